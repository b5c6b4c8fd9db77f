package io.omnimesh.contract.lint;

import io.omnimesh.contract.document.Mapping;
import io.omnimesh.contract.document.Node;
import io.omnimesh.contract.document.Scalar;
import io.omnimesh.contract.document.Sequence;
import io.omnimesh.contract.lint.SchemaIndex.Part;
import io.omnimesh.contract.sqlcheck.ReadOnlySelect;
import io.omnimesh.contract.yaml.DidYouMean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Quality rules that nothing can keep, that contradict each other, or that do more than read. */
final class QualityMeaning {
  private static final List<String> UNITS = List.of("rows", "percent");
  private static final Set<String> ENGINES_OF_OUR_SQL =
      Set.of("trino", "presto", "athena", "local", "custom", "kafka");

  /** Metrics that need a column. */
  private static final Set<String> COLUMN_METRICS =
      Set.of("nullValues", "missingValues", "invalidValues");

  private final Report report;
  private final boolean ourSql;

  QualityMeaning(Mapping root, Report report) {
    this.report = report;
    List<Part> servers = new Part(root, Path.ROOT).parts("servers");
    ourSql =
        servers.isEmpty()
            || servers.stream()
                .anyMatch(server -> ENGINES_OF_OUR_SQL.contains(server.text("type")));
  }

  void object(Part object, SchemaIndex index) {
    Set<String> names = index.propertyNames(object.text("name"));
    for (Part rule : object.parts("quality")) {
      String metric = rule.text("metric");
      if (COLUMN_METRICS.contains(metric)) {
        report.warning(
            "meaning/metric-level",
            rule.mapping(),
            rule.path(),
            "'" + metric + "' measures a column, but this rule is of the whole object",
            "move the rule to the property");
      }
      columns(rule, names == null ? Set.of() : names);
    }
    rules(object);
  }

  void property(Part property) {
    for (Part rule : property.parts("quality")) {
      if (rule.text("metric").equals("rowCount")) {
        report.warning(
            "meaning/metric-level",
            rule.mapping(),
            rule.path(),
            "'rowCount' measures the whole object, but this rule is of a property",
            "move the rule to the object");
      }
    }
    rules(property);
  }

  private void rules(Part owner) {
    List<Part> rules = owner.parts("quality");
    if (rules.isEmpty()) {
      return;
    }
    Map<String, List<Interval>> promised = new HashMap<>();
    for (Part rule : rules) {
      String metric = rule.text("metric");
      arguments(rule, metric);
      unit(rule, metric);
      sql(rule);
      Interval interval = Interval.of(rule, !metric.isEmpty(), report);
      if (interval != null) {
        String key = key(rule, metric);
        if (!key.isEmpty()) {
          contradiction(rule, interval, promised.computeIfAbsent(key, any -> new ArrayList<>()));
        }
      }
    }
  }

  /** Rules that measure the same thing have the same key. */
  private static String key(Part rule, String metric) {
    if (!metric.isEmpty()) {
      Object arguments = rule.mapping().find("arguments").map(Node::value).orElse("");
      return metric + '|' + rule.text("unit") + '|' + arguments;
    }
    return rule.text("query").strip();
  }

  private void contradiction(Part rule, Interval interval, List<Interval> others) {
    for (Interval other : others) {
      if (!interval.meets(other)) {
        report.error(
            "meaning/contradiction",
            rule.mapping(),
            rule.path(),
            "this rule wants "
                + interval
                + ", but the rule at line "
                + report.line(other.rule().mapping())
                + " wants "
                + other
                + " of the same measure; no data keeps both",
            "mend one of the two");
        return;
      }
    }
    others.add(interval);
  }

  private void arguments(Part rule, String metric) {
    Mapping arguments =
        rule.mapping().find("arguments").orElse(null) instanceof Mapping mapping ? mapping : null;
    Path path = rule.path().child("arguments");
    if (arguments != null) {
      OptionsMeaning.pattern(arguments.find("pattern").orElse(null), path.child("pattern"), report);
      OptionsMeaning.distinct(
          arguments.find("validValues").orElse(null), path.child("validValues"), report);
    }
    boolean nothing =
        metric.equals("invalidValues")
            && (arguments == null
                || (arguments.find("validValues").isEmpty()
                    && arguments.find("pattern").isEmpty()));
    if (nothing) {
      report.warning(
          "meaning/no-arguments",
          rule.mapping(),
          rule.path(),
          "'invalidValues' says neither which values are valid nor their pattern",
          "add 'arguments: {validValues: [...]}' or 'arguments: {pattern: ...}'");
    }
  }

  private void columns(Part rule, Set<String> names) {
    if (!(rule.mapping().find("arguments").orElse(null) instanceof Mapping arguments)
        || !(arguments.find("properties").orElse(null) instanceof Sequence columns)) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < columns.items().size(); i++) {
      if (!(columns.items().get(i) instanceof Scalar scalar)) {
        continue;
      }
      Path path = rule.path().child("arguments").child("properties").child(i);
      if (!names.contains(scalar.text())) {
        report.error(
            "meaning/dangling",
            scalar,
            path,
            "the object has no property '" + scalar.text() + "'",
            DidYouMean.mend(scalar.text(), names));
      } else if (!seen.add(scalar.text())) {
        report.error(
            "meaning/duplicate-value",
            scalar,
            path,
            "'" + scalar.text() + "' is named twice",
            "keep one of the two");
      }
    }
  }

  private void unit(Part rule, String metric) {
    String unit = rule.text("unit");
    if (!metric.isEmpty() && !unit.isEmpty() && !UNITS.contains(unit.toLowerCase(Locale.ROOT))) {
      report.warning(
          "meaning/unit",
          rule.mapping().find("unit").orElseThrow(),
          rule.path().child("unit"),
          "'" + unit + "' is not a unit of library metrics, so rows are counted",
          DidYouMean.mend(unit, UNITS));
    }
  }

  private void sql(Part rule) {
    Node node = rule.mapping().find("query").orElse(null);
    if (!(node instanceof Scalar query) || !query.isString()) {
      return;
    }
    Optional<ReadOnlySelect.Problem> found = ReadOnlySelect.problem(query.text());
    if (found.isEmpty()) {
      return;
    }
    ReadOnlySelect.Problem problem = found.get();
    boolean certain = ourSql || problem.isWrite();
    String place =
        problem.line() == 1 && problem.column() == 1
            ? ""
            : " (line " + problem.line() + ", character " + problem.column() + " of the statement)";
    report.add(
        certain ? Severity.ERROR : Severity.WARNING,
        "meaning/sql",
        query.start(),
        rule.path().child("query").pointer(),
        "the query is not one SELECT that the mesh can run: " + problem.message() + place,
        "write one SELECT that gives one number; {object} and {property} stand for the names");
  }
}
