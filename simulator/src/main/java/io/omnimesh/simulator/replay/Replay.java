package io.omnimesh.simulator.replay;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.simulator.door.sql.Batch;
import io.omnimesh.simulator.door.sql.SqlSource;
import io.omnimesh.simulator.door.sql.SqlSource.Transaction;
import io.omnimesh.stream.client.Message;
import io.omnimesh.stream.client.Publisher;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays a data set into a database and, where it has messages, into a topic. The position is
 * committed with the rows, and with the messages, so that a replay that was killed goes on where
 * each of the two stopped, without loss or repetition.
 *
 * @param <L> one line
 */
final class Replay<L> {
  private static final int BATCH_LINES_MAX = 5_000;
  private static final Duration PACED_COMMIT_MAX = Duration.ofMillis(200);

  private final DataSet<L> data;
  private final SqlSource source;
  private final @Nullable Publisher publisher;
  private final ReplayOptions options;
  private final Clock clock;
  private final LongConsumer progress;

  private final List<Message> messages = new ArrayList<>();
  private Counts counts = Counts.none();
  private long next = 1;
  private long nextMessage = 1;

  Replay(
      DataSet<L> data,
      SqlSource source,
      @Nullable Publisher publisher,
      ReplayOptions options,
      Clock clock,
      LongConsumer progress) {
    this.data = data;
    this.source = source;
    this.publisher = publisher;
    this.options = options;
    this.clock = clock;
    this.progress = progress;
  }

  ReplayReport run() {
    Instant began = clock.instant();
    source.migrate("replay", List.of(data.script()));
    Start start = source.transaction(this::start);
    counts = start.counts();
    next = start.next();
    nextMessage =
        publisher == null
            ? Long.MAX_VALUE
            : Math.max(1, publisher.position().map(Publisher.Kept::number).orElse(1L));
    long before = next - 1;
    long last = Math.min(data.lines(), options.linesMax());
    long from = Math.min(next, nextMessage);
    if (from <= last) {
      play(from, last, start);
    }
    return new ReplayReport(
        data.origin(),
        data.lines(),
        before,
        next - 1 - before,
        counts.byClass(),
        Duration.between(began, clock.instant()));
  }

  private void play(long from, long last, Start start) {
    Batch batch = new Batch(data.targets());
    Pace pace = new Pace(options.speed(), clock);
    long[] previous = {from - 1};
    data.each(
        from,
        line -> {
          Instant at = start.shifted(data.time(line));
          Duration wait = pace.untilDue(at);
          if (batch.size() > 0 && (previous[0] - next >= BATCH_LINES_MAX || pace.late(wait))) {
            commit(batch, previous[0]);
          }
          pace.await(wait);
          long position = data.position(line);
          if (position >= next) {
            counts.add(data.map(line, at, batch));
          }
          if (position >= nextMessage) {
            data.message(line, at).ifPresent(messages::add);
          }
          previous[0] = position;
          if (previous[0] - Math.min(next, nextMessage) >= BATCH_LINES_MAX) {
            commit(batch, previous[0]);
          }
          return position < last;
        });
    commit(batch, previous[0]);
  }

  /** Messages first: a reader of the topic may be early, but the report never is. */
  private void commit(Batch batch, long reached) {
    if (publisher != null && reached >= nextMessage) {
      publisher.publish(messages, new Publisher.Kept(reached + 1, "line"));
      nextMessage = reached + 1;
    }
    messages.clear();
    if (reached >= next) {
      source.transaction(transaction -> {
        long stored = storedNext(transaction);
        if (stored != next) {
          throw new MeshException(
              ErrorCode.CONFLICT,
              "Another replay of %s is running: it has reached line %d"
                  .formatted(data.origin(), stored));
        }
        transaction.load(batch);
        transaction.update(
            "UPDATE replay_progress SET next_line = ?, counts = "
                + json()
                + ", updated_at = ?"
                + " WHERE origin = ?",
            reached + 1,
            counts.json(),
            utc(clock.instant()),
            data.origin());
        return stored;
      });
      next = reached + 1;
    }
    batch.clear();
    progress.accept(reached);
  }

