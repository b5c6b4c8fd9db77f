package io.omnimesh.contract.lint;

import io.omnimesh.contract.document.Mapping;
import io.omnimesh.contract.document.Node;
import io.omnimesh.contract.document.Scalar;
import io.omnimesh.contract.document.Sequence;
import io.omnimesh.contract.document.Values;
import io.omnimesh.contract.lint.SchemaIndex.Part;
import io.omnimesh.contract.yaml.DidYouMean;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Constraints of properties that contradict each other, and types that clash. */
final class OptionsMeaning {
  /** What a physical type can certainly hold; types that are not here may be of any kind. */
  private static final Map<String, Set<String>> PHYSICAL =
      Map.ofEntries(
          Map.entry("boolean", Set.of("boolean")),
          Map.entry("bool", Set.of("boolean")),
          Map.entry("tinyint", Set.of("integer", "number", "boolean")),
          Map.entry("smallint", Set.of("integer", "number")),
          Map.entry("int", Set.of("integer", "number")),
          Map.entry("integer", Set.of("integer", "number")),
          Map.entry("bigint", Set.of("integer", "number", "timestamp", "time")),
          Map.entry("real", Set.of("number")),
          Map.entry("double", Set.of("number")),
          Map.entry("decimal", Set.of("number", "integer")),
          Map.entry("date", Set.of("date")),
          Map.entry("timestamp", Set.of("timestamp", "date")),
          Map.entry("array", Set.of("array", "vector")),
          Map.entry("row", Set.of("object", "map")),
          Map.entry("map", Set.of("map", "object")),
          Map.entry(
              "varchar", Set.of("string", "date", "timestamp", "time", "array", "object", "map")),
          Map.entry("char", Set.of("string")),
          Map.entry("uuid", Set.of("string")));

  private final Report report;

  OptionsMeaning(Report report) {
    this.report = report;
  }

  void check(Part property) {
    clash(property);
    Node node = property.mapping().find("logicalTypeOptions").orElse(null);
    if (node instanceof Mapping mapping) {
      Part options = new Part(mapping, property.path().child("logicalTypeOptions"));
      order(options, "minimum", "maximum", false);
      order(options, "exclusiveMinimum", "exclusiveMaximum", true);
      order(options, "minimum", "exclusiveMaximum", true);
      order(options, "exclusiveMinimum", "maximum", true);
      order(options, "minLength", "maxLength", false);
      order(options, "minItems", "maxItems", false);
      order(options, "minProperties", "maxProperties", false);
      pattern(mapping.find("pattern").orElse(null), options.path().child("pattern"), report);
      requiredFields(property, options);
      distinct(mapping.find("enum").orElse(null), options.path().child("enum"), report);
    }
    distinct(property.mapping().find("enum").orElse(null), property.path().child("enum"), report);
  }

  private void order(Part options, String low, String high, boolean strict) {
    Node lower = options.mapping().find(low).orElse(null);
    Node upper = options.mapping().find(high).orElse(null);
    if (!(lower instanceof Scalar from) || !(upper instanceof Scalar to)) {
      return;
    }
    Integer compared = compared(from.value(), to.value());
    if (compared != null && (compared > 0 || (strict && compared == 0))) {
      report.error(
          "meaning/range",
          upper,
          options.path().child(high),
          "'"
              + low
              + "' is "
              + from.text()
              + " and '"
              + high
              + "' is "
              + to.text()
              + ", so no value is allowed",
          "swap them, or mend one");
    }
  }

  private static @Nullable Integer compared(@Nullable Object low, @Nullable Object high) {
    if (low instanceof Number first && high instanceof Number second) {
      BigDecimal from = Values.decimal(first);
      BigDecimal to = Values.decimal(second);
      return from == null || to == null ? null : from.compareTo(to);
    }
    // Dates and times of ISO 8601 in one form sort as text; other forms are left alone.
    if (low instanceof String first && high instanceof String second) {
      boolean iso = first.length() == second.length() && isoDay(first) && isoDay(second);
      return iso ? (Integer) first.compareTo(second) : null;
    }
    return null;
  }

  private static boolean isoDay(String text) {
    return text.length() >= 10
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && (text.length() == 10 || text.endsWith("Z"));
  }

  static void pattern(@Nullable Node node, Path path, Report report) {
    if (!(node instanceof Scalar scalar) || !scalar.isString()) {
      return;
    }
    try {
      Pattern.compile(scalar.text());
    } catch (PatternSyntaxException e) {
      report.error(
          "meaning/pattern",
          node,
          path,
          "the pattern '"
              + scalar.text()
              + "' is not a regular expression: "
              + e.getDescription()
              + " at character "
              + (e.getIndex() + 1),
          "mend it; a backslash before a sign takes it literally");
    }
  }

  /** A list whose values must differ. */
  static void distinct(@Nullable Node node, Path path, Report report) {
    if (!(node instanceof Sequence sequence)) {
      return;
    }
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      Node item = sequence.items().get(i);
      Node value = item instanceof Mapping mapping ? mapping.find("value").orElse(item) : item;
      Object plain = value.value();
      if (plain != null && !seen.add(plain)) {
        report.error(
            "meaning/duplicate-value",
            value,
            path.child(i),
            "'" + path.name() + "' holds " + value.kind() + " twice",
            "keep one of the two");
      }
    }
  }

  private void requiredFields(Part property, Part options) {
    if (!(options.mapping().find("required").orElse(null) instanceof Sequence required)) {
      return;
    }
    Set<String> names = new HashSet<>();
    property.parts("properties").forEach(field -> names.add(field.text("name")));
    for (int i = 0; i < required.items().size(); i++) {
      Node item = required.items().get(i);
      if (!names.isEmpty() && item instanceof Scalar scalar && !names.contains(scalar.text())) {
        report.error(
            "meaning/dangling",
            item,
            options.path().child("required").child(i),
            "'"
                + scalar.text()
                + "' is required but is no field of '"
                + property.text("name")
                + "'",
            DidYouMean.mend(scalar.text(), names));
      }
    }
  }

  private void clash(Part property) {
    String logical = property.text("logicalType");
    String physical = property.text("physicalType");
    if (logical.isEmpty() || physical.isEmpty()) {
      return;
    }
    int end = 0;
    while (end < physical.length() && Character.isLetter(physical.charAt(end))) {
      end++;
    }
    Set<String> holds = PHYSICAL.get(physical.substring(0, end).toLowerCase(Locale.ROOT));
    boolean oneWord = end == physical.length() || "( <".indexOf(physical.charAt(end)) >= 0;
    if (holds != null && oneWord && !holds.contains(logical)) {
      report.warning(
          "meaning/type-clash",
          property.mapping().find("physicalType").orElseThrow(),
          property.path().child("physicalType"),
          "the physicalType " + physical + " does not hold the logicalType " + logical,
          "mend one of the two");
    }
  }
}
