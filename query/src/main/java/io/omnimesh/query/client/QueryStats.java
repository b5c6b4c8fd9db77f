package io.omnimesh.query.client;

import io.trino.client.StatementStats;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How far a query is, as Trino said last.
 *
 * @param progressPercent 0 to 100; empty until the work is known
 * @param processedRows rows read from the sources
 * @param processedBytes bytes of the rows read from the sources, as Trino holds them
 * @param physicalBytes bytes read from files or the network
 */
public record QueryStats(
    QueryState state,
    OptionalDouble progressPercent,
    int nodes,
    int totalSplits,
    int queuedSplits,
    int runningSplits,
    int completedSplits,
    long processedRows,
    long processedBytes,
    long physicalBytes,
    long peakMemoryBytes,
    Duration queued,
    Duration elapsed,
    Duration cpu) {

  static QueryStats of(StatementStats stats) {
    return new QueryStats(
        QueryState.ofTrino(stats.getState()),
        stats.getProgressPercentage(),
        stats.getNodes(),
        stats.getTotalSplits(),
        stats.getQueuedSplits(),
        stats.getRunningSplits(),
        stats.getCompletedSplits(),
        stats.getProcessedRows(),
        stats.getProcessedBytes(),
        stats.getPhysicalInputBytes(),
        stats.getPeakMemoryBytes(),
        Duration.ofMillis(stats.getQueuedTimeMillis()),
        Duration.ofMillis(stats.getElapsedTimeMillis()),
        Duration.ofMillis(stats.getCpuTimeMillis()));
  }
}
