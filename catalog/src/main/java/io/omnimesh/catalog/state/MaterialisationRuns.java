package io.omnimesh.catalog.state;

import io.omnimesh.contract.error.MeshException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The runs of the table ports. A run lives as long as the lease under which it was started; one
 * whose lease is gone was abandoned by a process that died. Thread-safe; times are the store's.
 */
public interface MaterialisationRuns {

  /**
   * Begins a run.
   *
   * @param lease that the caller holds and renews while it runs
   * @throws MeshException {@code CONFLICT} where the lease is lost
   */
  MaterialisationRun start(PortId port, String by, Lease lease);

  /**
   * Ends a run; a second time with the same state is nothing.
   *
   * @throws MeshException {@code CONFLICT} where it ended in another state
   */
  MaterialisationRun finish(
      long run,
      MaterialisationRun.State state,
      OptionalLong snapshotId,
      OptionalLong rows,
      Optional<String> message);

  /**
   * Runs that are marked as running and whose lease is gone, oldest first. Whoever finds them asks
   * the lake whether they had published, and finishes them.
   */
  List<MaterialisationRun> abandoned();

  /** The newest run of a port. */
  Optional<MaterialisationRun> latest(PortId port);

  /** The newest run of every port that has one. */
  List<MaterialisationRun> latest();

  /** The newest run of a port that published. */
  Optional<MaterialisationRun> latestPublished(PortId port);

  /** The runs of a port, newest first. */
  Page<MaterialisationRun> page(PortId port, PageRequest request);

  /**
   * Removes the runs that ended before, but never the newest of a port nor its newest that
   * published.
   *
   * @return how many
   */
  int purgeBefore(Instant end);
}
