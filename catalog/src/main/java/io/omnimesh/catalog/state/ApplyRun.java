package io.omnimesh.catalog.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One apply of a plan.
 *
 * @param planJson the plan as it was when it began
 * @param steps in the plan's order
 * @param finishedAt empty while it runs, and where its process died
 */
public record ApplyRun(
    long id,
    String planId,
    String planJson,
    List<Step> steps,
    String by,
    Instant startedAt,
    Optional<Instant> finishedAt,
    State state) {
  public ApplyRun {
    steps = List.copyOf(steps);
  }

  /** How a run ended, or that it did not. */
  public enum State {
    RUNNING,
    DONE,
    FAILED,
    /** Given up; a later apply went on from a new plan. */
    ABANDONED
  }

  /** How far a step is. */
  public enum StepState {
    PENDING,
    DONE,
    FAILED
  }

  /**
   * One change of the plan.
   *
   * @param index its place in the plan, from 0
   * @param message why it failed
   */
  public record Step(
      int index,
      String text,
      StepState state,
      Optional<Instant> settledAt,
      Optional<String> message) {}

  /** The first step that is not done, where a resumed run goes on. */
  public Optional<Step> next() {
    return steps.stream().filter(step -> step.state() != StepState.DONE).findFirst();
  }
}
