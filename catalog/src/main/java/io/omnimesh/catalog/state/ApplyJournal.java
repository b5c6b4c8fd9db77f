package io.omnimesh.catalog.state;

import io.omnimesh.contract.error.MeshException;
import java.util.List;
import java.util.Optional;

/**
 * What an apply has done so far, so that it can go on after its process was killed. A step is done
 * outside first and marked here second; a resumed run may therefore do one step twice, and steps
 * must bear that. Thread-safe; times are the store's.
 */
public interface ApplyJournal {

  /** Begins a run with all of its steps pending. */
  ApplyRun begin(String planId, String planJson, List<String> steps, String by);

  /**
   * Marks a step as done, also one that had failed before; a step that is done stays done.
   *
   * @throws MeshException {@code NOT_FOUND} where there is no such step, {@code CONFLICT} where the
   *     run is finished
   */
  void stepDone(long run, int index);

  /**
   * Marks a step as failed.
   *
   * @throws MeshException as for {@link #stepDone}; {@code CONFLICT} where the step is done
   */
  void stepFailed(long run, int index, String message);

  /**
   * Ends a run; a second time with the same state is nothing.
   *
   * @throws MeshException {@code CONFLICT} where it ended in another state, or where it ends as
   *     {@code DONE} with steps that are not
   */
  void finish(long run, ApplyRun.State state);

  /** The runs that nobody has finished, oldest first. */
  List<ApplyRun> unfinished();

  Optional<ApplyRun> find(long run);

  /** The newest runs, newest first. */
  Page<ApplyRun> page(PageRequest request);
}
