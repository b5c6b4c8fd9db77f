package io.omnimesh.bench;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.sql.Sql;
import io.omnimesh.query.client.TrinoClient;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Measures queries on a running mesh: the join of the guide, and many analysts at once with and
 * without a source that accepts connections and never answers.
 */
public final class QueryBench {
  private static final int WARM_UPS = 3;
  private static final int JOIN_RUNS = 15;
  private static final int ANALYSTS = 10;
  private static final int QUERIES_PER_ANALYST = 20;
  private static final int ROUNDS = 3;
  private static final int STUCK_QUERIES = 4;
  private static final String HANGING = "bench_hanging";

  private final TrinoClient trino;
  private final Path guideSql;

  /**
   * @param trino the running mesh's Trino, as its owner
   * @param guideSql the SQL of docs/guides/first-query.md
   */
  public QueryBench(TrinoClient trino, Path guideSql) {
    this.trino = trino;
    this.guideSql = guideSql;
  }

  /** Runs everything; takes some minutes. */
  public Report run() {
    Figure join = guideJoin();
    List<Double> calm = new ArrayList<>();
    List<Double> disturbed = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    analysts();
    for (int round = 0; round < ROUNDS; round++) {
      double without = analysts();
      double with = whileASourceHangs(this::analysts);
      calm.add(without);
      disturbed.add(with);
      ratios.add(with / without);
    }
    return new Report(
        "Queries",
        """
        The guide's SQL (docs/guides/first-query.sql) runs %d times after %d warm-ups, from statement to last row. Then %d analysts run %d small queries
        each over six sources, one after the other without pause; a round's sample is the 95th percentile of its %d queries. Rounds alternate: no source hangs; a
        PostgreSQL source whose socket accepts and never answers is in the mesh with %d queries on it at all times.
        Run it with `./mesh bench query`.\
        """
            .formatted(
                JOIN_RUNS,
                WARM_UPS,
                ANALYSTS,
                QUERIES_PER_ANALYST,
                ANALYSTS * QUERIES_PER_ANALYST,
                STUCK_QUERIES),
        List.of(
            join,
            new Figure("10 analysts, p95, no source hangs", "s", calm, "", ""),
            new Figure("10 analysts, p95, one source hangs", "s", disturbed, "", ""),
            new Figure("ratio of the two", "x", ratios, "<= 1.5", "<= 1.1")));
  }

  private Figure guideJoin() {
    String sql = statement(read(guideSql));
    for (int i = 0; i < WARM_UPS; i++) {
      trino.run(sql);
    }
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < JOIN_RUNS; i++) {
      long start = System.nanoTime();
      if (trino.all(sql).isEmpty()) {
        throw new MeshException(
            ErrorCode.UNAVAILABLE,
            "The guide's query returned no row; is the simulator running (./mesh status)?");
      }
      seconds.add((System.nanoTime() - start) / 1e9);
    }
    return new Figure(
        "join of the guide over six sources or more, warm", "s", seconds, "3 s", "1 s");
  }

  /** The 95th percentile, in seconds, of small queries by concurrent analysts. */
  private double analysts() {
    List<String> queries = smallQueries();
    List<Double> seconds = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int analyst = 0; analyst < ANALYSTS; analyst++) {
        int first = analyst;
        running.add(
            threads.submit(() -> {
              for (int i = 0; i < QUERIES_PER_ANALYST; i++) {
                long start = System.nanoTime();
                trino.run(queries.get((first + i) % queries.size()));
                seconds.add((System.nanoTime() - start) / 1e9);
              }
            }));
      }
      await(running);
    }
    return new Figure("analysts", "s", seconds, "", "").percentile(95);
  }

  private interface Measurement {
    double take();
  }

  /** Adds a source that never answers, keeps queries stuck on it, measures, and removes it. */
  private double whileASourceHangs(Measurement measurement) {
    AtomicBoolean measuring = new AtomicBoolean(true);
    List<Socket> accepted = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ServerSocket silent = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
      var _ =
          threads.submit(() -> {
            while (measuring.get()) {
              accepted.add(silent.accept());
            }
            return null;
          });
      trino.run(
          "CREATE CATALOG %s USING postgresql WITH (\"connection-url\" = %s, \"connection-user\" = 'nobody', \"connection-password\" = 'none')"
              .formatted(
                  Sql.name(HANGING),
                  Sql.literal(
                      "jdbc:postgresql://127.0.0.1:"
                          + silent.getLocalPort()
                          + "/none?loginTimeout=10&socketTimeout=10")));
      for (int i = 0; i < STUCK_QUERIES; i++) {
        threads.execute(() -> {
          while (measuring.get()) {
            queryThatFails();
          }
        });
      }
      try {
        return measurement.take();
      } finally {
        measuring.set(false);
        closeQuietly(silent);
        accepted.forEach(QueryBench::closeQuietly);
        trino.run("DROP CATALOG " + Sql.name(HANGING));
      }
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.INTERNAL, "Cannot open a socket that hangs: " + e.getMessage(), e);
    }
  }

  private void queryThatFails() {
    try {
      trino.run("SELECT count(*) FROM " + Sql.path(HANGING, "public", "anything"));
    } catch (MeshException expected) {
      if (expected.code() == ErrorCode.UNAUTHENTICATED) {
        throw expected;
      }
    }
  }

  private static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException ignored) {
      // The peer closed first; closed is what we want.
    }
  }

  private static void await(List<Future<?>> running) {
    for (Future<?> one : running) {
      try {
        one.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new MeshException(ErrorCode.CANCELLED, "The benchmark was interrupted", e);
      } catch (ExecutionException e) {
        throw new MeshException(
            ErrorCode.UNAVAILABLE, "An analyst's query failed: " + e.getMessage(), e);
      }
    }
  }

  private static List<String> smallQueries() {
    try (var in = QueryBench.class.getResourceAsStream("analyst-queries.sql")) {
      if (in == null) {
        throw new IllegalStateException("analyst-queries.sql is not in the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split(";"))
          .map(String::strip)
          .filter(sql -> !sql.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.NOT_FOUND, "Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static String statement(String text) {
    String sql = text.strip();
    return sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql;
  }
}
