package io.omnimesh.lake;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A change of a table's rows.
 *
 * @param operation as Iceberg names it: append, overwrite, delete, replace
 * @param runId of a run that was published through {@link Lake}
 * @param addedRows that it brought
 * @param totalRows that the table has had since
 */
public record LakeCommit(
    long snapshotId,
    Instant at,
    String operation,
    Optional<String> runId,
    OptionalLong addedRows,
    OptionalLong totalRows) {}
