package io.omnimesh.store;

import io.omnimesh.catalog.state.Page;
import io.omnimesh.catalog.state.PageRequest;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.QualityHistory;
import io.omnimesh.catalog.state.QualityRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Quality runs and their results. */
final class PostgresQualityHistory implements QualityHistory {
  private static final String COLUMNS =
      "id, domain, product, port, major, version, verdict, started_at, finished_at, snapshot_id,"
          + " row_count, checked_by";

  private final Sessions sessions;

  PostgresQualityHistory(Sessions sessions) {
    this.sessions = sessions;
  }

  private record Owned(long run, QualityRun.Result result) {}

  @Override
  public QualityRun append(QualityRun run) {
    return sessions.inTransaction(handle -> {
      long id =
          Rows.bind(
                  handle.createQuery(
                      """
                      INSERT INTO quality_run (domain, product, port, major, version, verdict,
                        started_at, finished_at, snapshot_id, row_count, checked_by)
                      VALUES (:domain, :product, :port, :major, :version, :verdict,
                        :startedAt, :finishedAt, :snapshotId, :rows, :by)
                      RETURNING id
                      """),
                  run.port())
              .bind("version", run.version())
              .bind("verdict", Rows.word(run.verdict()))
              .bind("startedAt", Rows.time(run.startedAt()))
              .bind("finishedAt", Rows.time(run.finishedAt()))
              .bind("snapshotId", run.snapshotId())
              .bind("rows", run.rows())
              .bind("by", run.by())
              .mapTo(Long.class)
              .one();
      if (!run.results().isEmpty()) {
        insertResults(handle, id, run.results());
      }
      return run.withId(id);
    });
  }

  private static void insertResults(Handle handle, long run, List<QualityRun.Result> results) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO quality_result (run_id, result_index, rule, property, metric, dimension,
              severity, verdict, measured, expected, message, samples_json, duration_millis)
            VALUES (:run, :index, :rule, :property, :metric, :dimension,
              :severity, :verdict, :measured, :expected, :message, :samples, :millis)
            """);
    for (int i = 0; i < results.size(); i++) {
      QualityRun.Result result = results.get(i);
      batch
          .bind("run", run)
          .bind("index", i)
          .bind("rule", result.rule())
          .bind("property", result.property())
          .bind("metric", result.metric())
          .bind("dimension", result.dimension())
          .bind("severity", result.severity())
          .bind("verdict", Rows.word(result.verdict()))
          .bind("measured", result.measured())
          .bind("expected", result.expected())
          .bind("message", result.message())
          .bind("samples", result.samplesJson())
          .bind("millis", result.durationMillis())
          .add();
    }
    batch.execute();
  }

  @Override
  public Optional<QualityRun> latest(PortId port) {
    return page(port, PageRequest.first(1)).items().stream().findFirst();
  }

  @Override
  public List<QualityRun> latest() {
    return sessions.call(handle ->
        handle
            .createQuery(
                """
                SELECT DISTINCT ON (domain, product, port, major) %s FROM quality_run
                ORDER BY domain, product, port, major, id DESC
                """
                    .formatted(COLUMNS))
            .map((rs, context) -> run(rs, List.of()))
            .list());
  }

  @Override
  public Page<QualityRun> page(PortId port, PageRequest request) {
    return sessions.call(handle -> {
      List<QualityRun> heads =
          Rows.bind(
                  handle.createQuery(
                      "SELECT %s FROM quality_run WHERE %s AND id < :before ORDER BY id DESC LIMIT :limit"
                          .formatted(COLUMNS, Rows.OF_PORT)),
                  port)
              .bind("before", request.before().orElse(Long.MAX_VALUE))
              .bind("limit", request.limit() + 1)
              .map((rs, context) -> run(rs, List.of()))
              .list();
      Page<QualityRun> page = Page.of(heads, request.limit(), QualityRun::id);
      Map<Long, List<QualityRun.Result>> results = results(handle, page.items());
      return new Page<>(
          page.items().stream()
              .map(run -> run.withResults(results.getOrDefault(run.id(), List.of())))
              .toList(),
          page.next());
    });
  }

  private static Map<Long, List<QualityRun.Result>> results(Handle handle, List<QualityRun> runs) {
    Map<Long, List<QualityRun.Result>> results = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT run_id, rule, property, metric, dimension, severity, verdict, measured, expected,
              message, samples_json, duration_millis
            FROM quality_result WHERE run_id = ANY(:runs) ORDER BY run_id, result_index
            """)
        .bindArray("runs", Long.class, runs.stream().map(QualityRun::id).toList())
        .map((rs, context) -> result(rs))
        .forEach(owned ->
            results.computeIfAbsent(owned.run(), run -> new ArrayList<>()).add(owned.result()));
    return results;
  }

  @Override
  public int purgeBefore(Instant end) {
    return sessions.call(handle ->
        handle
            .createUpdate(
                """
                DELETE FROM quality_run old WHERE finished_at < :end AND EXISTS (
                  SELECT 1 FROM quality_run newer
                  WHERE (newer.domain, newer.product, newer.port, newer.major)
                    = (old.domain, old.product, old.port, old.major) AND newer.id > old.id)
                """)
            .bind("end", Rows.time(end))
            .execute());
  }

  private static QualityRun run(ResultSet rs, List<QualityRun.Result> results) throws SQLException {
    return new QualityRun(
        rs.getLong("id"),
        Rows.port(rs),
        rs.getString("version"),
        Rows.constant(rs, "verdict", QualityRun.Verdict.class),
        Rows.instant(rs, "started_at"),
        Rows.instant(rs, "finished_at"),
        Rows.findLong(rs, "snapshot_id"),
        Rows.findLong(rs, "row_count"),
        rs.getString("checked_by"),
        results);
  }

  private static Owned result(ResultSet rs) throws SQLException {
    return new Owned(
        rs.getLong("run_id"),
        new QualityRun.Result(
            rs.getString("rule"),
            Rows.findText(rs, "property"),
            rs.getString("metric"),
            Rows.findText(rs, "dimension"),
            rs.getString("severity"),
            Rows.constant(rs, "verdict", QualityRun.Verdict.class),
            Rows.findDouble(rs, "measured"),
            Rows.findText(rs, "expected"),
            Rows.findText(rs, "message"),
            Rows.findText(rs, "samples_json"),
            rs.getLong("duration_millis")));
  }
}
