package io.omnimesh.simulator.world.master;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person as the online shop knows them: as typed, with errors, what was not asked is absent. */
public record OnlineAccount(
    long accountId,
    Instant registeredAt,
    String email,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable LocalDate birthDate,
    @Nullable String phone,
    @Nullable String street,
    @Nullable String town,
    @Nullable String postcode,
    Consent marketing) {

  /** Whether advertising may be sent. */
  public enum Consent {
    GIVEN,
    REFUSED
  }
}