  private long storedNext(Transaction transaction) throws SQLException {
    return transaction
        .query(
            "SELECT next_line FROM replay_progress WHERE origin = ? FOR UPDATE",
            row -> row.getLong(1),
            data.origin())
        .getFirst();
  }

  private Start start(Transaction transaction) throws SQLException, java.io.IOException {
    String sha256 = ParquetLines.sha256(data.file());
    Optional<Stored> stored =
        transaction
            .query(
                "SELECT file_sha256, next_line, counts, epoch FROM replay_progress WHERE origin = ?",
                row ->
                    new Stored(
                        row.getString(1).strip(),
                        row.getLong(2),
                        Counts.of(row.getString(3)),
                        row.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC)),
                data.origin())
            .stream()
            .findFirst();
    Instant first = firstTime();
    if (stored.isPresent()) {
      if (!stored.get().sha256().equals(sha256)) {
        throw new MeshException(
            ErrorCode.CONFLICT,
            "Another file was replayed as %s before: this one's content differs from %s..; replay the same file, or reset the database"
                .formatted(data.origin(), stored.get().sha256().substring(0, 12)));
      }
      return new Start(
          stored.get().next(),
          stored.get().counts(),
          Duration.between(first, stored.get().epoch()));
    }
    Batch master = new Batch(data.masterTargets());
    data.master(master);
    transaction.load(master);
    Instant epoch = options.start().orElse(first);
    transaction.update(
        "INSERT INTO replay_progress (origin, file_sha256, next_line, counts, epoch, updated_at)"
            + " VALUES (?, ?, 1, "
            + json()
            + ", ?, ?)",
        data.origin(),
        sha256,
        Counts.none().json(),
        utc(epoch),
        utc(clock.instant()));
    return new Start(1, Counts.none(), Duration.between(first, epoch));
  }

  private String json() {
    return switch (source.dialect()) {
      case POSTGRESQL -> "?::jsonb";
      case MARIADB -> "?";
    };
  }

  private Instant firstTime() {
    Instant[] first = {Instant.EPOCH};
    data.each(
        1,
        line -> {
          first[0] = data.time(line);
          return false;
        });
    return first[0];
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
        .truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
  }

  private record Stored(String sha256, long next, Counts counts, Instant epoch) {}

  private record Start(long next, Counts counts, Duration shift) {
    Instant shifted(Instant time) {
      return time.plus(shift);
    }
  }

  /** Keeps the data set's time in step with the clock. */
  private static final class Pace {
    private final double speed;
    private final Clock clock;
    private @Nullable Instant firstLine;
    private @Nullable Instant firstWall;

    Pace(double speed, Clock clock) {
      this.speed = speed;
      this.clock = clock;
    }

    /** How long until a line is due; zero or negative when it is. */
    Duration untilDue(Instant line) {
      if (speed == 0) {
        return Duration.ZERO;
      }
      Instant begin = firstLine;
      Instant wall = firstWall;
      if (begin == null || wall == null) {
        firstLine = line;
        firstWall = clock.instant();
        return Duration.ZERO;
      }
      double seconds = Duration.between(begin, line).toMillis() / 1000.0 / speed;
      Instant due = wall.plusNanos((long) (seconds * 1e9));
      return Duration.between(clock.instant(), due);
    }

    /** Whether what waits should be committed rather than wait longer. */
    boolean late(Duration wait) {
      return wait.compareTo(PACED_COMMIT_MAX) > 0;
    }

    void await(Duration wait) {
      long end = System.nanoTime() + wait.toNanos();
      while (wait.isPositive()
          && System.nanoTime() < end
          && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(Math.min(end - System.nanoTime(), TimeUnit.SECONDS.toNanos(1)));
      }
    }
  }
}
