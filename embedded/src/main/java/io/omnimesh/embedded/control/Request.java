package io.omnimesh.embedded.control;

/**
 * What is asked of the launcher.
 *
 * @param command {@code status}, {@code stop}, {@code restart} or {@code reset}
 * @param part the part's name; empty where the command needs none
 */
record Request(String command, String part) {}
