package io.omnimesh.simulator.world.calendar;

import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import java.time.LocalDate;

/**
 * The weather, as a function of region and day: a yearly course plus a moving average of daily
 * shocks (so that weather lasts for some days), shared in part by all regions. No state. Immutable.
 */
public final class Sky {
  private static final double MEMORY = 0.72;
  private static final int MEMORY_DAYS = 8;
  private static final double COMMON = 0.8;
  private static final int COUNTRY = 0;

  private final Streams streams;

  public Sky(Streams streams) {
    this.streams = streams;
  }

  /**
   * One region's day.
   *
   * @param anomaly degrees above the season's normal
   */
  public record Weather(
      double minCelsius,
      double maxCelsius,
      double anomaly,
      double rainMillimetres,
      double sunshineHours) {

    /** Whether rain keeps people at home. */
    public boolean rainy() {
      return rainMillimetres >= 4;
    }
  }

  /** The weather of a region on a day. */
  public Weather on(int regionId, LocalDate date) {
    double phase = 2 * StrictMath.PI * (date.getDayOfYear() - 205) / 365.25;
    double summer = StrictMath.cos(phase);
    double anomaly = 3.2 * shock(regionId, date, 0);
    double wet = shock(regionId, date, 1);
    double mean = 10.2 + 5.3 * summer + anomaly;
    double range = 6.5 + 1.5 * summer;
    double rain = wet > 0.15 ? 0.4 + 7.5 * (wet - 0.15) : 0;
    double sun = Math.clamp((4.2 + 2.4 * summer) * (1 - 0.7 * wet), 0, 15);
    return new Weather(
        tenth(mean - range / 2), tenth(mean + range / 2), anomaly, tenth(rain), tenth(sun));
  }

  private double shock(int regionId, LocalDate date, int kind) {
    double sum = 0;
    double weight = 1;
    double squares = 0;
    Rng rng = new Rng();
    for (int back = 0; back < MEMORY_DAYS; back++) {
      long key = (date.toEpochDay() - back) * 2 + kind;
      streams.start(rng, Purpose.WEATHER, key, COUNTRY);
      double common = rng.normal();
      streams.start(rng, Purpose.WEATHER, key, regionId);
      double own = rng.normal();
      sum += weight * (COMMON * common + Math.sqrt(1 - COMMON * COMMON) * own);
      squares += weight * weight;
      weight *= MEMORY;
    }
    return sum / Math.sqrt(squares);
  }

  private static double tenth(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
