package io.omnimesh.contract.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known word that a person most likely meant. */
public final class DidYouMean {
  private DidYouMean() {}

  /**
   * The known word that is nearest to the given one, if any is near enough: by edit distance, at
   * most a third of the word's length.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    int limit = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= limit)
        .min(
            Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** "did you mean 'port'?" where a known word is near, else "known are host, port". */
  public static String mend(String word, Collection<String> known) {
    return nearest(word, known)
        .map(candidate -> "did you mean '" + candidate + "'?")
        .orElse("known are " + String.join(", ", known));
  }

  /** Optimal string alignment: changes, insertions, removals and swaps of neighbours. */
  private static int distance(String left, String right) {
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[left.length()][right.length()];
  }
}
