package io.omnimesh.catalog.lineage.openlineage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.contract.error.MeshException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where events go. Safe for use by many threads. */
public interface Transport extends AutoCloseable {

  /**
   * Hands on an event; returns once it is there.
   *
   * @throws MeshException {@code UNAVAILABLE} or {@code TIMEOUT} where it cannot be handed on after
   *     all attempts, {@code INVALID_INPUT} where it was refused
   */
  void send(ObjectNode event);

  @Override
  void close();

  /** The transport of a setting. */
  static Transport of(Settings settings) {
    return switch (settings) {
      case ToFile file -> new FileTransport(file);
      case ToHttp http -> new HttpTransport(http);
      case ToNowhere nowhere -> new NoTransport();
    };
  }

  /** How events are handed on. */
  sealed interface Settings {}

  /** Events are not wanted. */
  record ToNowhere() implements Settings {}

  /** Each event becomes a line at the end of a file, which is created where it is missing. */
  record ToFile(Path path) implements Settings {}

  /**
   * Each event is posted.
   *
   * @param url with its path, {@code https://host/api/v1/lineage}
   * @param apiKey sent as {@code Authorization: Bearer}
   * @param timeout of one attempt
   * @param attempts from 1
   * @param pause before the second attempt; doubles from then on
   */
  record ToHttp(URI url, Optional<String> apiKey, Duration timeout, int attempts, Duration pause)
      implements Settings {
    public static final int ATTEMPTS_MAX = 10;

    public ToHttp {
      if (attempts < 1 || attempts > ATTEMPTS_MAX) {
        throw new IllegalArgumentException(
            "attempts must be from 1 to " + ATTEMPTS_MAX + ", not " + attempts);
      }
    }

    /** Three attempts of five seconds. */
    public static ToHttp of(URI url) {
      return new ToHttp(url, Optional.empty(), Duration.ofSeconds(5), 3, Duration.ofMillis(500));
    }

    /** The key is not for logs. */
    @Override
    public String toString() {
      return "ToHttp[url=" + url + ", apiKey=" + apiKey.map(key -> "***") + "]";
    }
  }
}
