package io.omnimesh.server.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnimesh.catalog.state.IdempotencyKeys;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.server.http.Exchange;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what a request asks once, however often it is sent with the same {@code Idempotency-Key}.
 * What takes long goes on when the caller stops waiting: the same request with the same key waits
 * again and gets the answer. A failure is told once; after that the same key tries again.
 * Thread-safe.
 *
 * <p>Another process of the mesh knows the answers of this one, but not what it is still at; there
 * the leases of what is changed keep two from doing it.
 */
final class Once implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Once.class);
  private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);
  private static final int TASKS_MAX = 64;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Task> tasks = new ConcurrentHashMap<>();

  /** What is to be done. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it.
     *
     * @param follow takes the path where the caller sees how far it is
     * @return the body of the answer
     */
    Object run(Follow follow) throws Exception;
  }

  /** Takes the path where the caller sees how far the work is. */
  @FunctionalInterface
  interface Follow {
    void at(String path);
  }

  /**
   * Work that somebody asked for.
   *
   * @param hash of the request
   * @param place where the caller sees how far it is
   */
  private record Task(String hash, Place place, Future<String> answer) {}

  /** A path that the work may change while callers read it. */
  private static final class Place implements Follow {
    private volatile String path;

    Place(String path) {
      this.path = path;
    }

    @Override
    public void at(String better) {
      path = better;
    }
  }

  /**
   * Answers with what the work makes, or, where it takes long, with 202.
   *
   * @param follow where the caller sees how far it is, unless the work knows better
   */
  void answer(Exchange exchange, IdempotencyKeys keys, String follow, Work work) {
    String key = exchange.caller().subject() + ":" + key(exchange);
    String hash = hash(exchange);
    if (tasks.size() >= TASKS_MAX) {
      // Ends for which nobody came back.
      tasks.values().removeIf(ended -> ended.answer().isDone());
    }
    Task task = tasks.computeIfAbsent(key, absent -> start(absent, hash, follow, keys, work));
    if (!task.hash().equals(hash)) {
      throw new MeshException(
          ErrorCode.CONFLICT,
          "Idempotency key " + key + " was sent with another request before; use a new key");
    }
    try {
      String body = task.answer().get(WAIT.toMillis(), TimeUnit.MILLISECONDS);
      tasks.remove(key, task);
      exchange.text("application/json", body);
    } catch (TimeoutException e) {
      exchange
          .location(task.place().path)
          .answerHeader("Retry-After", "1")
          .json(202, Map.of("state", "running", "follow", task.place().path));
    } catch (ExecutionException e) {
      tasks.remove(key, task);
      throw e.getCause() instanceof MeshException known
          ? known
          : new MeshException(ErrorCode.INTERNAL, "The work failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(ErrorCode.CANCELLED, "Interrupted while waiting", e);
    }
  }

  private Task start(String key, String hash, String follow, IdempotencyKeys keys, Work work) {
    if (tasks.size() >= TASKS_MAX) {
      throw new MeshException(
          ErrorCode.LIMIT_EXCEEDED,
          "More than " + TASKS_MAX + " requests are being worked on; try again later");
    }
    Place place = new Place(follow);
    Future<String> answer =
        threads.submit(() -> {
          Optional<String> known = keys.find(key, hash);
          if (known.isPresent()) {
            return known.get();
          }
          String body = json(work.run(place));
          remember(keys, key, hash, body);
          return body;
        });
    return new Task(hash, place, answer);
  }

  /** The work is done; an answer that cannot be kept is still one. */
  private static void remember(IdempotencyKeys keys, String key, String hash, String body) {
    try {
      String _ = keys.remember(key, hash, body, KEPT);
    } catch (MeshException e) {
      LOG.warn("The answer of {} is not kept: {}", key, e.getMessage());
    }
  }

  private static String key(Exchange exchange) {
    return exchange
        .header("Idempotency-Key")
        .filter(key -> KEY.matcher(key).matches())
        .orElseThrow(() ->
            new MeshException(
                ErrorCode.INVALID_INPUT,
                "Send a header Idempotency-Key of 1 to 128 printable characters, a new one for"
                    + " each new request, such as a UUID"));
  }

  private static String hash(Exchange exchange) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          Exchange.utf8(exchange.path() + "\n" + exchange.header("If-Match").orElse("") + "\n"));
      return HexFormat.of().formatHex(digest.digest(exchange.bodyBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static String json(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot write the answer as JSON", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      boolean _ = threads.awaitTermination(CLOSE_WAIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
