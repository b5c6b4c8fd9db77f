package io.omnimesh.simulator.replay;

import io.omnimesh.simulator.door.sql.Batch;
import io.omnimesh.simulator.door.sql.Target;
import io.omnimesh.stream.client.Message;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A data set and how its lines become rows.
 *
 * @param <L> one line
 */
interface DataSet<L> extends AutoCloseable {
  /** The name that the rows carry as their origin. */
  String origin();

  /** The script of tables that a replay adds. */
  String script();

  /** The file whose content tells whether it is the same data. */
  Path file();

  /** Lines of the data set. */
  long lines();

  /** Hands on the lines from a position (from 1) in the order of their time. */
  void each(long fromLine, ParquetLines.Taker<L> taker);

  /** The position of a line, from 1 without gaps. */
  long position(L line);

  /** When it happened, by the data set's clock; unreadable times take that of the line before. */
  Instant time(L line);

  /** Targets of what all lines refer to, loaded once before the first line. */
  List<Target> masterTargets();

  /** Rows of what all lines refer to. */
  void master(Batch batch);

  /** Targets of lines, parents before children. */
  List<Target> targets();

  /** Adds the rows of one line to the batch and returns the class it falls into. */
  String map(L line, Instant at, Batch batch);

  /** The message that tells of a line, if it is one that a topic carries. */
  Optional<Message> message(L line, Instant at);

  @Override
  void close();
}
