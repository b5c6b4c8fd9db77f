package io.omnimesh.store;

import io.omnimesh.catalog.state.Lease;
import io.omnimesh.catalog.state.Leases;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Leases as rows that are never deleted: the token of a row only rises, at each take-over and each
 * return, so that nobody who had the lease before can pass for its holder.
 */
final class PostgresLeases implements Leases {
  private static final int ATTEMPTS_MAX = 5;

  private final Sessions sessions;

  PostgresLeases(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Lease.Claim claim(String name, String holder, Duration ttl) {
    return sessions.call(handle -> {
      // Between the two statements the lease may become free: then it is ours on the next round.
      for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
        Optional<Lease> taken = take(handle, name, holder, ttl);
        if (taken.isPresent()) {
          return new Lease.Claim.Granted(taken.get());
        }
        Optional<Lease> other = current(handle, name);
        if (other.isPresent()) {
          return new Lease.Claim.Held(other.get());
        }
      }
      throw new MeshException(
          ErrorCode.CONFLICT, name + " is taken and given back too fast; try again");
    });
  }

  private static Optional<Lease> take(Handle handle, String name, String holder, Duration ttl) {
    return handle
        .createQuery(
            """
            INSERT INTO lease (name, holder, token, held_since, held_until)
            VALUES (:name, :holder, 1, clock_timestamp(),
              clock_timestamp() + make_interval(secs => :seconds))
            ON CONFLICT (name) DO UPDATE SET
              holder = excluded.holder,
              token = lease.token + 1,
              held_since = clock_timestamp(),
              held_until = clock_timestamp() + make_interval(secs => :seconds)
            WHERE lease.held_until <= clock_timestamp()
            RETURNING name, holder, token, held_since, held_until
            """)
        .bind("name", name)
        .bind("holder", holder)
        .bind("seconds", seconds(ttl))
        .map((rs, context) -> lease(rs))
        .findOne();
  }

  @Override
  public Optional<Lease> renew(Lease lease, Duration ttl) {
    return sessions.call(handle ->
        handle
            .createQuery(
                """
                UPDATE lease SET held_until = clock_timestamp() + make_interval(secs => :seconds)
                WHERE name = :name AND token = :token
                RETURNING name, holder, token, held_since, held_until
                """)
            .bind("name", lease.name())
            .bind("token", lease.token())
            .bind("seconds", seconds(ttl))
            .map((rs, context) -> lease(rs))
            .findOne());
  }

  @Override
  public void release(Lease lease) {
    sessions.call(handle ->
        handle
            .createUpdate(
                """
                UPDATE lease SET held_until = clock_timestamp(), token = token + 1
                WHERE name = :name AND token = :token
                """)
            .bind("name", lease.name())
            .bind("token", lease.token())
            .execute());
  }

  @Override
  public Optional<Lease> current(String name) {
    return sessions.call(handle -> current(handle, name));
  }

  private static Optional<Lease> current(Handle handle, String name) {
    return handle
        .createQuery(
            """
            SELECT name, holder, token, held_since, held_until FROM lease
            WHERE name = :name AND held_until > clock_timestamp()
            """)
        .bind("name", name)
        .map((rs, context) -> lease(rs))
        .findOne();
  }

  private static double seconds(Duration ttl) {
    if (ttl.isNegative() || ttl.isZero()) {
      throw new IllegalArgumentException("A lease needs some time, not " + ttl);
    }
    return ttl.toMillis() / 1_000.0;
  }

  private static Lease lease(ResultSet rs) throws SQLException {
    return new Lease(
        rs.getString("name"),
        rs.getString("holder"),
        rs.getLong("token"),
        Rows.instant(rs, "held_since"),
        Rows.instant(rs, "held_until"));
  }
}
