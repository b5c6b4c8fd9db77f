package io.omnimesh.simulator.world.master;

import java.time.DayOfWeek;
import java.time.LocalTime;

/** When a store is open, in local time; on holidays the Sunday hours hold. */
public record OpeningHours(
    LocalTime weekdayOpen,
    LocalTime weekdayClose,
    LocalTime saturdayOpen,
    LocalTime saturdayClose,
    LocalTime sundayOpen,
    LocalTime sundayClose) {

  /** Opening time on a day of the week. */
  public LocalTime open(DayOfWeek day) {
    return switch (day) {
      case SATURDAY -> saturdayOpen;
      case SUNDAY -> sundayOpen;
      default -> weekdayOpen;
    };
  }

  /** Closing time on a day of the week. */
  public LocalTime close(DayOfWeek day) {
    return switch (day) {
      case SATURDAY -> saturdayClose;
      case SUNDAY -> sundayClose;
      default -> weekdayClose;
    };
  }
}
