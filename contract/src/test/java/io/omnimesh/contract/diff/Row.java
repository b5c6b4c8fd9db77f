package io.omnimesh.contract.diff;

import io.omnimesh.contract.draft.ContractDraft;
import java.util.function.Consumer;

/**
 * An example of a change.
 *
 * @param before what is done to the contract of {@link Rows#orders} to get the old one
 * @param after what is done to it to get the new one
 * @param message what the change must say
 */
record Row(
    String id,
    Consumer<ContractDraft> before,
    Consumer<ContractDraft> after,
    String path,
    String message) {}
