package io.omnimesh.simulator.world.master;

import org.jspecify.annotations.Nullable;

/** A person as customer service knows them: one line for the name, however it was heard. */
public record ServiceContact(
    long contactId,
    String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String town) {}
