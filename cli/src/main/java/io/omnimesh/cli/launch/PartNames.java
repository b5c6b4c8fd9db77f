package io.omnimesh.cli.launch;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Checks the name of a part that a person typed. */
final class PartNames {
  private static final int DISTANCE_MAX = 3;

  private PartNames() {}

  /**
   * The name itself.
   *
   * @throws MeshException {@code NOT_FOUND} with the name that was probably meant
   */
  static String check(String name, Collection<String> known) {
    if (known.contains(name)) {
      return name;
    }
    String hint =
        nearest(name, known)
            .map(near -> "did you mean " + near + "?")
            .orElse("the parts are " + String.join(", ", known));
    throw new MeshException(ErrorCode.NOT_FOUND, "There is no part " + name + "; " + hint);
  }

  static Optional<String> nearest(String name, Collection<String> known) {
    return known.stream()
        .filter(each -> each.startsWith(name) || distance(name, each) <= DISTANCE_MAX)
        .min(Comparator.comparingInt(each -> distance(name, each)));
  }

  /** How many letters must be inserted, dropped or changed (Levenshtein 1966). */
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
