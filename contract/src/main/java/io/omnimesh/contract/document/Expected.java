package io.omnimesh.contract.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a document must say after an edit: the same edit, done on its plain values. */
final class Expected {
  private Expected() {}

  static @Nullable Object set(@Nullable Object root, String pointer, @Nullable Object value) {
    List<String> steps = Pointer.steps(pointer);
    return steps.isEmpty()
        ? value
        : changed(root, steps, parent -> withStep(parent, steps.getLast(), value));
  }

  static @Nullable Object inserted(@Nullable Object root, String pointer, @Nullable Object value) {
    List<String> steps = Pointer.steps(pointer);
    return changed(root, steps, parent -> itemInserted(parent, steps.getLast(), value));
  }

  static @Nullable Object removed(@Nullable Object root, String pointer) {
    List<String> steps = Pointer.steps(pointer);
    return changed(root, steps, parent -> without(parent, steps.getLast()));
  }

  private interface Change {
    @Nullable Object of(@Nullable Object parent);
  }

  private static @Nullable Object changed(
      @Nullable Object value, List<String> steps, Change change) {
    if (steps.size() <= 1) {
      return change.of(value);
    }
    String step = steps.getFirst();
    List<String> rest = steps.subList(1, steps.size());
    if (value instanceof List<?> list) {
      return withStep(value, step, changed(list.get(Editor.index(step)), rest, change));
    }
    return withStep(
        value, step, changed(((Map<?, ?>) Objects.requireNonNull(value)).get(step), rest, change));
  }

  private static @Nullable Object withStep(
      @Nullable Object parent, String step, @Nullable Object value) {
    if (parent instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list);
      int index = step.equals("-") ? list.size() : Editor.index(step);
      if (index == list.size()) {
        copy.add(value);
      } else {
        copy.set(index, value);
      }
      return copy;
    }
    Map<String, @Nullable Object> copy = copy(parent);
    copy.put(step, value);
    return copy;
  }

  private static Object itemInserted(@Nullable Object parent, String step, @Nullable Object value) {
    List<@Nullable Object> copy = new ArrayList<>((List<?>) Objects.requireNonNull(parent));
    copy.add(Editor.index(step), value);
    return copy;
  }

  private static Object without(@Nullable Object parent, String step) {
    if (parent instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list);
      copy.remove(Editor.index(step));
      return copy;
    }
    Map<String, @Nullable Object> copy = copy(parent);
    copy.remove(step);
    return copy;
  }

  private static Map<String, @Nullable Object> copy(@Nullable Object parent) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(parent))
        .forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }
}
