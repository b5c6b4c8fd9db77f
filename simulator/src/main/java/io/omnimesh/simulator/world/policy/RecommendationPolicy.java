package io.omnimesh.simulator.world.policy;

import java.util.List;

/**
 * Decides what the online shop and the app show a visitor. Conversion depends on how well the list
 * meets the visitor's latent tastes, which no policy sees. For a reproducible world it must answer
 * the same for the same question.
 */
public interface RecommendationPolicy {

  /** The name that is recorded with each list. */
  String name();

  /** Product ids, best first, at most {@code question.size()}; fewer or none are allowed. */
  List<Integer> recommend(RecommendationQuestion question);

  /** The default: what sells best everywhere, the same for everybody. */
  static RecommendationPolicy bestSellers() {
    return new BestSellers();
  }
}
