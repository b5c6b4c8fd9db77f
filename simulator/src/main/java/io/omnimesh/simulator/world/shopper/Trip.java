package io.omnimesh.simulator.world.shopper;

/**
 * A trip of a known person that ended at a till; person and store count from zero.
 *
 * @param missed how many of the things wanted were not on the shelf
 */
public record Trip(int person, int store, long millisOfDay, int missed) {}
