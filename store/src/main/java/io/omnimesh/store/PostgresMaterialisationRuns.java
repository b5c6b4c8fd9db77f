package io.omnimesh.store;

import io.omnimesh.catalog.state.Lease;
import io.omnimesh.catalog.state.MaterialisationRun;
import io.omnimesh.catalog.state.MaterialisationRuns;
import io.omnimesh.catalog.state.Page;
import io.omnimesh.catalog.state.PageRequest;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.Query;

/** Runs of table ports; each names the lease under which it runs. */
final class PostgresMaterialisationRuns implements MaterialisationRuns {
  private static final String COLUMNS =
      "id, domain, product, port, major, started_by, started_at, ended_at, state, snapshot_id,"
          + " row_count, message";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM materialisation_run run WHERE ";

  private final Sessions sessions;

  PostgresMaterialisationRuns(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public MaterialisationRun start(PortId port, String by, Lease lease) {
    return sessions.call(handle ->
        one(Rows.bind(
                    handle.createQuery(
                        """
                        INSERT INTO materialisation_run
                          (domain, product, port, major, started_by, lease_name, lease_token)
                        SELECT :domain, :product, :port, :major, :by, name, token FROM lease
                        WHERE name = :lease AND token = :token
                          AND held_until > clock_timestamp()
                        RETURNING
                        """
                            + COLUMNS),
                    port)
                .bind("by", by)
                .bind("lease", lease.name())
                .bind("token", lease.token()))
            .orElseThrow(() ->
                new MeshException(
                    ErrorCode.CONFLICT,
                    "A run of port %s cannot start: its lease %s is lost; acquire it again"
                        .formatted(port, lease.name()))));
  }

  @Override
  public MaterialisationRun finish(
      long run,
      MaterialisationRun.State state,
      OptionalLong snapshotId,
      OptionalLong rows,
      Optional<String> message) {
    if (state == MaterialisationRun.State.RUNNING) {
      throw new IllegalArgumentException("A run does not end as running");
    }
    return sessions.call(handle -> {
      Optional<MaterialisationRun> finished =
          one(
              handle
                  .createQuery(
                      """
                      UPDATE materialisation_run SET state = :state, snapshot_id = :snapshotId,
                        row_count = :rows, message = :message, ended_at = clock_timestamp()
                      WHERE id = :run AND state = 'running'
                      RETURNING
                      """
                          + COLUMNS)
                  .bind("state", Rows.word(state))
                  .bind("snapshotId", snapshotId)
                  .bind("rows", rows)
                  .bind("message", message)
                  .bind("run", run));
      return finished.orElseGet(
          () -> ended(one(handle.createQuery(SELECT + "id = :run").bind("run", run)), run, state));
    });
  }

  private static MaterialisationRun ended(
      Optional<MaterialisationRun> present, long run, MaterialisationRun.State state) {
    MaterialisationRun found =
        present.orElseThrow(
            () -> new MeshException(ErrorCode.NOT_FOUND, "There is no materialisation run " + run));
    if (found.state() != state) {
      throw new MeshException(
          ErrorCode.CONFLICT,
          "Run %d of port %s has ended already (%s)".formatted(run, found.port(), found.state()));
    }
    return found;
  }

  @Override
  public List<MaterialisationRun> abandoned() {
    return sessions.call(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                    state = 'running' AND NOT EXISTS (
                      SELECT 1 FROM lease WHERE name = run.lease_name AND token = run.lease_token
                        AND held_until > clock_timestamp())
                    ORDER BY id
                    """)
            .map((rs, context) -> run(rs))
            .list());
  }

  @Override
  public Optional<MaterialisationRun> latest(PortId port) {
    return page(port, PageRequest.first(1)).items().stream().findFirst();
  }

  @Override
  public List<MaterialisationRun> latest() {
    return sessions.call(handle ->
        handle
            .createQuery(
                """
                SELECT DISTINCT ON (domain, product, port, major) %s FROM materialisation_run
                ORDER BY domain, product, port, major, id DESC
                """
                    .formatted(COLUMNS))
            .map((rs, context) -> run(rs))
            .list());
  }

  @Override
  public Optional<MaterialisationRun> latestPublished(PortId port) {
    return sessions.call(handle ->
        one(
            Rows.bind(
                handle.createQuery(
                    SELECT + Rows.OF_PORT + " AND state = 'published' ORDER BY id DESC LIMIT 1"),
                port)));
  }

  @Override
  public Page<MaterialisationRun> page(PortId port, PageRequest request) {
    return sessions.call(handle ->
        Page.of(
            Rows.bind(
                    handle.createQuery(
                        SELECT + Rows.OF_PORT + " AND id < :before ORDER BY id DESC LIMIT :limit"),
                    port)
                .bind("before", request.before().orElse(Long.MAX_VALUE))
                .bind("limit", request.limit() + 1)
                .map((rs, context) -> run(rs))
                .list(),
            request.limit(),
            MaterialisationRun::id));
  }

  @Override
  public int purgeBefore(Instant end) {
    return sessions.call(handle ->
        handle
            .createUpdate(
                """
                DELETE FROM materialisation_run old WHERE ended_at < :end
                  AND EXISTS (SELECT 1 FROM materialisation_run newer
                    WHERE (newer.domain, newer.product, newer.port, newer.major)
                      = (old.domain, old.product, old.port, old.major)
                      AND newer.id > old.id
                      AND (old.state <> 'published' OR newer.state = 'published'))
                """)
            .bind("end", Rows.time(end))
            .execute());
  }

  private static Optional<MaterialisationRun> one(Query query) {
    return query.map((rs, context) -> run(rs)).findOne();
  }

  private static MaterialisationRun run(ResultSet rs) throws SQLException {
    return new MaterialisationRun(
        rs.getLong("id"),
        Rows.port(rs),
        rs.getString("started_by"),
        Rows.instant(rs, "started_at"),
        Rows.findInstant(rs, "ended_at"),
        Rows.constant(rs, "state", MaterialisationRun.State.class),
        Rows.findLong(rs, "snapshot_id"),
        Rows.findLong(rs, "row_count"),
        Rows.findText(rs, "message"));
  }
}
