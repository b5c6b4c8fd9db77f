package io.omnimesh.contract.check;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads dates and times of ISO 8601 without allocating. Fractions of a second finer than the
 * microseconds that tables store are cut off, as writing them would.
 */
final class TemporalText {
  /** What a text that is no date or time reads as. */
  static final long NONE = Long.MIN_VALUE;

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long SECONDS_PER_DAY = 86_400;
  private static final long MICROS_PER_DAY = SECONDS_PER_DAY * MICROS_PER_SECOND;
  private static final int DATE_LENGTH = 10;
  private static final int MICRO_DIGITS = 6;
  private static final int FRACTION_DIGITS_MAX = 12;
  private static final int OFFSET_HOURS_MAX = 14;
  private static final long DAYS_0000_TO_1970 = 719_528;

  private TemporalText() {}

  /** {@code 2026-11-22} as days since 1970. */
  static long date(String text) {
    return text.length() == DATE_LENGTH ? dateAt(text) : NONE;
  }

  /** {@code 10:15:30.5} as microseconds of the day. */
  static long time(String text) {
    int end = endOfTime(text, 0);
    return end == text.length() ? timeAt(text, 0, end) : NONE;
  }

  /** {@code 2026-11-22T10:15:30.5} as microseconds since 1970 of a clock without a zone. */
  static long local(String text) {
    if (text.length() < DATE_LENGTH || !separated(text)) {
      return NONE;
    }
    int end = endOfTime(text, DATE_LENGTH + 1);
    return end == text.length() ? dateTime(text, end) : NONE;
  }

  /**
   * {@code 2026-11-22T10:15:30.5+01:00} as microseconds since 1970.
   *
   * @param zone of texts that name none
   */
  static long instant(String text, ZoneId zone) {
    if (text.length() < DATE_LENGTH || !separated(text)) {
      return NONE;
    }
    int end = endOfTime(text, DATE_LENGTH + 1);
    long clock = dateTime(text, end);
    if (clock == NONE) {
      return NONE;
    }
    if (end == text.length()) {
      return zone.equals(ZoneOffset.UTC) ? clock : clock - offset(clock, zone);
    }
    long minutes = offsetMinutes(text, end);
    return minutes == NONE ? NONE : clock - minutes * 60 * MICROS_PER_SECOND;
  }

  private static long offset(long clock, ZoneId zone) {
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(Math.floorDiv(clock, MICROS_PER_SECOND), 0, ZoneOffset.UTC);
    return zone.getRules().getOffset(local).getTotalSeconds() * MICROS_PER_SECOND;
  }

  private static boolean separated(String text) {
    return text.length() > DATE_LENGTH
        && (text.charAt(DATE_LENGTH) == 'T' || text.charAt(DATE_LENGTH) == ' ');
  }

  private static long dateTime(String text, int end) {
    long day = dateAt(text);
    long time = timeAt(text, DATE_LENGTH + 1, end);
    return day == NONE || time == NONE ? NONE : day * MICROS_PER_DAY + time;
  }

  private static long dateAt(String text) {
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    boolean formed = text.charAt(4) == '-' && text.charAt(7) == '-';
    if (!formed || year < 1 || month < 1 || month > 12 || day < 1 || day > days(year, month)) {
      return NONE;
    }
    return epochDay(year, month, day);
  }

  private static int days(int year, int month) {
    return switch (month) {
      case 2 -> leap(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static boolean leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** The formula of {@link LocalDate#toEpochDay}, without its object. */
  private static long epochDay(int year, int month, int day) {
    long total = 365L * year + (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
    total += (367L * month - 362) / 12 + day - 1;
    if (month > 2) {
      total -= leap(year) ? 1 : 2;
    }
    return total - DAYS_0000_TO_1970;
  }

  private static int endOfTime(String text, int from) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if ((c < '0' || c > '9') && c != ':' && c != '.') {
        break;
      }
      at++;
    }
    return at;
  }

  /** {@code HH:mm}, {@code HH:mm:ss} or {@code HH:mm:ss.f}, which must end at a place. */
  private static long timeAt(String text, int from, int end) {
    int length = end - from;
    if (length != 5 && length != 8 && length < 10) {
      return NONE;
    }
    int hour = number(text, from, from + 2);
    int minute = number(text, from + 3, from + 5);
    int second = length == 5 ? 0 : number(text, from + 6, from + 8);
    boolean formed = text.charAt(from + 2) == ':' && (length == 5 || text.charAt(from + 5) == ':');
    if (!formed
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 59) {
      return NONE;
    }
    long micros = length > 8 ? fraction(text, from + 8, end) : 0;
    return micros < 0 ? NONE : ((hour * 60L + minute) * 60 + second) * MICROS_PER_SECOND + micros;
  }

  private static long fraction(String text, int point, int end) {
    int digits = end - point - 1;
    if (text.charAt(point) != '.' || digits > FRACTION_DIGITS_MAX) {
      return -1;
    }
    long micros = 0;
    for (int i = 0; i < Math.max(digits, MICRO_DIGITS); i++) {
      char c = i < digits ? text.charAt(point + 1 + i) : '0';
      if (c < '0' || c > '9') {
        return -1;
      }
      if (i < MICRO_DIGITS) {
        micros = micros * 10 + (c - '0');
      }
    }
    return micros;
  }

  /** {@code Z}, {@code +01}, {@code +0100} or {@code +01:00} in minutes. */
  private static long offsetMinutes(String text, int from) {
    char sign = text.charAt(from);
    int length = text.length() - from;
    if (length == 1) {
      return sign == 'Z' || sign == 'z' ? 0 : NONE;
    }
    if ((sign != '+' && sign != '-') || (length != 3 && length != 5 && length != 6)) {
      return NONE;
    }
    if (length == 6 && text.charAt(from + 3) != ':') {
      return NONE;
    }
    int hours = number(text, from + 1, from + 3);
    int minutes = length == 3 ? 0 : number(text, text.length() - 2, text.length());
    if (hours < 0 || hours > OFFSET_HOURS_MAX || minutes < 0 || minutes > 59) {
      return NONE;
    }
    long total = hours * 60L + minutes;
    return sign == '-' ? -total : total;
  }

  /** The digits of a part of a text; -1 where there are others. */
  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
