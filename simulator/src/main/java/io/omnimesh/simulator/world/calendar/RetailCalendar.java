package io.omnimesh.simulator.world.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/** How trade follows the Irish calendar. All factors are relative to a mean day of about 1. */
public final class RetailCalendar {
  /** Monday to Sunday; the mean is 1. */
  private static final double[] STORE_WEEKDAY = {0.90, 0.88, 0.92, 0.99, 1.18, 1.21, 0.92};

  private static final double[] ONLINE_WEEKDAY = {1.08, 1.04, 1.00, 0.97, 0.90, 0.89, 1.12};

  /** Shares of the hours 7 to 21, Monday to Friday. */
  private static final double[] WEEKDAY_HOURS = {
    0.020, 0.040, 0.052, 0.064, 0.074, 0.092, 0.086, 0.074, 0.076, 0.088, 0.104, 0.096, 0.066,
    0.044, 0.024
  };

  private static final double[] WEEKEND_HOURS = {
    0.010, 0.030, 0.056, 0.082, 0.102, 0.110, 0.106, 0.100, 0.096, 0.090, 0.080, 0.062, 0.042,
    0.024, 0.010
  };

  /** Shares of the hours 0 to 23 online. */
  private static final double[] ONLINE_HOURS = {
    0.014, 0.007, 0.004, 0.003, 0.004, 0.007, 0.015, 0.028, 0.040, 0.048, 0.052, 0.052, 0.056,
    0.052, 0.048, 0.046, 0.048, 0.052, 0.060, 0.074, 0.090, 0.092, 0.070, 0.038
  };

  /** The first hour of the store profiles. */
  public static final int FIRST_HOUR = 7;

  private RetailCalendar() {}

  /** Factor of store trade on a day: weekday, payday, festival; 0 when all stores are closed. */
  public static double storeFactor(LocalDate date) {
    if (closed(date)) {
      return 0;
    }
    DayOfWeek day = date.getDayOfWeek();
    double weekday = holiday(date) ? STORE_WEEKDAY[6] : STORE_WEEKDAY[day.getValue() - 1];
    return weekday * payday(date) * festival(date) * season(date);
  }

  /** Factor of online trade on a day. */
  public static double onlineFactor(LocalDate date) {
    double blackFriday = inBlackFridayWeek(date) ? 1.7 : 1;
    double lastPost = date.getMonth() == Month.DECEMBER && date.getDayOfMonth() < 19 ? 1.35 : 1;
    return ONLINE_WEEKDAY[date.getDayOfWeek().getValue() - 1]
        * payday(date)
        * blackFriday
        * lastPost;
  }

  /** Shares of the store hours from {@link #FIRST_HOUR} on. */
  public static double[] storeHours(LocalDate date) {
    boolean weekend = date.getDayOfWeek().getValue() >= 6 || holiday(date);
    return weekend ? WEEKEND_HOURS.clone() : WEEKDAY_HOURS.clone();
  }

  /** Shares of the 24 hours online. */
  public static double[] onlineHours() {
    return ONLINE_HOURS.clone();
  }

  /** The stores are closed on Christmas Day alone. */
  public static boolean closed(LocalDate date) {
    return date.getMonth() == Month.DECEMBER && date.getDayOfMonth() == 25;
  }

  /** Irish public holidays. */
  public static boolean holiday(LocalDate date) {
    int day = date.getDayOfMonth();
    return switch (date.getMonth()) {
      case JANUARY -> day == 1;
      case FEBRUARY -> date.equals(brigid(date.getYear()));
      case MARCH -> day == 17 || easterMonday(date);
      case APRIL -> easterMonday(date);
      case MAY, JUNE, AUGUST -> day <= 7 && date.getDayOfWeek() == DayOfWeek.MONDAY;
      case OCTOBER -> day >= 25 && date.getDayOfWeek() == DayOfWeek.MONDAY;
      case DECEMBER -> day == 25 || day == 26;
      case JULY, SEPTEMBER, NOVEMBER -> false;
    };
  }

  /** Easter Sunday (the anonymous Gregorian computus, Meeus 1991, ch. 8). */
  public static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return LocalDate.of(year, f / 31, f % 31 + 1);
  }

  /** St Brigid's day: the first Monday of February, or the first when that is a Friday. */
  private static LocalDate brigid(int year) {
    LocalDate first = LocalDate.of(year, 2, 1);
    return first.getDayOfWeek() == DayOfWeek.FRIDAY
        ? first
        : first.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
  }

  private static boolean easterMonday(LocalDate date) {
    return date.equals(easter(date.getYear()).plusDays(1));
  }

  /** Wages come at the end of the month: more on the last two days and the first three. */
  private static double payday(LocalDate date) {
    int left = date.lengthOfMonth() - date.getDayOfMonth();
    return left <= 1 || date.getDayOfMonth() <= 3 ? 1.08 : 0.985;
  }

  private static double festival(LocalDate date) {
    LocalDate easter = easter(date.getYear());
    long toEaster = easter.toEpochDay() - date.toEpochDay();
    if (toEaster >= 1 && toEaster <= 3) {
      return 1.25;
    }
    if (date.getMonth() == Month.DECEMBER) {
      int day = date.getDayOfMonth();
      return day < 15 ? 1.05 : day < 20 ? 1.2 : day <= 24 ? 1.5 : day == 26 ? 0.5 : 0.9;
    }
    return holiday(date.plusDays(1)) ? 1.12 : 1;
  }

  /** A quiet January, a summer a little above the mean, a rising autumn. */
  private static double season(LocalDate date) {
    return switch (date.getMonth()) {
      case JANUARY -> 0.93;
      case FEBRUARY -> 0.96;
      case MARCH, APRIL, SEPTEMBER, OCTOBER -> 0.99;
      case MAY, JUNE, JULY, AUGUST -> 1.01;
      case NOVEMBER -> 1.03;
      case DECEMBER -> 1.06;
    };
  }

  private static boolean inBlackFridayWeek(LocalDate date) {
    LocalDate friday =
        LocalDate.of(date.getYear(), 11, 1)
            .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY))
            .plusDays(1);
    long distance = date.toEpochDay() - friday.toEpochDay();
    return distance >= -4 && distance <= 3;
  }
}
