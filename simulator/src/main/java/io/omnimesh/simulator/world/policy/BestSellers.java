package io.omnimesh.simulator.world.policy;

import java.util.List;

/** The same best sellers for everybody. */
record BestSellers() implements RecommendationPolicy {

  @Override
  public String name() {
    return "best-sellers";
  }

  @Override
  public List<Integer> recommend(RecommendationQuestion question) {
    List<Integer> best = question.bestSellers();
    return best.subList(0, Math.min(question.size(), best.size()));
  }
}
