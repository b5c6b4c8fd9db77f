package io.omnimesh.contract.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Which elements of two lists are the same thing: those with the same id, then, of the rest, those
 * that a weaker likeness joins.
 */
record Matches<T>(List<Pair<T>> pairs, List<T> removed, List<T> added) {
  record Pair<T>(T before, T after) {}

  /**
   * @param sameness from the surest to the weakest; each joins an element at most once
   */
  @SafeVarargs
  static <T> Matches<T> of(List<T> before, List<T> after, BiPredicate<T, T>... sameness) {
    List<T> removed = new ArrayList<>(before);
    List<T> added = new ArrayList<>(after);
    List<Pair<T>> pairs = new ArrayList<>();
    for (BiPredicate<T, T> same : sameness) {
      for (T old : List.copyOf(removed)) {
        Optional<T> found = added.stream().filter(young -> same.test(old, young)).findFirst();
        if (found.isPresent()) {
          removed.remove(old);
          added.remove(found.get());
          pairs.add(new Pair<>(old, found.get()));
        }
      }
    }
    return new Matches<>(pairs, removed, added);
  }

  /** Both have an id, and it is the same. */
  static <T> BiPredicate<T, T> id(Function<T, Optional<String>> id) {
    return (before, after) ->
        id.apply(before).isPresent() && id.apply(before).equals(id.apply(after));
  }

  /** The names are the same, and no two ids say that these are different things. */
  static <T> BiPredicate<T, T> name(
      Function<T, Optional<String>> id, Function<T, Optional<String>> name) {
    return (before, after) ->
        name.apply(before).isPresent()
            && name.apply(before).equals(name.apply(after))
            && (id.apply(before).isEmpty() || id.apply(after).isEmpty());
  }
}
