package io.omnimesh.store;

import io.omnimesh.catalog.state.Page;
import io.omnimesh.catalog.state.PageRequest;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.SloChange;
import io.omnimesh.catalog.state.SloHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Changes of service levels, and the state in which each is. */
final class PostgresSloHistory implements SloHistory {
  private static final String COLUMNS =
      "id, domain, product, port, major, property, state, changed_at, measured, target, unit,"
          + " message";
  private static final String LATEST =
      "SELECT %s FROM slo_change WHERE id IN (SELECT change_id FROM slo_state WHERE %s)"
          + " ORDER BY domain, product, port, major, property";

  private final Sessions sessions;

  PostgresSloHistory(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Optional<SloChange> record(SloChange change) {
    return sessions.inTransaction(handle -> {
      if (!enter(handle, change)) {
        return Optional.empty();
      }
      SloChange kept = insert(handle, change);
      Rows.bind(
              handle.createUpdate(
                  "UPDATE slo_state SET change_id = :id WHERE property = :property AND "
                      + Rows.OF_PORT),
              change.port())
          .bind("property", change.property())
          .bind("id", kept.id())
          .execute();
      return Optional.of(kept);
    });
  }

  /** Whether the state is a new one; then the row is locked until the transaction ends. */
  private static boolean enter(Handle handle, SloChange change) {
    return Rows.bind(
                handle.createUpdate(
                    """
                    INSERT INTO slo_state (domain, product, port, major, property, state)
                    VALUES (:domain, :product, :port, :major, :property, :state)
                    ON CONFLICT (domain, product, port, major, property)
                    DO UPDATE SET state = excluded.state WHERE slo_state.state <> excluded.state
                    """),
                change.port())
            .bind("property", change.property())
            .bind("state", Rows.word(change.state()))
            .execute()
        == 1;
  }

  private static SloChange insert(Handle handle, SloChange change) {
    return Rows.bind(
            handle.createQuery(
                """
                INSERT INTO slo_change (domain, product, port, major, property, state, changed_at,
                  measured, target, unit, message)
                VALUES (:domain, :product, :port, :major, :property, :state, :at,
                  :measured, :target, :unit, :message)
                RETURNING
                """
                    + COLUMNS),
            change.port())
        .bind("property", change.property())
        .bind("state", Rows.word(change.state()))
        .bind("at", Rows.time(change.at()))
        .bind("measured", change.measured())
        .bind("target", change.target())
        .bind("unit", change.unit())
        .bind("message", change.message())
        .map((rs, context) -> change(rs))
        .one();
  }

  @Override
  public List<SloChange> latest() {
    return sessions.call(handle ->
        handle
            .createQuery(LATEST.formatted(COLUMNS, "true"))
            .map((rs, context) -> change(rs))
            .list());
  }

  @Override
  public List<SloChange> latest(PortId port) {
    return sessions.call(handle ->
        Rows.bind(handle.createQuery(LATEST.formatted(COLUMNS, Rows.OF_PORT)), port)
            .map((rs, context) -> change(rs))
            .list());
  }

  @Override
  public Page<SloChange> page(PortId port, PageRequest request) {
    return sessions.call(handle ->
        Page.of(
            Rows.bind(
                    handle.createQuery(
                        "SELECT %s FROM slo_change WHERE %s AND id < :before ORDER BY id DESC LIMIT :limit"
                            .formatted(COLUMNS, Rows.OF_PORT)),
                    port)
                .bind("before", request.before().orElse(Long.MAX_VALUE))
                .bind("limit", request.limit() + 1)
                .map((rs, context) -> change(rs))
                .list(),
            request.limit(),
            SloChange::id));
  }

  @Override
  public List<SloChange> timeline(PortId port, String property, Instant start, Instant end) {
    return sessions.call(handle ->
        Rows.bind(
                handle.createQuery(
                    """
                    (SELECT %1$s FROM slo_change
                     WHERE %2$s AND property = :property AND changed_at < :start
                     ORDER BY id DESC LIMIT 1)
                    UNION ALL
                    (SELECT %1$s FROM slo_change
                     WHERE %2$s AND property = :property AND changed_at >= :start AND changed_at < :end)
                    ORDER BY id
                    """
                        .formatted(COLUMNS, Rows.OF_PORT)),
                port)
            .bind("property", property)
            .bind("start", Rows.time(start))
            .bind("end", Rows.time(end))
            .map((rs, context) -> change(rs))
            .list());
  }

  @Override
  public int purgeBefore(Instant end) {
    return sessions.call(handle ->
        handle
            .createUpdate(
                """
                DELETE FROM slo_change old WHERE changed_at < :end AND NOT EXISTS (
                  SELECT 1 FROM slo_state now WHERE now.change_id = old.id)
                """)
            .bind("end", Rows.time(end))
            .execute());
  }

  private static SloChange change(ResultSet rs) throws SQLException {
    return new SloChange(
        rs.getLong("id"),
        Rows.port(rs),
        rs.getString("property"),
        Rows.constant(rs, "state", SloChange.State.class),
        Rows.instant(rs, "changed_at"),
        Rows.findDouble(rs, "measured"),
        Rows.findDouble(rs, "target"),
        Rows.findText(rs, "unit"),
        rs.getString("message"));
  }
}
