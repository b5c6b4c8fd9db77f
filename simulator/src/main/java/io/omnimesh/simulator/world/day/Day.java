package io.omnimesh.simulator.world.day;

import io.omnimesh.simulator.world.calendar.RetailCalendar;
import io.omnimesh.simulator.world.calendar.Sky.Weather;
import io.omnimesh.simulator.world.demand.DayDemand;
import io.omnimesh.simulator.world.event.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * A day while it is being made. Instants are local clock time with the offset that holds at noon,
 * never before the day's first instant.
 */
public final class Day {
  /** Milliseconds of an hour. */
  public static final int HOUR = 3_600_000;

  /** Milliseconds of a minute. */
  public static final int MINUTE = 60_000;

  private static final int STORES_MAX = 10_000;
  private static final int PER_STORE_MAX = 100_000;
  private static final long PER_DAY_MAX = 100_000_000L;

  private final LocalDate date;
  private final Set<Subject> subjects;
  private final List<Weather> weather;
  private final DayDemand demand;
  private final List<Integer> launches;
  private final long firstMillis;
  private final long clockMillis;
  private final long stamp;

  public Day(
      LocalDate date,
      ZoneId zone,
      Set<Subject> subjects,
      List<Weather> weather,
      DayDemand demand,
      List<Integer> launches) {
    this.date = date;
    this.subjects = subjects;
    this.weather = weather;
    this.demand = demand;
    this.launches = List.copyOf(launches);
    this.firstMillis = date.atStartOfDay(zone).toInstant().toEpochMilli();
    this.clockMillis =
        date.atTime(LocalTime.NOON).atZone(zone).toInstant().toEpochMilli() - 12L * HOUR;
    this.stamp =
        (date.getYear() % 100) * 10_000L + date.getMonthValue() * 100L + date.getDayOfMonth();
  }

  public LocalDate date() {
    return date;
  }

  /** Days since 1970-01-01: the day's key in random streams. */
  public long number() {
    return date.toEpochDay();
  }

  /** Whether events of this subject are handed on. */
  public boolean wants(Subject subject) {
    return subjects.contains(subject);
  }

  /** Number of regions. */
  public int regions() {
    return weather.size();
  }

  /** The weather of a region. */
  public Weather weather(int regionId) {
    return weather.get(regionId - 1);
  }

  public DayDemand demand() {
    return demand;
  }

  /** Products (from zero) that enter the range today. */
  public List<Integer> launches() {
    return launches;
  }

  /** Calendar factor of store trade. */
  public double storeFactor() {
    return RetailCalendar.storeFactor(date);
  }

  /** The instant at this many milliseconds of the local clock; may lie on later days. */
  public Instant at(long millisOfDay) {
    return Instant.ofEpochMilli(Math.max(firstMillis, clockMillis + millisOfDay));
  }

  /** An id that is unique for ever within its kind: yyMMdd, store id, number of the day. */
  public long storeId(int storeId, int number) {
    return (stamp * STORES_MAX + storeId) * PER_STORE_MAX + number;
  }

  /** An id that is unique for ever within its kind: yyMMdd, number of the day. */
  public long id(long number) {
    return stamp * PER_DAY_MAX + number;
  }
}
