package io.omnimesh.lake;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A table that stands beside a target until its rows are published there or discarded.
 *
 * @param table to insert into and to check; a table of the same catalog, empty at first
 * @param target that the rows are for
 * @param runId of the run that makes them; stands in the snapshot that it publishes
 * @param startedAt when it was made
 * @param baseSnapshotId the target's snapshot at that time; empty where it had none
 */
public record Staging(
    TableName table,
    TableName target,
    String runId,
    Instant startedAt,
    OptionalLong baseSnapshotId) {}
