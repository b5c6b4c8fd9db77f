package io.omnimesh.simulator.world.master;

import java.time.LocalDate;

/**
 * A store.
 *
 * @param storeId from 1, without gaps
 * @param code such as {@code S0042}
 * @param postcode an Eircode
 * @param warehouseId the warehouse that supplies it
 * @param tills number of tills
 */
public record Store(
    int storeId,
    String code,
    String name,
    int regionId,
    StoreFormat format,
    String street,
    String town,
    String postcode,
    double latitude,
    double longitude,
    int sellingAreaSquareMetres,
    int tills,
    LocalDate openedOn,
    OpeningHours hours,
    int warehouseId) {}
