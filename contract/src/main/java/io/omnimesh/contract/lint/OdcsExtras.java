package io.omnimesh.contract.lint;

import io.omnimesh.contract.document.Mapping;
import io.omnimesh.contract.document.Node;
import io.omnimesh.contract.document.Scalar;
import io.omnimesh.contract.document.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the tables of contracts cannot say: choices, and keys that depend on each other. */
final class OdcsExtras {
  static final int LIBRARY = 1;
  static final int SQL = 2;
  static final int CUSTOM = 4;

  static final Shape.Word TYPES =
      Shape.Word.of(
              "string",
              "date",
              "timestamp",
              "time",
              "number",
              "integer",
              "object",
              "array",
              "boolean")
          .soon("map", "vector");

  /** The logical types; empty for a property that names none, and a mark for unknown ones. */
  static final List<String> LOGICAL_TYPES = logicalTypes();

  private static final String UNKNOWN = "?";
  private static final List<String> OPERATORS =
      List.of(
          "mustBe",
          "mustNotBe",
          "mustBeGreaterThan",
          "mustBeGreaterOrEqualTo",
          "mustBeLessThan",
          "mustBeLessOrEqualTo",
          "mustBeBetween",
          "mustNotBeBetween");

  private OdcsExtras() {}

  private static List<String> logicalTypes() {
    List<String> types = new ArrayList<>(TYPES.words());
    types.addAll(TYPES.later());
    types.add("");
    types.add("?");
    return List.copyOf(types);
  }

  static Shape.Table byLogicalType(Mapping mapping, Map<String, Shape.Table> tables) {
    Shape.Table table = null;
    if (mapping.find("logicalType").isEmpty()) {
      table = tables.get("");
    } else if (mapping.find("logicalType").get() instanceof Scalar scalar && scalar.isString()) {
      table = tables.get(scalar.text());
    }
    return table == null ? tables.getOrDefault(UNKNOWN, NONE) : table;
  }

  private static final Shape.Table NONE = Shape.Builder.table("a property").open().end();

  /** Which kinds of rule a mapping is, as the schema's conditions say. */
  static int quality(Mapping mapping) {
    String type = text(mapping, "type");
    boolean metric =
        mapping.find("metric").orElse(null) instanceof Scalar scalar && scalar.isString();
    return (type.equals("library") || metric ? LIBRARY : 0)
        | (type.equals("sql") ? SQL : 0)
        | (type.equals("custom") ? CUSTOM : 0);
  }

  static String kinds(int kinds) {
    return switch (kinds) {
      case 0 -> " without a metric or type";
      case LIBRARY -> " of type library";
      case SQL -> " of type sql";
      case CUSTOM -> " of type custom";
      default -> "";
    };
  }

  static void exactlyOneOperator(Mapping mapping, Path path, Report report) {
    List<String> found = OPERATORS.stream().filter(key -> mapping.find(key).isPresent()).toList();
    if (found.isEmpty()) {
      report.error(
          StructureCheck.REQUIRED,
          mapping,
          path,
          "a quality rule lacks its threshold, so nothing can fail",
          "add one of " + String.join(", ", OPERATORS));
    } else if (found.size() > 1) {
      report.atKey(
          Severity.ERROR,
          "structure/one-operator",
          mapping.entry(found.get(1)).orElseThrow(),
          path.child(found.get(1)),
          "a quality rule must have one threshold, not " + String.join(" and ", found),
          "write one rule for each, or mustBeBetween: [low, high]");
    }
  }

  static void bothSingleOrBothLists(Mapping mapping, Path path, Report report) {
    Node from = mapping.find("from").orElse(null);
    Node to = mapping.find("to").orElse(null);
    if (from != null && to != null && from instanceof Sequence != to instanceof Sequence) {
      report.error(
          StructureCheck.TYPE,
          to,
          path.child("to"),
          "'from' and 'to' must both be one reference or both be lists",
          "write as many references on each side");
    }
  }

  static void startsAtItsProperty(Mapping mapping, Path path, Report report) {
    mapping
        .entry("from")
        .ifPresent(entry ->
            report.atKey(
                Severity.ERROR,
                StructureCheck.UNKNOWN_KEY,
                entry,
                path.child("from"),
                "a relationship of a property starts at that property, so it has no 'from'",
                "take it out, or move the relationship to the object"));
  }

  /** The text of a key; empty where there is none. */
  static String text(Mapping mapping, String key) {
    return mapping.find(key).orElse(null) instanceof Scalar scalar && scalar.isString()
        ? scalar.text()
        : "";
  }
}
