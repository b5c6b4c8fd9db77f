package io.omnimesh.simulator.world.master;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person as the loyalty card knows them: filled in by hand in a store. */
public record LoyaltyCard(
    long cardNumber,
    LocalDate issuedOn,
    int homeStoreId,
    String firstName,
    String lastName,
    @Nullable LocalDate birthDate,
    @Nullable String postcode,
    @Nullable String phone,
    @Nullable String email) {}
