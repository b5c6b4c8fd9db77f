package io.omnimesh.simulator.world.master;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A true person: known to the world alone, to no system of the retailer. {@code null} phone: has
 * none.
 *
 * @param personId from 1, without gaps
 */
public record Person(
    int personId,
    String firstName,
    String lastName,
    LocalDate birthDate,
    String street,
    String town,
    String postcode,
    int regionId,
    int homeStoreId,
    @Nullable String phone,
    String email) {}
