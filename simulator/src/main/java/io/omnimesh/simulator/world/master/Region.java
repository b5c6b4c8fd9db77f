package io.omnimesh.simulator.world.master;

/**
 * A NUTS 3 region of Ireland.
 *
 * @param regionId from 1
 * @param code NUTS code such as {@code IE061}
 * @param population share of the country's people, all regions sum to 1
 */
public record Region(
    int regionId, String code, String name, double latitude, double longitude, double population) {}
