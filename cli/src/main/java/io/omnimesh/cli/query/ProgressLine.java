package io.omnimesh.cli.query;

import io.omnimesh.query.client.Query;
import io.omnimesh.query.client.QueryStats;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Shows on one line of a terminal how far a query is, until closed. */
final class ProgressLine implements AutoCloseable {
  private static final long REFRESH_MILLIS = 250;
  private static final String ERASE = "\r\u001b[K";

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread painter;

  private ProgressLine(Query query, PrintWriter terminal) {
    painter = Thread.ofVirtual().unstarted(() -> paint(query, terminal));
    painter.start();
  }

  static ProgressLine on(Query query, PrintWriter terminal) {
    return new ProgressLine(query, terminal);
  }

  /** Removes the line, so that rows may follow. */
  @Override
  public void close() {
    closed.countDown();
    boolean interrupted = false;
    while (true) {
      try {
        painter.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void paint(Query query, PrintWriter terminal) {
    boolean painted = false;
    try {
      while (!closed.await(REFRESH_MILLIS, TimeUnit.MILLISECONDS)) {
        terminal.print(ERASE + text(query.stats()));
        terminal.flush();
        painted = true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (painted) {
      terminal.print(ERASE);
      terminal.flush();
    }
  }

  static String text(QueryStats stats) {
    return String.format(
        Locale.ROOT,
        "%s %s  splits %d/%d  %,d rows  %s  %d %s",
        stats.state().name().toLowerCase(Locale.ROOT),
        stats.progressPercent().isPresent()
            ? Math.round(stats.progressPercent().getAsDouble()) + "%"
            : "",
        stats.completedSplits(),
        stats.totalSplits(),
        stats.processedRows(),
        bytes(stats.processedBytes()),
        stats.nodes(),
        stats.nodes() == 1 ? "node" : "nodes");
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
  }

  private static String bytes(long bytes) {
    if (bytes < 10_000) {
      return bytes + " B";
    }
    if (bytes < 10_000_000) {
      return bytes / 1000 + " kB";
    }
    return bytes / 1_000_000 + " MB";
  }
}
