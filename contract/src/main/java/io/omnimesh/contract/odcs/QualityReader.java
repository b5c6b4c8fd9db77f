package io.omnimesh.contract.odcs;

import io.omnimesh.contract.document.Fields;
import io.omnimesh.contract.document.Node;
import io.omnimesh.contract.document.Scalar;
import io.omnimesh.contract.document.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads quality rules, in the words of version 3.0 ({@code rule}) and 3.1 ({@code metric}). */
final class QualityReader {
  private QualityReader() {}

  static QualityRule rule(Fields fields) {
    return new QualityRule(
        fields.text("id"),
        fields.text("name"),
        fields.text("description"),
        fields.text("dimension"),
        fields.text("method"),
        fields.text("severity"),
        fields.text("businessImpact"),
        unit(fields),
        fields.text("scheduler"),
        fields.text("schedule"),
        fields.texts("tags"),
        check(fields),
        CommonParts.definitions(fields),
        CommonParts.customProperties(fields));
  }

  private static QualityRule.Check check(Fields fields) {
    return switch (type(fields)) {
      case "sql" -> new QualityRule.Sql(fields.textOrEmpty("query"), threshold(fields));
      case "custom" -> {
        Object implementation = fields.value("implementation");
        yield new QualityRule.Custom(
            fields.textOrEmpty("engine"), implementation == null ? "" : implementation);
      }
      case "library" -> library(fields);
      default -> new QualityRule.Text();
    };
  }

  private static String type(Fields fields) {
    return fields
        .text("type")
        .orElseGet(() -> {
          if (fields.has("query")) {
            return "sql";
          }
          if (fields.has("engine") || fields.has("implementation")) {
            return "custom";
          }
          return fields.has("metric") || fields.has("rule") ? "library" : "text";
        });
  }

  private static QualityRule.Check library(Fields fields) {
    String word = fields.text("metric").or(() -> fields.text("rule")).orElse("");
    Optional<QualityRule.Metric> metric = QualityRule.Metric.of(word).or(() -> older(word));
    if (metric.isEmpty()) {
      // A word that the standard does not define is nobody's to evaluate, but must not get lost.
      return new QualityRule.Custom("library", word);
    }
    Map<String, Object> arguments = new LinkedHashMap<>(fields.fields("arguments").rest(Set.of()));
    if (fields.value("validValues") instanceof List<?> values) {
      arguments.putIfAbsent("validValues", values);
    }
    return new QualityRule.Library(metric.get(), arguments, threshold(fields));
  }

  /** The metrics of the rules that version 3.0 names in its documentation. */
  private static Optional<QualityRule.Metric> older(String rule) {
    return switch (rule) {
      case "nullCheck", "nullCount", "nullPercent" -> Optional.of(QualityRule.Metric.NULL_VALUES);
      case "duplicateCount", "duplicatePercent" -> Optional.of(QualityRule.Metric.DUPLICATE_VALUES);
      case "validValues", "invalidCount", "invalidPercent" ->
          Optional.of(QualityRule.Metric.INVALID_VALUES);
      case "missingCount", "missingPercent" -> Optional.of(QualityRule.Metric.MISSING_VALUES);
      default -> Optional.empty();
    };
  }

  private static Optional<String> unit(Fields fields) {
    boolean percent = fields.textOrEmpty("rule").endsWith("Percent");
    return fields.text("unit").or(() -> percent ? Optional.of("percent") : Optional.empty());
  }

  /** The first operator whose numbers can be read. */
  private static Optional<Threshold> threshold(Fields fields) {
    for (Threshold.Operator operator : Threshold.Operator.values()) {
      if (!fields.has(operator.word())) {
        continue;
      }
      List<BigDecimal> numbers = numbers(fields, operator);
      if (numbers.size() == (operator.isRange() ? 2 : 1)) {
        return Optional.of(new Threshold(operator, numbers));
      }
    }
    return Optional.empty();
  }

  private static List<BigDecimal> numbers(Fields fields, Threshold.Operator operator) {
    if (!operator.isRange()) {
      return fields.decimal(operator.word()).stream().toList();
    }
    List<BigDecimal> numbers = new ArrayList<>();
    for (Node node : fields.nodes(operator.word())) {
      if (node instanceof Scalar scalar && scalar.value() instanceof Number number) {
        BigDecimal decimal = Values.decimal(number);
        if (decimal != null) {
          numbers.add(decimal);
        }
      }
    }
    return numbers;
  }
}
