package io.omnimesh.catalog.source;

/**
 * As whom a system is used.
 *
 * @param user the user's name in that system; one that may only read
 * @param password a reference to the password
 */
public record Login(Setting user, Secret password) {}
