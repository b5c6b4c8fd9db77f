package io.omnimesh.contract.diff;

import io.omnimesh.contract.odcs.QualityRule;
import io.omnimesh.contract.odcs.QualityRule.Custom;
import io.omnimesh.contract.odcs.QualityRule.Library;
import io.omnimesh.contract.odcs.QualityRule.Sql;
import io.omnimesh.contract.odcs.QualityRule.Text;
import io.omnimesh.contract.odcs.Threshold;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares quality rules. A rule that blocks is a promise to readers; one that only warns, or that
 * nobody evaluates, is a hint.
 */
final class QualityComparison {
  private static final Set<String> HINTS = Set.of("info", "warning", "warn", "low");

  private final String path;
  private final String where;
  private final Changes changes;

  private QualityComparison(String path, String where, Changes changes) {
    this.path = path;
    this.where = where;
    this.changes = changes;
  }

  /**
   * @param where the end of messages: {@code " of property sku"}, or nothing
   */
  static void compare(
      String path,
      String where,
      List<QualityRule> before,
      List<QualityRule> after,
      Changes changes) {
    new QualityComparison(path, where, changes).compare(before, after);
  }

  private void compare(List<QualityRule> before, List<QualityRule> after) {
    Matches<QualityRule> matches =
        Matches.of(
            before,
            after,
            Matches.id(QualityRule::id),
            Matches.name(QualityRule::id, QualityRule::name),
            (old, young) -> mayMatch(old, young) && sameMeasure(old.check(), young.check()),
            (old, young) -> mayMatch(old, young) && sameMetric(old.check(), young.check()));
    for (QualityRule old : matches.removed()) {
      changes.removed(
          isPromise(old) ? ChangeKind.QUALITY_RULE_REMOVED : ChangeKind.ADVISORY_RULE_WEAKENED,
          place(old),
          measure(old),
          "drops quality rule " + label(old) + where);
    }
    for (QualityRule young : matches.added()) {
      changes.added(
          ChangeKind.QUALITY_RULE_ADDED,
          place(young),
          measure(young),
          "adds quality rule " + label(young) + where);
    }
    matches.pairs().forEach(pair -> pair(pair.before(), pair.after()));
  }

  /** Rules that both carry an id, or both a name, and not the same one, are two rules. */
  private static boolean mayMatch(QualityRule before, QualityRule after) {
    return (before.id().isEmpty() || after.id().isEmpty())
        && (before.name().isEmpty() || after.name().isEmpty());
  }

  private static boolean sameMeasure(QualityRule.Check before, QualityRule.Check after) {
    return switch (before) {
      case Library(QualityRule.Metric metric, Map<String, Object> arguments, _) ->
          after instanceof Library other
              && other.metric() == metric
              && other.arguments().equals(arguments);
      case Sql(String query, _) ->
          after instanceof Sql other && words(other.query()).equals(words(query));
      case Text text -> after.equals(text);
      case Custom custom -> after.equals(custom);
    };
  }

  private static boolean sameMetric(QualityRule.Check before, QualityRule.Check after) {
    return before instanceof Library(QualityRule.Metric metric, _, _)
        && after instanceof Library other
        && other.metric() == metric;
  }

  private static String words(String query) {
    return query.strip().replaceAll("\\s+", " ");
  }

  private static boolean isBlocking(QualityRule rule) {
    return !HINTS.contains(rule.severity().orElse("error").strip().toLowerCase(Locale.ROOT));
  }

  private static boolean isPromise(QualityRule rule) {
    return isBlocking(rule) && !(rule.check() instanceof Text);
  }

  private void pair(QualityRule before, QualityRule after) {
    if (isBlocking(before) != isBlocking(after)) {
      changes.differs(
          isBlocking(after)
              ? ChangeKind.QUALITY_SEVERITY_RAISED
              : isPromise(before)
                  ? ChangeKind.QUALITY_SEVERITY_LOWERED
                  : ChangeKind.ADVISORY_RULE_WEAKENED,
          place(after),
          before.severity(),
          after.severity(),
          (isBlocking(after) ? "raises" : "lowers")
              + " the severity of quality rule "
              + label(after)
              + where);
    }
    switch (before.check()) {
      case Library old when after.check() instanceof Library young -> {
        if (old.metric() != young.metric() || !unit(before).equals(unit(after))) {
          changed(before, after);
        } else {
          arguments(before, after, old, young);
          threshold(before, after, old.threshold(), young.threshold());
        }
      }
      case Sql old when after.check() instanceof Sql young -> {
        if (!words(old.query()).equals(words(young.query()))) {
          changed(before, after);
        }
        threshold(before, after, old.threshold(), young.threshold());
      }
      case Text ignored when after.check() instanceof Text -> {
        if (!before.description().equals(after.description())) {
          changed(before, after);
        }
      }
      case Library ignored -> changed(before, after);
      case Sql ignored -> changed(before, after);
      case Text ignored -> changed(before, after);
      case Custom old -> {
        if (!old.equals(after.check())) {
          changed(before, after);
        }
      }
    }
    if (isBlocking(before) == isBlocking(after)) {
      changes.document(
          ChangeKind.DOCUMENTATION_CHANGED,
          place(after),
          before.severity(),
          after.severity(),
          "the word for the severity of quality rule " + label(after) + where);
    }
    changes.document(
        ChangeKind.DOCUMENTATION_CHANGED,
        place(after),
        documentation(before),
        documentation(after),
        "the documentation of quality rule " + label(after) + where);
  }

