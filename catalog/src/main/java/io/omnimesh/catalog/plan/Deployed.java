package io.omnimesh.catalog.plan;

import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.PortKind;
import io.omnimesh.contract.odcs.DataContract;
import java.util.Optional;

/**
 * One major of one port as it was last applied.
 *
 * @param contractText the contract's file as it was
 * @param fingerprint what the relation looked like then, see {@link Fingerprint}
 * @param revision counts the changes of this entry
 */
public record Deployed(
    PortId id,
    PortKind kind,
    DataContract contract,
    String contractText,
    Optional<String> transform,
    String fingerprint,
    long revision) {}
