package io.omnimesh.simulator.world.master;

/**
 * A warehouse.
 *
 * @param warehouseId from 1, without gaps
 * @param code such as {@code W2}
 */
public record Warehouse(
    int warehouseId,
    String code,
    String name,
    int regionId,
    String town,
    double latitude,
    double longitude,
    int palletPlaces) {}
