package io.omnimesh.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One measured figure.
 *
 * @param name what was measured
 * @param unit of the samples: {@code s}, {@code MB}, {@code rows/s}, {@code x}
 * @param samples at least one, in the order measured
 * @param must the bound that has to hold, in words ({@code <= 120 s}); empty where none is set
 * @param aim the bound that is aimed at, in words; empty where none is set
 */
public record Figure(String name, String unit, List<Double> samples, String must, String aim) {
  public Figure {
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("Figure " + name + " has no samples");
    }
  }

  /** The middle sample; the mean of the two middle ones where their number is even. */
  public double median() {
    return percentile(50);
  }

  public double smallest() {
    return samples.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  public double largest() {
    return samples.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /**
   * The percentile by linear interpolation between closest ranks (Hyndman and Fan 1996, type 7).
   */
  public double percentile(double percent) {
    return percentile(samples.stream().mapToDouble(Double::doubleValue).toArray(), percent)
        .orElseThrow();
  }

  static OptionalDouble percentile(double[] values, double percent) {
    if (values.length == 0) {
      return OptionalDouble.empty();
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double rank = percent / 100 * (sorted.length - 1);
    int below = (int) Math.floor(rank);
    int above = Math.min(below + 1, sorted.length - 1);
    return OptionalDouble.of(sorted[below] + (rank - below) * (sorted[above] - sorted[below]));
  }

  /** A row of a Markdown table: name, median, smallest to largest, samples, must, aim. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %s %s | %s to %s | %d | %s | %s |",
        name,
        number(median()),
        unit,
        number(smallest()),
        number(largest()),
        samples.size(),
        must,
        aim);
  }

  private static String number(double value) {
    if (value >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  }
}
