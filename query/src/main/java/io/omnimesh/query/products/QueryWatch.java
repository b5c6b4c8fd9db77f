package io.omnimesh.query.products;

import io.omnimesh.catalog.lineage.TableName;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.QueryHistory;
import io.omnimesh.catalog.state.TableRead;
import io.omnimesh.contract.sla.Observation;
import io.omnimesh.contract.sla.Observations;
import io.omnimesh.contract.sql.Sql;
import io.omnimesh.query.client.QueryOptions;
import io.omnimesh.query.client.TrinoClient;
import io.omnimesh.query.lineage.SqlTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Notes who reads which product, from the queries that Trino remembers. Statements are parsed with
 * Trino's grammar; what the mesh itself asks does not count. One thread watches; any may ask.
 */
public final class QueryWatch implements Runnable {
  /** How the mesh's own statements call themselves. */
  public static final String OWN_SOURCE = "omnimesh-control";

  private static final int KNOWN_MAX = 2_000;

  private final TrinoClient trino;
  private final QueryHistory history;
  private final Set<String> known = new LinkedHashSet<>();
  private final Map<String, Share> counts = new ConcurrentHashMap<>();

  public QueryWatch(TrinoClient trino, QueryHistory history) {
    this.trino = trino;
    this.history = history;
  }

  @Override
  public void run() {
    List<TableRead> reads = new ArrayList<>();
    String sql =
        "SELECT query_id, \"user\", source, query, to_unixtime(created), state"
            + " FROM system.runtime.queries WHERE state IN ('FINISHED', 'FAILED') AND query LIKE '%mesh%' AND coalesce(source, '') <> "
            + Sql.literal(OWN_SOURCE);
    for (List<@Nullable Object> row :
        trino.all(sql, QueryOptions.ofDefaults().withSource(OWN_SOURCE))) {
      if (known.add(String.valueOf(row.getFirst()))) {
        List<TableRead> found = reads(row);
        boolean failed = "FAILED".equals(row.get(5));
        found.forEach(read -> counts.merge(read.table(), Share.of(failed), Share::plus));
        if (!failed) {
          reads.addAll(found);
        }
      }
    }
    while (known.size() > KNOWN_MAX) {
      known.remove(known.iterator().next());
    }
    if (!reads.isEmpty()) {
      history.add(reads);
    }
  }

  /** How many of the queries on a port failed since this process began. */
  Observation<Observations.Share> failures(PortId id) {
    Share share =
        counts
            .getOrDefault(id.table(), Share.NONE)
            .plus(counts.getOrDefault(id.newestTable(), Share.NONE));
    return share.all() == 0
        ? Observation.missing("nobody has queried it since the server started")
        : Observation.of(new Observations.Share(share.failed(), share.all()));
  }

  /** Failed queries of all. */
  private record Share(long failed, long all) {
    static final Share NONE = new Share(0, 0);

    static Share of(boolean failed) {
      return new Share(failed ? 1 : 0, 1);
    }

    Share plus(Share other) {
      return new Share(failed + other.failed, all + other.all);
    }
  }

  private static List<TableRead> reads(List<@Nullable Object> row) {
    Optional<SqlTables> tables = SqlTables.read(String.valueOf(row.get(3)));
    return tables.map(SqlTables::reads).orElse(Collections.emptySortedSet()).stream()
        .filter(table -> table.catalog().equals("mesh"))
        .map((TableName table) ->
            new TableRead(
                table.toString(),
                String.valueOf(row.get(1)),
                row.get(2) == null ? "" : String.valueOf(row.get(2)),
                instant(row.get(4)),
                1))
        .toList();
  }

  private static Instant instant(@Nullable Object seconds) {
    return seconds instanceof Double exact
        ? Instant.ofEpochMilli((long) (exact * 1_000))
        : Instant.EPOCH;
  }
}
