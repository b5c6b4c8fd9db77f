package io.omnimesh.lake;

import java.time.Instant;

/**
 * A snapshot that a run made.
 *
 * @param rows that the run added
 */
public record Published(long snapshotId, Instant at, long rows) {}
