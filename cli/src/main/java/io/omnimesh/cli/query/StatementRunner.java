package io.omnimesh.cli.query;

import io.omnimesh.query.client.Column;
import io.omnimesh.query.client.Query;
import io.omnimesh.query.client.QueryOptions;
import io.omnimesh.query.client.SessionChanges;
import io.omnimesh.query.client.TrinoClient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs one statement after the other, writes rows, and cancels what runs when told to stop. */
final class StatementRunner {
  private final TrinoClient client;
  private final PrintWriter messages;
  private final boolean interactive;
  private final AtomicReference<@Nullable Query> running = new AtomicReference<>();

  /**
   * A runner.
   *
   * @param messages where progress and summaries go, never rows
   * @param interactive whether messages go to a person at a terminal
   */
  StatementRunner(TrinoClient client, PrintWriter messages, boolean interactive) {
    this.client = client;
    this.messages = messages;
    this.interactive = interactive;
  }

  SessionChanges run(String sql, QueryOptions options, OutputFormat format, OutputStream out)
      throws IOException {
    // Ctrl-C and SIGTERM end this process through its hooks: what runs in Trino ends with it.
    Thread hook = new Thread(this::cancel, "cancel-query");
    Runtime.getRuntime().addShutdownHook(hook);
    try (Query query = client.start(sql, options)) {
      running.set(query);
      long rows = write(query, format, out);
      report(query, rows);
      return query.sessionChanges();
    } finally {
      running.set(null);
      removeHook(hook);
    }
  }

  /** Cancels the running statement, if any. */
  void cancel() {
    Query query = running.get();
    if (query != null) {
      query.cancel();
    }
  }

  private long write(Query query, OutputFormat format, OutputStream out) throws IOException {
    List<Column> columns;
    Iterator<List<@Nullable Object>> rows = query.rows();
    boolean more;
    if (interactive) {
      try (ProgressLine _ = ProgressLine.on(query, messages)) {
        columns = query.columns();
        more = rows.hasNext();
      }
    } else {
      columns = query.columns();
      more = rows.hasNext();
    }
    if (columns.isEmpty() || query.updateType().isPresent()) {
      rows.forEachRemaining(row -> {});
      return 0;
    }
    RowWriter writer = format.open(out);
    writer.begin(columns);
    long count = 0;
    while (more) {
      writer.row(rows.next());
      count++;
      more = rows.hasNext();
    }
    writer.end();
    out.flush();
    return count;
  }

  private void report(Query query, long rows) {
    query.warnings().forEach(warning -> messages.println("warning: " + warning));
    String updateType = query.updateType().orElse("");
    if (!updateType.isEmpty()) {
      query
          .updateCount()
          .ifPresentOrElse(
              count -> messages.printf(Locale.ROOT, "%s: %,d rows%n", updateType, count),
              () -> messages.println(updateType));
    } else if (interactive) {
      messages.printf(
          Locale.ROOT,
          "%,d %s, %s%n",
          rows,
          rows == 1 ? "row" : "rows",
          ProgressLine.seconds(query.stats().elapsed()));
    }
    messages.flush();
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already and the hook does its work.
      return;
    }
  }
}
