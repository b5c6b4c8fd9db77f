package io.omnimesh.catalog.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The checks that were made, with their results. Thread-safe. */
public interface QualityHistory {

  /** Keeps a run; returns it with its id. */
  QualityRun append(QualityRun run);

  /** The newest run of a port. */
  Optional<QualityRun> latest(PortId port);

  /** The newest run of every port that has one, without results. */
  List<QualityRun> latest();

  /** The runs of a port with their results, newest first. */
  Page<QualityRun> page(PortId port, PageRequest request);

  /**
   * Removes the runs that were finished before, but never the newest of a port.
   *
   * @return how many
   */
  int purgeBefore(Instant end);
}
