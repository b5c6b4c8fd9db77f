package io.omnimesh.contract.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.contract.odcs.SlaProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlaTermTest {
  static SlaProperty sla(String property, @Nullable Object value, @Nullable String unit) {
    return new SlaProperty(
        Optional.empty(),
        property,
        value,
        null,
        Optional.ofNullable(unit),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static SlaTerm term(String property, @Nullable Object value, @Nullable String unit) {
    return SlaTerm.of(sla(property, value, unit));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          latency            | 4    | d          | LATENCY            | at most 4d
          ly                 | 15   | min        | LATENCY            | at most 15m
          Freshness          | 90   | seconds    | LATENCY            | at most 1m 30s
          latency            | PT1H |            | LATENCY            | at most 1h
          latency            | 2 wk |            | LATENCY            | at most 14d
          latency            | 1.5  | hr         | LATENCY            | at most 1h 30m
          latency            | 250  | ms         | LATENCY            | at most 250ms
          frequency          | 1    | d          | FREQUENCY          | at most 1d
          fy                 | 4    | per day    | FREQUENCY          | at most 6h
          update-frequency   | 12   | /h         | FREQUENCY          | at most 5m
          retention          | 3    | y          | RETENTION          | at least 1095d
          re                 | 6    | mo         | RETENTION          | at least 180d
          retention          | P2Y6M |           | RETENTION          | at least 910d
          availability       | 99.9 | percent    | AVAILABILITY       | at least 99.9 %
          av                 | 99.95% |          | AVAILABILITY       | at least 99.95 %
          availability       | 0.999 | ratio     | AVAILABILITY       | at least 99.9 %
          availability       | 99   |            | AVAILABILITY       | at least 99 %
          errorRate          | 0.5  | %          | ERROR_RATE         | at most 0.5 %
          error_rate         | 1    | percent    | ERROR_RATE         | at most 1 %
          completeness       | 99   | percent    | COMPLETENESS       | at least 99 %
          throughput         | 100  | rows/s     | THROUGHPUT         | at least 100 rows every 1s
          th                 | 5000 | events per minute | THROUGHPUT  | at least 5000 rows every 1m
          generalAvailability | 2022-05-12T09:30:10-08:00 | | GENERAL_AVAILABILITY | from 2022-05-12T17:30:10Z
          endOfSupport       | 2032-05-12 |      | END_OF_SUPPORT     | until 2032-05-12T00:00:00Z
          EOL                | 2042-05-12 09:30:10 | | END_OF_LIFE     | until 2042-05-12T09:30:10Z
          timeOfAvailability | 09:00-08:00 |     | TIME_OF_AVAILABILITY | every day by 09:00-08:00
          timeOfAvailability | 07:30 |           | TIME_OF_AVAILABILITY | every day by 07:30Z
          timeToDetect       | 5    | m          | TIME_TO_DETECT     | at most 5m
          tn                 | 1    | hour       | TIME_TO_NOTIFY     | at most 1h
          mttr               | 2    | days       | TIME_TO_REPAIR     | at most 2d
          """)
  void readsEveryPropertyOfTheStandard(
      String property, String value, @Nullable String unit, SlaMeasure measure, String text) {
    SlaTerm term = term(property, value, unit);
    assertThat(term.measure()).contains(measure);
    assertThat(term.objective().text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          latency       | 4     |          | '4' is no time; write a number and unit: s, m, h, d, w, mo or y
          latency       | soon  | d        | 'soon d' is no time; write a number and unit: s, m, h, d, w, mo or y
          latency       | -4    | d        | '-4 d' is no time; write a number and unit: s, m, h, d, w, mo or y
          latency       | P1DT  |          | 'P1DT' is no time; write a number and unit: s, m, h, d, w, mo or y
          retention     | 9999999 | y      | '9999999 y' is no time; write a number and unit: s, m, h, d, w, mo or y
          availability  | 1     |          | '1' is no share; write a number from 0 to 100 and unit: percent
          availability  | 101   | percent  | '101 percent' is no share; write a number from 0 to 100 and unit: percent
          throughput    | 5     | MB/s     | '5 MB/s' is no rate of rows; write unit: rows/s
          endOfLife     | never |          | 'never' is no date such as 2032-05-12T09:30:00Z
          timeOfAvailability | morning |   | 'morning' is no time of day such as 09:00+01:00
          happiness     | 5     | stars    | the mesh does not know how to measure 'happiness'
          """)
  void saysWhyAPromiseCannotBeMeasured(
      String property, String value, @Nullable String unit, String reason) {
    assertThat(term(property, value, unit).objective())
        .isEqualTo(new SlaObjective.NotEvaluable(reason));
  }

  @Test
  void takesNoValueForAPromiseThatCannotBeMeasured() {
    assertThat(term("latency", null, "d").objective())
        .isInstanceOf(SlaObjective.NotEvaluable.class);
    assertThat(term("latency", true, "d").objective())
        .isInstanceOf(SlaObjective.NotEvaluable.class);
  }

  @Test
  void readsNumbersAsYamlGivesThem() {
    assertThat(term("latency", 4, "d")).isEqualTo(term("latency", 4L, "d"));
    assertThat(term("availability", 99.9, "percent").objective())
        .isEqualTo(new SlaObjective.ShareAtLeast(new BigDecimal("99.9")));
  }

  @Test
  void namesAPromiseByItsIdOrByWhatItIsAbout() {
    assertThat(term("freshness", 4, "d").key()).isEqualTo("latency");
    SlaProperty full =
        new SlaProperty(
            Optional.empty(),
            "timeOfAvailability",
            "09:00-08:00",
            null,
            Optional.empty(),
            Optional.of("tab1.txn"),
            Optional.of("regulatory"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(SlaTerm.of(full).key()).isEqualTo("timeOfAvailability of tab1.txn for regulatory");
  }

  @Property(tries = 200)
  void everyWordOfAUnitMeansTheSame(@ForAll @IntRange(max = 999) int number) {
    String[][] words = {
      {"s", "sec", "Second", "seconds"},
      {"m", "min", "Minute", "minutes"},
      {"h", "hr", "hour", "HOURS"},
      {"d", "day", "days"},
      {"w", "wk", "week", "weeks"},
      {"mo", "month", "months"},
      {"y", "yr", "year", "years"}
    };
    for (String[] same : words) {
      for (String word : same) {
        SlaObjective written = term("latency", number, word).objective();
        assertThat(written).isEqualTo(term("latency", number + " " + same[0], null).objective());
        assertThat(written).isEqualTo(term("latency", number + word, "ignored").objective());
      }
    }
  }

  @Property
  void aLargerNumberIsNeverAShorterTime(
      @ForAll @IntRange(max = 300_000) int left, @ForAll @IntRange(max = 300_000) int right) {
    assertThat(limit(left).compareTo(limit(right))).isEqualTo(Integer.compare(left, right));
  }

  private static Duration limit(int days) {
    return ((SlaObjective.AtMost) term("latency", days, "d").objective()).limit();
  }
}
