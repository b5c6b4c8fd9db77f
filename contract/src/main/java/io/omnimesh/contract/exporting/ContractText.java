package io.omnimesh.contract.exporting;

import io.omnimesh.contract.odcs.LogicalType;
import io.omnimesh.contract.odcs.LogicalTypeOptions;
import io.omnimesh.contract.odcs.QualityRule;
import io.omnimesh.contract.odcs.QualityRule.Custom;
import io.omnimesh.contract.odcs.QualityRule.Library;
import io.omnimesh.contract.odcs.QualityRule.Sql;
import io.omnimesh.contract.odcs.QualityRule.Text;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.odcs.SlaProperty;
import io.omnimesh.contract.odcs.Threshold;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a contract says in words, for pages that people read. */
final class ContractText {
  private ContractText() {}

  /**
   * A property of an object, nested ones too.
   *
   * @param path {@code address.city}, {@code lines[].sku}
   */
  record Row(String path, SchemaProperty property) {}

  /** All properties of an object, each before those within it. */
  static List<Row> rows(SchemaObject object) {
    List<Row> rows = new ArrayList<>();
    object.properties().forEach(property -> add(rows, property.name(), property));
    return rows;
  }

  private static void add(List<Row> rows, String path, SchemaProperty property) {
    rows.add(new Row(path, property));
    inner(rows, path, property);
  }

  private static void inner(List<Row> rows, String path, SchemaProperty property) {
    property.properties().forEach(it -> add(rows, path + "." + it.name(), it));
    property.items().ifPresent(items -> inner(rows, path + "[]", items));
  }

  /** The type in a few words. */
  static String type(SchemaProperty property) {
    String logical =
        property.items().isPresent()
            ? "array of " + type(property.items().get())
            : property.logicalType().map(LogicalType::word).orElse("");
    return property
        .physicalType()
        .filter(physical -> !physical.equals(logical))
        .map(physical -> logical.isEmpty() ? physical : logical + " (" + physical + ")")
        .orElse(logical);
  }

  /** Required, keys, uniqueness; empty where nothing holds. */
  static String keys(SchemaProperty property) {
    List<String> words = new ArrayList<>();
    if (property.primaryKey()) {
      words.add(
          "primary key"
              + (property.primaryKeyPosition() > 0 ? " " + property.primaryKeyPosition() : ""));
    }
    if (property.partitioned()) {
      words.add("partition key");
    }
    if (property.required()) {
      words.add("required");
    }
    if (property.unique()) {
      words.add("unique");
    }
    property.relationships().forEach(it -> words.add("refers to " + String.join(", ", it.to())));
    return String.join(", ", words);
  }

  /** What the values are held to. */
  static List<String> constraints(SchemaProperty property) {
    LogicalTypeOptions options = property.logicalTypeOptions();
    List<String> texts = new ArrayList<>();
    add(texts, "format", options.format());
    add(texts, "at least", options.minimum());
    add(texts, "at most", options.maximum());
    add(texts, "more than", options.exclusiveMinimum());
    add(texts, "less than", options.exclusiveMaximum());
    add(texts, "a multiple of", options.multipleOf());
    options.minLength().ifPresent(it -> texts.add("at least " + it + " characters"));
    options.maxLength().ifPresent(it -> texts.add("at most " + it + " characters"));
    add(texts, "pattern", options.pattern());
    options.minItems().ifPresent(it -> texts.add("at least " + it + " items"));
    options.maxItems().ifPresent(it -> texts.add("at most " + it + " items"));
    if (options.uniqueItems()) {
      texts.add("no item twice");
    }
    if (!options.enumeration().isEmpty()) {
      texts.add("one of " + values(options.enumeration()));
    }
    return texts;
  }

  private static void add(List<String> texts, String word, Optional<?> value) {
    value.ifPresent(it -> texts.add(word + " " + it));
  }

  static String values(List<? extends @Nullable Object> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** A rule of the whole object, or of one of its properties. */
  record Rule(String about, QualityRule rule) {}

  static List<Rule> rules(SchemaObject object) {
    List<Rule> rules = new ArrayList<>();
    object.quality().forEach(rule -> rules.add(new Rule(object.name(), rule)));
    for (Row row : rows(object)) {
      row.property().quality().forEach(rule -> rules.add(new Rule(row.path(), rule)));
    }
    return rules;
  }

  /** What a rule checks. */
  static String check(QualityRule rule) {
    return switch (rule.check()) {
      case Library library ->
          library.metric().word()
              + arguments(library.arguments())
              + library.threshold().map(it -> " " + threshold(it, rule.unit())).orElse("");
      case Sql sql ->
          sql.query().strip()
              + sql.threshold().map(it -> " " + threshold(it, Optional.empty())).orElse("");
      case Text ignored -> "In words";
      case Custom custom -> custom.engine() + ": " + custom.implementation();
    };
  }

  private static String arguments(Map<String, Object> arguments) {
    return arguments.isEmpty()
        ? ""
        : arguments.entrySet().stream()
            .map(entry -> entry.getKey() + " " + plain(entry.getValue()))
            .collect(Collectors.joining("; ", " (", ")"));
  }

  private static String plain(Object value) {
    return value instanceof List<?> list ? values(list) : value.toString();
  }

  private static String threshold(Threshold threshold, Optional<String> unit) {
    String first = number(threshold.values().getFirst());
    String last = number(threshold.values().getLast());
    String words =
        switch (threshold.operator()) {
          case MUST_BE -> "must be " + first;
          case MUST_NOT_BE -> "must not be " + first;
          case MUST_BE_GREATER_THAN -> "must be more than " + first;
          case MUST_BE_GREATER_OR_EQUAL_TO -> "must be at least " + first;
          case MUST_BE_LESS_THAN -> "must be less than " + first;
          case MUST_BE_LESS_OR_EQUAL_TO -> "must be at most " + first;
          case MUST_BE_BETWEEN -> "must be between " + first + " and " + last;
          case MUST_NOT_BE_BETWEEN -> "must not be between " + first + " and " + last;
        };
    return words + unit.map(it -> " " + it).orElse("");
  }

  private static String number(BigDecimal value) {
    return value.toPlainString();
  }

  /** The value of a promise with its unit: {@code 4 d}. */
  static String sla(SlaProperty sla) {
    String value = sla.value() == null ? "" : sla.value().toString();
    String more = sla.valueExt() == null ? "" : " to " + sla.valueExt();
    return value + more + sla.unit().map(it -> " " + it).orElse("");
  }
}
