package io.omnimesh.catalog.state;

import io.omnimesh.contract.error.MeshException;
import java.time.Duration;
import java.util.Optional;

/**
 * Answers that were given, so that a request that is sent twice is done once. A key belongs to one
 * caller: whoever asks puts the caller's name into it. Thread-safe; the clock is the store's.
 */
public interface IdempotencyKeys {

  /**
   * Keeps an answer; where the key has one already, that one stays and is returned.
   *
   * @throws MeshException {@code CONFLICT} where the key stands for another request
   */
  String remember(String key, String requestHash, String response, Duration ttl);

  /**
   * The answer that was given to a request.
   *
   * @throws MeshException {@code CONFLICT} where the key stands for another request
   */
  Optional<String> find(String key, String requestHash);

  /**
   * Removes the answers whose time is over.
   *
   * @return how many
   */
  int purgeExpired();
}
