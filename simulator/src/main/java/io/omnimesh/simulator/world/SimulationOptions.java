package io.omnimesh.simulator.world;

import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.policy.RecommendationPolicy;
import io.omnimesh.simulator.world.policy.ReplenishmentPolicy;
import java.util.EnumSet;
import java.util.Set;

/**
 * How to run a simulation.
 *
 * @param subjects the events wanted; the others are not handed on, and nothing else changes
 * @param replenishment what stores order
 * @param recommendation what the online shop and the app recommend
 * @param threads how many threads may generate at once; the events are the same for any number
 */
public record SimulationOptions(
    Set<Subject> subjects,
    ReplenishmentPolicy replenishment,
    RecommendationPolicy recommendation,
    int threads) {

  public SimulationOptions {
    subjects = Set.copyOf(subjects);
    threads = Math.clamp(threads, 1, 64);
  }

  /** All events, the default policies, one thread. */
  public static SimulationOptions ofDefaults() {
    return new SimulationOptions(
        EnumSet.allOf(Subject.class),
        ReplenishmentPolicy.reorderPoint(),
        RecommendationPolicy.bestSellers(),
        1);
  }

  /** These options for other subjects. */
  public SimulationOptions withSubjects(Set<Subject> wanted) {
    return new SimulationOptions(wanted, replenishment, recommendation, threads);
  }

  /** These options with another replenishment policy. */
  public SimulationOptions withReplenishment(ReplenishmentPolicy policy) {
    return new SimulationOptions(subjects, policy, recommendation, threads);
  }

  /** These options with another recommendation policy. */
  public SimulationOptions withRecommendation(RecommendationPolicy policy) {
    return new SimulationOptions(subjects, replenishment, policy, threads);
  }

  /** These options with another number of threads. */
  public SimulationOptions withThreads(int count) {
    return new SimulationOptions(subjects, replenishment, recommendation, count);
  }
}
