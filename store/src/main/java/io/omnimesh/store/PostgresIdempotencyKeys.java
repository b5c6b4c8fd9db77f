package io.omnimesh.store;

import io.omnimesh.catalog.state.IdempotencyKeys;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Answers by key. */
final class PostgresIdempotencyKeys implements IdempotencyKeys {
  private static final int ATTEMPTS_MAX = 5;

  private final Sessions sessions;

  PostgresIdempotencyKeys(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public String remember(String key, String requestHash, String response, Duration ttl) {
    return sessions.call(handle -> {
      // Between the two statements the answer of another may expire: then ours is kept.
      for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
        if (keep(handle, key, requestHash, response, ttl)) {
          return response;
        }
        Optional<String> present = find(handle, key, requestHash);
        if (present.isPresent()) {
          return present.get();
        }
      }
      throw new MeshException(
          ErrorCode.CONFLICT, "Idempotency key " + key + " is used too fast; try again");
    });
  }

  private static boolean keep(
      Handle handle, String key, String requestHash, String response, Duration ttl) {
    return handle
            .createUpdate(
                """
                INSERT INTO idempotency_key (idempotency_key, request_hash, response, expires_at)
                VALUES (:key, :hash, :response,
                  clock_timestamp() + make_interval(secs => :seconds))
                ON CONFLICT (idempotency_key) DO UPDATE SET
                  request_hash = excluded.request_hash,
                  response = excluded.response,
                  expires_at = excluded.expires_at
                WHERE idempotency_key.expires_at <= clock_timestamp()
                """)
            .bind("key", key)
            .bind("hash", requestHash)
            .bind("response", response)
            .bind("seconds", ttl.toMillis() / 1_000.0)
            .execute()
        == 1;
  }

  @Override
  public Optional<String> find(String key, String requestHash) {
    return sessions.call(handle -> find(handle, key, requestHash));
  }

  private record Answer(String requestHash, String response) {}

  private static Optional<String> find(Handle handle, String key, String requestHash) {
    Optional<Answer> answer =
        handle
            .createQuery(
                """
                SELECT request_hash, response FROM idempotency_key
                WHERE idempotency_key = :key AND expires_at > clock_timestamp()
                """)
            .bind("key", key)
            .map(
                (rs, context) -> new Answer(rs.getString("request_hash"), rs.getString("response")))
            .findOne();
    if (answer.filter(present -> !present.requestHash().equals(requestHash)).isPresent()) {
      throw new MeshException(
          ErrorCode.CONFLICT,
          "Idempotency key " + key + " was sent with another request before; use a new key");
    }
    return answer.map(Answer::response);
  }

  @Override
  public int purgeExpired() {
    return sessions.call(handle ->
        handle
            .createUpdate("DELETE FROM idempotency_key WHERE expires_at <= clock_timestamp()")
            .execute());
  }
}
