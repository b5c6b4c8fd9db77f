package io.omnimesh.contract.sla;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetTime;

/** What a measure must be. */
public sealed interface SlaObjective {

  /** Which way a measure gets better. */
  default Direction direction() {
    return switch (this) {
      case AtMost it -> Direction.LOWER_IS_BETTER;
      case ShareAtMost it -> Direction.LOWER_IS_BETTER;
      case AtLeast it -> Direction.HIGHER_IS_BETTER;
      case ShareAtLeast it -> Direction.HIGHER_IS_BETTER;
      case RateAtLeast it -> Direction.HIGHER_IS_BETTER;
      case From it -> Direction.NONE;
      case Until it -> Direction.NONE;
      case DailyBy it -> Direction.NONE;
      case NotEvaluable it -> Direction.NONE;
    };
  }

  /** The objective in words: {@code at most 15m}. */
  default String text() {
    return switch (this) {
      case AtMost(Duration limit) -> "at most " + SlaUnits.text(limit);
      case AtLeast(Duration limit) -> "at least " + SlaUnits.text(limit);
      case ShareAtMost(BigDecimal percent) -> "at most " + SlaUnits.text(percent) + " %";
      case ShareAtLeast(BigDecimal percent) -> "at least " + SlaUnits.text(percent) + " %";
      case RateAtLeast(BigDecimal rows, Duration each) ->
          "at least " + SlaUnits.text(rows) + " rows every " + SlaUnits.text(each);
      case From(Instant date) -> "from " + date;
      case Until(Instant date) -> "until " + date;
      case DailyBy(OffsetTime time) -> "every day by " + time;
      case NotEvaluable it -> "not evaluable";
    };
  }

  enum Direction {
    LOWER_IS_BETTER,
    HIGHER_IS_BETTER,
    /** A date or a time of day, which is kept or not. */
    NONE
  }

  /** A time that must not be exceeded. */
  record AtMost(Duration limit) implements SlaObjective {}

  /** A time that must be reached. */
  record AtLeast(Duration limit) implements SlaObjective {}

  /** A share that must not be exceeded, in percent. */
  record ShareAtMost(BigDecimal percent) implements SlaObjective {}

  /** A share that must be reached, in percent. */
  record ShareAtLeast(BigDecimal percent) implements SlaObjective {}

  /** So many rows in each such time. */
  record RateAtLeast(BigDecimal rows, Duration each) implements SlaObjective {}

  /** Served from this instant on. */
  record From(Instant date) implements SlaObjective {}

  /** Served up to this instant. */
  record Until(Instant date) implements SlaObjective {}

  /** The data of a day is there by this time. */
  record DailyBy(OffsetTime time) implements SlaObjective {}

  /** A promise that nothing can measure, and why. */
  record NotEvaluable(String reason) implements SlaObjective {}
}
