package io.omnimesh.contract.lint;

import io.omnimesh.contract.document.Mapping;
import io.omnimesh.contract.document.Node;
import io.omnimesh.contract.document.Scalar;
import io.omnimesh.contract.document.Values;
import io.omnimesh.contract.lint.SchemaIndex.Part;
import io.omnimesh.contract.yaml.DidYouMean;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Promises of service that nobody could evaluate. */
final class SlaMeaning {
  private static final List<String> TIME_UNITS =
      List.of(
          "ms",
          "millisecond",
          "milliseconds",
          "s",
          "sec",
          "second",
          "seconds",
          "m",
          "min",
          "minute",
          "minutes",
          "h",
          "hr",
          "hour",
          "hours",
          "d",
          "day",
          "days",
          "w",
          "week",
          "weeks",
          "mo",
          "month",
          "months",
          "q",
          "quarter",
          "quarters",
          "y",
          "yr",
          "year",
          "years");
  private static final List<String> SHARE_UNITS = List.of("percent", "%", "ratio");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** What a property is measured in; those that are not here are left alone. */
  private enum Measure {
    TIME,
    SHARE,
    DAY,
    NUMBER
  }

  private static final Map<String, Measure> MEASURES =
      Map.ofEntries(
          Map.entry("latency", Measure.TIME),
          Map.entry("ly", Measure.TIME),
          Map.entry("freshness", Measure.TIME),
          Map.entry("frequency", Measure.TIME),
          Map.entry("fy", Measure.TIME),
          Map.entry("retention", Measure.TIME),
          Map.entry("re", Measure.TIME),
          Map.entry("timetodetect", Measure.TIME),
          Map.entry("td", Measure.TIME),
          Map.entry("timetonotify", Measure.TIME),
          Map.entry("tn", Measure.TIME),
          Map.entry("timetorepair", Measure.TIME),
          Map.entry("tr", Measure.TIME),
          Map.entry("availability", Measure.SHARE),
          Map.entry("av", Measure.SHARE),
          Map.entry("errorrate", Measure.SHARE),
          Map.entry("er", Measure.SHARE),
          Map.entry("completeness", Measure.SHARE),
          Map.entry("throughput", Measure.NUMBER),
          Map.entry("th", Measure.NUMBER),
          Map.entry("generalavailability", Measure.DAY),
          Map.entry("ga", Measure.DAY),
          Map.entry("endofsupport", Measure.DAY),
          Map.entry("es", Measure.DAY),
          Map.entry("endoflife", Measure.DAY),
          Map.entry("el", Measure.DAY));

  private final SchemaIndex index;
  private final Report report;

  SlaMeaning(SchemaIndex index, Report report) {
    this.index = index;
    this.report = report;
  }

  void check(Mapping root) {
    Part contract = new Part(root, Path.ROOT);
    for (Part property : contract.parts("slaProperties")) {
      Measure measure = MEASURES.get(property.text("property").toLowerCase(Locale.ROOT));
      if (measure != null) {
        measure(property, measure);
      }
      elements(property.mapping().find("element").orElse(null), property.path().child("element"));
    }
    elements(root.find("slaDefaultElement").orElse(null), Path.ROOT.child("slaDefaultElement"));
  }

  private void measure(Part property, Measure measure) {
    Node node = property.mapping().find("value").orElse(null);
    if (!(node instanceof Scalar value) || value.type() == Scalar.Type.NULL) {
      return;
    }
    if (measure == Measure.DAY) {
      day(property, value);
      return;
    }
    BigDecimal number = number(value);
    if (number == null) {
      if (measure != Measure.TIME || !isDuration(value.text())) {
        report.error(
            "meaning/sla-value",
            node,
            property.path().child("value"),
            "the value of '"
                + property.text("property")
                + "' is "
                + value.kind()
                + ", not a number",
            "write a number, and what it counts under 'unit'");
      }
      return;
    }
    if (number.signum() < 0) {
      report.error(
          "meaning/sla-value",
          node,
          property.path().child("value"),
          "'" + property.text("property") + "' is " + value.text() + ", which nothing can keep",
          "write 0 or more");
    }
    unit(property, measure, number);
  }

  private void unit(Part property, Measure measure, BigDecimal number) {
    String unit = property.text("unit");
    List<String> units = measure == Measure.TIME ? TIME_UNITS : SHARE_UNITS;
    if (unit.isEmpty()) {
      if (measure == Measure.TIME) {
        report.warning(
            "meaning/sla-unit",
            property.mapping(),
            property.path(),
            "'"
                + property.text("property")
                + "' has no unit, so nobody knows what "
                + number
                + " means",
            "add the line 'unit: s', or h, d, ...");
      }
      return;
    }
    if (measure == Measure.NUMBER) {
      return;
    }
    if (!units.contains(unit.toLowerCase(Locale.ROOT))) {
      report.error(
          "meaning/sla-unit",
          property.mapping().find("unit").orElseThrow(),
          property.path().child("unit"),
          "'" + unit + "' is not a unit of '" + property.text("property") + "'",
          DidYouMean.mend(unit, units));
    } else if (measure == Measure.SHARE && !unit.equals("ratio") && number.compareTo(HUNDRED) > 0) {
      report.error(
          "meaning/percent",
          property.mapping().find("value").orElseThrow(),
          property.path().child("value"),
          number + " percent is more than all",
          "write a number from 0 to 100");
    }
  }

  private void day(Part property, Scalar value) {
    String text = value.text();
    try {
      LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    } catch (DateTimeException e) {
      report.error(
          "meaning/date",
          value,
          property.path().child("value"),
          "'" + text + "' is not a date of ISO 8601",
          "write one such as 2026-01-31T00:00:00Z");
    }
  }

  private void elements(@Nullable Node node, Path path) {
    if (!(node instanceof Scalar scalar) || !scalar.isString()) {
      return;
    }
    for (String part : scalar.text().split(",", -1)) {
      String element = part.strip();
      int dot = element.indexOf('.');
      Set<String> properties = dot < 0 ? null : index.propertyNames(element.substring(0, dot));
      if (dot < 0 || properties == null) {
        String object = dot < 0 ? element : element.substring(0, dot);
        if (!index.objectNames().contains(object) && !isOnlyObjectsProperty(element, dot)) {
          report.warning(
              "meaning/dangling",
              node,
              path,
              "this contract has no object '" + object + "', so nothing is measured there",
              DidYouMean.mend(object, index.objectNames()));
        }
      } else if (!properties.contains(element.substring(dot + 1))) {
        report.error(
            "meaning/dangling",
            node,
            path,
            "the object has no property '" + element.substring(dot + 1) + "'",
            DidYouMean.mend(element.substring(dot + 1), properties));
      }
    }
  }

  /** With one object, its name may be left out. */
  private boolean isOnlyObjectsProperty(String element, int dot) {
    if (dot >= 0 || index.objectNames().size() != 1) {
      return false;
    }
    Set<String> properties = index.propertyNames(index.objectNames().iterator().next());
    return properties != null && properties.contains(element);
  }

  private static @Nullable BigDecimal number(Scalar scalar) {
    if (scalar.value() instanceof Number number) {
      return Values.decimal(number);
    }
    try {
      return new BigDecimal(scalar.text());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static boolean isDuration(String text) {
    if (!text.startsWith("P")) {
      return false;
    }
    try {
      return !Duration.parse(text).isNegative();
    } catch (DateTimeException e) {
      return false;
    }
  }
}