  private static List<Object> documentation(QualityRule rule) {
    return List.of(
        rule.id(),
        rule.name(),
        rule.check() instanceof Text ? "" : rule.description(),
        rule.dimension(),
        rule.method(),
        rule.businessImpact(),
        rule.scheduler(),
        rule.schedule(),
        rule.tags(),
        rule.authoritativeDefinitions(),
        rule.customProperties());
  }

  private static String unit(QualityRule rule) {
    return rule.unit().orElse("rows");
  }

  private void changed(QualityRule before, QualityRule after) {
    changes.changed(
        ChangeKind.QUALITY_RULE_CHANGED,
        place(after),
        measure(before),
        measure(after),
        "measures something else by quality rule " + label(after) + where);
  }

  /** Lists of values have a direction of their own; whatever else differs cannot be compared. */
  private void arguments(QualityRule before, QualityRule after, Library old, Library young) {
    Map<String, Object> others = new LinkedHashMap<>(old.arguments());
    Map<String, Object> youngOthers = new LinkedHashMap<>(young.arguments());
    List<?> valid = list(others.remove("validValues"));
    List<?> youngValid = list(youngOthers.remove("validValues"));
    new EnumComparison(place(after), "the values of quality rule " + label(after) + where, changes)
        .compare("validValues", valid, youngValid);
    Set<?> missing = Set.copyOf(texts(list(others.remove("missingValues"))));
    Set<?> youngMissing = Set.copyOf(texts(list(youngOthers.remove("missingValues"))));
    if (!missing.equals(youngMissing)) {
      if (youngMissing.containsAll(missing)) {
        tightened(before, after);
      } else {
        loosened(before, after);
      }
    }
    if (!others.equals(youngOthers)) {
      changed(before, after);
    }
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static List<String> texts(List<?> values) {
    return values.stream().map(String::valueOf).toList();
  }

  private void threshold(
      QualityRule before,
      QualityRule after,
      Optional<Threshold> oldThreshold,
      Optional<Threshold> youngThreshold) {
    List<BigDecimal> measures = Measures.telling(before, oldThreshold, youngThreshold);
    boolean loosened = false;
    boolean tightened = false;
    for (BigDecimal measure : measures) {
      boolean old = oldThreshold.isEmpty() || oldThreshold.get().accepts(measure);
      boolean young = youngThreshold.isEmpty() || youngThreshold.get().accepts(measure);
      loosened |= young && !old;
      tightened |= old && !young;
    }
    if (loosened) {
      loosened(before, after);
    } else if (tightened) {
      tightened(before, after);
    }
  }

  private void tightened(QualityRule before, QualityRule after) {
    changes.changed(
        ChangeKind.QUALITY_RULE_TIGHTENED,
        place(after),
        measure(before),
        measure(after),
        "tightens quality rule " + label(after) + where + to(before, after));
  }

  private void loosened(QualityRule before, QualityRule after) {
    changes.changed(
        isPromise(before) ? ChangeKind.QUALITY_RULE_LOOSENED : ChangeKind.ADVISORY_RULE_WEAKENED,
        place(after),
        measure(before),
        measure(after),
        "loosens quality rule " + label(after) + where + to(before, after));
  }

  private static String to(QualityRule before, QualityRule after) {
    return " from '" + measure(before) + "' to '" + measure(after) + "'";
  }

  private String place(QualityRule rule) {
    return path + ".quality." + label(rule);
  }

  private static String label(QualityRule rule) {
    return rule.name()
        .or(rule::id)
        .orElseGet(() ->
            switch (rule.check()) {
              case Library library -> library.metric().word();
              case Sql ignored -> "sql";
              case Text ignored -> "text";
              case Custom custom -> custom.engine();
            });
  }

  private static String measure(QualityRule rule) {
    return switch (rule.check()) {
      case Library(QualityRule.Metric metric, Map<String, Object> arguments, var threshold) -> {
        List<String> parts = new ArrayList<>();
        parts.add(metric.word());
        arguments.forEach((name, value) -> parts.add(name + " " + value));
        threshold.map(QualityComparison::words).ifPresent(parts::add);
        rule.unit().ifPresent(parts::add);
        yield String.join(" ", parts);
      }
      case Sql(String query, var threshold) ->
          words(query) + threshold.map(limit -> " " + words(limit)).orElse("");
      case Text ignored -> rule.description().orElse("text");
      case Custom(String engine, Object implementation) -> engine + " " + implementation;
    };
  }

  private static String words(Threshold threshold) {
    return threshold.operator().word()
        + threshold.values().stream()
            .map(value -> " " + value.toPlainString())
            .collect(Collectors.joining(" and"));
  }
}
