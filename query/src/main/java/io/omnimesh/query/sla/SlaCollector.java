package io.omnimesh.query.sla;

import io.omnimesh.catalog.lineage.TableName;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.sla.Observation;
import io.omnimesh.contract.sla.Observations;
import io.omnimesh.query.client.QueryOptions;
import io.omnimesh.query.client.TrinoClient;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks at ports: at tables through their metadata, at views through a column that a promise names.
 * What cannot be seen is missing with its reason; nothing here throws for a failing statement. Safe
 * for use by many threads.
 */
public final class SlaCollector {
  /** So many snapshots are read; older ones say nothing of service today. */
  public static final int SNAPSHOTS_MAX = 1_000;

  /** Arriving rows are counted over this time. */
  public static final Duration THROUGHPUT_WINDOW = Duration.ofHours(1);

  private static final Duration STATEMENT_MAX = Duration.ofSeconds(20);
  private static final int REASON_CHARACTERS_MAX = 300;

  private final Function<String, List<List<@Nullable Object>>> trino;
  private final Clock clock;

  SlaCollector(Function<String, List<List<@Nullable Object>>> trino, Clock clock) {
    this.trino = trino;
    this.clock = clock;
  }

  /** A collector that asks a Trino as the client's user. */
  public static SlaCollector of(TrinoClient trino, Clock clock) {
    QueryOptions options =
        QueryOptions.ofDefaults().withSource("omnimesh-control").withTimeLimit(STATEMENT_MAX);
    return new SlaCollector(sql -> trino.all(sql, options), clock);
  }

  /**
   * What can be seen of an Iceberg table without reading its data: updates, arriving rows, and the
   * bounds of the elements. Reads, queries, deliveries and incidents are for others to add.
   */
  public Observations table(TableName table, SlaElements elements) {
    Observations seen = Observations.none("nobody collects this for table " + table);
    Observations updated =
        ask(
            SlaStatements.snapshots(table, SNAPSHOTS_MAX),
            rows -> updates(seen, rows.stream().map(Snapshot::of).toList()),
            reason ->
                seen.withUpdates(Observation.missing(reason), Observation.missing(reason))
                    .withRowsPerSecond(Observation.missing(reason)));
    return bounds(
        updated.withOldestData(
            Observation.missing("the promise names no element that tells how old data is")),
        elements,
        SlaStatements.partitions(table, elements.distinctColumns()));
  }

  /** What can be seen of a view: the bounds of the elements, read from the data. */
  public Observations view(TableName view, SlaElements elements) {
    String reason =
        "a view holds no data of its own; name an element in the promise to measure it there";
    return bounds(
        Observations.none("nobody collects this for view " + view)
            .withUpdates(Observation.missing(reason), Observation.missing(reason))
            .withOldestData(Observation.missing(reason)),
        elements,
        SlaStatements.bounds(view, elements.distinctColumns()));
  }

  /**
   * One attempt to read a port.
   *
   * @param failure empty where it succeeded
   */
  public record Probe(TableName table, Instant at, Duration took, Optional<String> failure) {}

  /** Tries to read a row of a port. */
  public Probe probe(TableName table) {
    Instant start = clock.instant();
    Optional<String> failure =
        ask(SlaStatements.probe(table), rows -> Optional.empty(), Optional::of);
    return new Probe(table, start, Duration.between(start, clock.instant()), failure);
  }

  private Observations updates(Observations seen, List<Snapshot> snapshots) {
    List<Snapshot> updates = snapshots.stream().filter(Snapshot::bringsData).toList();
    if (updates.isEmpty()) {
      Observation<Instant> none = Observation.missing("no data has arrived yet");
      return seen.withUpdates(none, none)
          .withRowsPerSecond(Observation.missing("no data has arrived yet"));
    }
    Observation<Instant> first =
        snapshots.getLast().hasParent()
            ? Observation.missing("the first snapshots of the table are gone")
            : Observation.of(updates.getLast().at());
    return seen.withUpdates(first, Observation.of(updates.getFirst().at()))
        .withRowsPerSecond(rowsPerSecond(updates));
  }

  private Observation<BigDecimal> rowsPerSecond(List<Snapshot> updates) {
    if (updates.stream().anyMatch(update -> !update.operation().equals("append"))) {
      return Observation.missing(
          "the table is replaced in whole or part, so that arriving rows cannot be told apart");
    }
    Instant start = clock.instant().minus(THROUGHPUT_WINDOW);
    long rows =
        updates.stream()
            .filter(update -> update.at().isAfter(start))
            .mapToLong(Snapshot::addedRows)
            .sum();
    return Observation.of(
        BigDecimal.valueOf(rows)
            .divide(BigDecimal.valueOf(THROUGHPUT_WINDOW.toSeconds()), MathContext.DECIMAL64));
  }

  private Observations bounds(Observations seen, SlaElements elements, String sql) {
    Observations all = seen;
    for (Map.Entry<String, Observation<Instant>> each : elements.refused().entrySet()) {
      all =
          all.withNewest(each.getKey(), each.getValue()).withOldest(each.getKey(), each.getValue());
    }
    if (elements.columns().isEmpty()) {
      return all;
    }
    List<Observation<Instant>> bounds =
        ask(
            sql,
            rows -> instants(rows.getFirst()),
            reason -> {
              List<Observation<Instant>> missing = new ArrayList<>();
              elements
                  .distinctColumns()
                  .forEach(column -> {
                    missing.add(Observation.missing(reason));
                    missing.add(Observation.missing(reason));
                  });
              return missing;
            });
    for (Map.Entry<String, String> each : elements.columns().entrySet()) {
      int column = elements.distinctColumns().indexOf(each.getValue());
      all =
          all.withOldest(each.getKey(), bounds.get(2 * column))
              .withNewest(each.getKey(), bounds.get(2 * column + 1));
    }
    return all;
  }

  private static List<Observation<Instant>> instants(List<@Nullable Object> row) {
    List<Observation<Instant>> instants = new ArrayList<>();
    for (Object value : row) {
      instants.add(
          value == null
              ? Observation.missing("there is no data yet")
              : Observation.of(instant(value)));
    }
    return instants;
  }

  private static Instant instant(Object millis) {
    return Instant.ofEpochMilli(((Number) millis).longValue());
  }

  private <T> T ask(
      String sql, Function<List<List<@Nullable Object>>, T> answer, Function<String, T> failure) {
    List<List<@Nullable Object>> rows;
    try {
      rows = trino.apply(sql);
    } catch (MeshException e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return failure.apply(message.substring(0, Math.min(message.length(), REASON_CHARACTERS_MAX)));
    }
    return answer.apply(rows);
  }

  /** A commit of an Iceberg table. */
  private record Snapshot(Instant at, String operation, boolean hasParent, long addedRows) {
    static Snapshot of(List<@Nullable Object> row) {
      Object added = row.get(3);
      return new Snapshot(
          instant(Objects.requireNonNull(row.get(0))),
          String.valueOf(row.get(1)),
          row.get(2) != null,
          added == null ? 0 : Long.parseLong(added.toString()));
    }

    /** Compaction rewrites data, and a delete takes it away. */
    boolean bringsData() {
      return operation.equals("append") || operation.equals("overwrite");
    }
  }
}
