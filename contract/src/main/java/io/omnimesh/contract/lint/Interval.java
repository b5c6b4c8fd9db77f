package io.omnimesh.contract.lint;

import io.omnimesh.contract.document.Node;
import io.omnimesh.contract.document.Scalar;
import io.omnimesh.contract.document.Sequence;
import io.omnimesh.contract.document.Values;
import io.omnimesh.contract.lint.SchemaIndex.Part;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measures that a quality rule accepts.
 *
 * @param low null where there is no lower bound
 * @param high null where there is no upper bound
 * @param except the value that alone is refused, of mustNotBe
 * @param hole the range that is refused, of mustNotBeBetween
 */
record Interval(
    Part rule,
    String words,
    @Nullable BigDecimal low,
    boolean lowIncluded,
    @Nullable BigDecimal high,
    boolean highIncluded,
    @Nullable BigDecimal except,
    @Nullable List<BigDecimal> hole) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * The interval of a rule, after its own contradictions are reported; null where there is none.
   */
  static @Nullable Interval of(Part rule, boolean library, Report report) {
    Interval interval = read(rule, library, report);
    if (interval != null && library) {
      possible(interval, report);
    }
    return interval;
  }

  private static @Nullable Interval read(Part rule, boolean library, Report report) {
    for (String key : List.of("mustBe", "mustNotBe")) {
      Node node = rule.mapping().find(key).orElse(null);
      BigDecimal number = number(node);
      if (node != null && number == null && library) {
        report.error(
            "meaning/threshold",
            node,
            rule.path().child(key),
            "'" + key + "' is " + node.kind() + ", but a metric is a number",
            "write a number");
      } else if (number != null) {
        String words = key + " " + number;
        return key.equals("mustBe")
            ? new Interval(rule, words, number, true, number, true, null, null)
            : new Interval(rule, words, null, false, null, false, number, null);
      }
    }
    Interval bound = bound(rule);
    return bound != null ? bound : range(rule, report);
  }

  private static @Nullable Interval bound(Part rule) {
    for (String key :
        List.of(
            "mustBeGreaterThan",
            "mustBeGreaterOrEqualTo",
            "mustBeLessThan",
            "mustBeLessOrEqualTo")) {
      BigDecimal number = number(rule.mapping().find(key).orElse(null));
      if (number != null) {
        boolean included = key.endsWith("EqualTo");
        String words = key + " " + number;
        return key.startsWith("mustBeGreater")
            ? new Interval(rule, words, number, included, null, false, null, null)
            : new Interval(rule, words, null, false, number, included, null, null);
      }
    }
    return null;
  }

  private static @Nullable Interval range(Part rule, Report report) {
    for (String key : List.of("mustBeBetween", "mustNotBeBetween")) {
      if (!(rule.mapping().find(key).orElse(null) instanceof Sequence range)
          || range.items().size() != 2) {
        continue;
      }
      BigDecimal low = number(range.items().getFirst());
      BigDecimal high = number(range.items().getLast());
      if (low == null || high == null) {
        continue;
      }
      if (low.compareTo(high) > 0) {
        report.error(
            "meaning/range",
            range,
            rule.path().child(key),
            "'" + key + "' names " + low + " before " + high + ", so no value lies between",
            "write the lower one first: [" + high + ", " + low + "]");
        return null;
      }
      String words = key + " [" + low + ", " + high + "]";
      return key.equals("mustBeBetween")
          ? new Interval(rule, words, low, true, high, true, null, null)
          : new Interval(rule, words, null, false, null, false, null, List.of(low, high));
    }
    return null;
  }

  /** Counts are never below 0, and percents lie between 0 and 100. */
  private static void possible(Interval interval, Report report) {
    boolean percent = interval.rule.text("unit").equalsIgnoreCase("percent");
    Interval all =
        new Interval(
            interval.rule, "", BigDecimal.ZERO, true, percent ? HUNDRED : null, true, null, null);
    boolean outside =
        percent
            && ((interval.low != null && outside(interval.low))
                || (interval.high != null && outside(interval.high)));
    if (outside || !interval.meets(all)) {
      report.error(
          percent ? "meaning/percent" : "meaning/threshold",
          interval.rule.mapping(),
          interval.rule.path(),
          "the rule wants "
              + interval
              + ", but "
              + (percent ? "percents lie between 0 and 100" : "a count is never below 0"),
          "mend the threshold");
    }
  }

  private static boolean outside(BigDecimal number) {
    return number.signum() < 0 || number.compareTo(HUNDRED) > 0;
  }

  private static @Nullable BigDecimal number(@Nullable Node node) {
    return node instanceof Scalar scalar && scalar.value() instanceof Number number
        ? Values.decimal(number)
        : null;
  }

  /** Whether some measure is accepted by both. */
  boolean meets(Interval other) {
    return meetsOneWay(other) && other.meetsOneWay(this);
  }

  private boolean meetsOneWay(Interval other) {
    if (low != null && other.high != null) {
      int compared = low.compareTo(other.high);
      if (compared > 0 || (compared == 0 && !(lowIncluded && other.highIncluded))) {
        return false;
      }
    }
    boolean point =
        low != null && high != null && low.compareTo(high) == 0 && lowIncluded && highIncluded;
    if (point && other.except != null && other.except.compareTo(low) == 0) {
      return false;
    }
    return other.hole == null
        || low == null
        || high == null
        || low.compareTo(other.hole.getFirst()) < 0
        || high.compareTo(other.hole.getLast()) > 0;
  }

  @Override
  public String toString() {
    return words;
  }
}
