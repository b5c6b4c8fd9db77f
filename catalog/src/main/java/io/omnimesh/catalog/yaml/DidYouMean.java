package io.omnimesh.catalog.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known word that a person most likely meant. */
public final class DidYouMean {
  private DidYouMean() {}

  /**
   * The known word that is nearest to the given one, if any is near enough: by Levenshtein
   * distance, at most a third of the word's length.
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

  private static int distance(String left, String right) {
    int[] previous = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] current = new int[right.length() + 1];
      current[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        current[j] =
            Math.min(previous[j - 1] + change, Math.min(previous[j] + 1, current[j - 1] + 1));
      }
      previous = current;
    }
    return previous[right.length()];
  }
}
