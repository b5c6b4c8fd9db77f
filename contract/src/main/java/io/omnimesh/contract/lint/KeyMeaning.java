package io.omnimesh.contract.lint;

import io.omnimesh.contract.document.Node;
import io.omnimesh.contract.document.Scalar;
import io.omnimesh.contract.lint.SchemaIndex.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The positions of primary keys and partition keys. */
final class KeyMeaning {
  private static final String RULE = "meaning/key-position";

  private KeyMeaning() {}

  static void check(List<Part> properties, String flag, String position, Report report) {
    Map<Long, Part> taken = new HashMap<>();
    Part unplaced = null;
    for (Part property : properties) {
      boolean key = isTrue(property, flag);
      Node node = property.mapping().find(position).orElse(null);
      long number =
          node instanceof Scalar scalar && scalar.value() instanceof Long value ? value : -1;
      if (node == null || number == -1) {
        unplaced = key && unplaced == null ? property : unplaced;
        continue;
      }
      if (number < 1) {
        report.error(
            RULE,
            node,
            property.path().child(position),
            "'" + position + "' is " + number + ", but positions begin at 1",
            "write 1 or more");
        continue;
      }
      if (!key) {
        report.warning(
            RULE,
            node,
            property.path().child(position),
            "'" + position + "' has no effect without '" + flag + ": true'",
            "add it, or take the position out");
        continue;
      }
      Part first = taken.putIfAbsent(number, property);
      if (first != null) {
        report.error(
            RULE,
            node,
            property.path().child(position),
            "'"
                + first.text("name")
                + "' and '"
                + property.text("name")
                + "' are both at position "
                + number
                + " of the key",
            "number them 1, 2, ... in the order of the key");
      }
    }
    gaps(taken, unplaced, position, report);
  }

  private static void gaps(
      Map<Long, Part> taken, @Nullable Part unplaced, String position, Report report) {
    for (Map.Entry<Long, Part> entry : taken.entrySet()) {
      long number = entry.getKey();
      if (number > 1 && !taken.containsKey(number - 1)) {
        report.warning(
            RULE,
            entry.getValue().mapping().find(position).orElseThrow(),
            entry.getValue().path().child(position),
            "the key has a position " + number + " but none " + (number - 1),
            "number the key 1, 2, ... without gaps");
      }
    }
    if (unplaced != null && !taken.isEmpty()) {
      report.warning(
          RULE,
          unplaced.mapping(),
          unplaced.path(),
          "'"
              + unplaced.text("name")
              + "' is of the key but has no '"
              + position
              + "', while others have one",
          "number all properties of the key");
    }
  }

  private static boolean isTrue(Part property, String flag) {
    return property.mapping().find(flag).orElse(null) instanceof Scalar scalar
        && Boolean.TRUE.equals(scalar.value());
  }
}
