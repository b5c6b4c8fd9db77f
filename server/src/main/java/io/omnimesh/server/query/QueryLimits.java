package io.omnimesh.server.query;

import java.time.Duration;

/**
 * What queries may use of this process.
 *
 * @param runningMax queries that are kept at once, finished ones with unread rows included
 * @param runningPerCallerMax the same for one caller
 * @param bufferedRowsMax rows that a query may be ahead of its reader
 * @param bufferedBytesMax about as many bytes that it may be ahead
 * @param idleMax a query that nobody asked about for this long is cancelled and forgotten
 * @param timeLimit how long a query may take unless its request says less or more
 * @param timeLimitMax how long it may take at most
 */
public record QueryLimits(
    int runningMax,
    int runningPerCallerMax,
    int bufferedRowsMax,
    long bufferedBytesMax,
    Duration idleMax,
    Duration timeLimit,
    Duration timeLimitMax) {

  public static QueryLimits ofDefaults() {
    return new QueryLimits(
        100,
        50,
        10_000,
        2 * 1024 * 1024,
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        Duration.ofHours(1));
  }
}
