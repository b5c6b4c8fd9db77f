package io.omnimesh.simulator.world.random;

import java.util.random.RandomGenerator;

/**
 * The generator xoshiro256++ (Blackman and Vigna 2019) with the distributions that the world needs.
 * It computes with {@link StrictMath} alone, so that every machine draws the same. Reusable: {@link
 * Streams#start} sets it to the beginning of a stream. Not safe for use by several threads.
 */
public final class Rng implements RandomGenerator {
  private static final double POISSON_INVERSION_MAX = 30;
  private static final double UNIT = 0x1.0p-53;

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  /** Sets the state from one key, spread by SplitMix64 as the authors advise. */
  void reset(long key) {
    long at = key + Streams.GOLDEN;
    s0 = Streams.mix(at);
    at += Streams.GOLDEN;
    s1 = Streams.mix(at);
    at += Streams.GOLDEN;
    s2 = Streams.mix(at);
    at += Streams.GOLDEN;
    s3 = Streams.mix(at);
  }

  @Override
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** Uniform in [0, 1). */
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * UNIT;
  }

  /** Uniform in [0, bound); the bias of at most bound / 2^32 is far below any test here. */
  @Override
  public int nextInt(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** Uniform in [low, high]. */
  public int between(int low, int high) {
    return low + nextInt(high - low + 1);
  }

  /** True with this probability. */
  public boolean chance(double probability) {
    return nextDouble() < probability;
  }

  /** One of the values, each as likely. */
  @SafeVarargs
  public final <T> T oneOf(T... values) {
    return values[nextInt(values.length)];
  }

  /** Standard normal, by the polar method (Marsaglia and Bray 1964). */
  public double normal() {
    while (true) {
      double u = 2 * nextDouble() - 1;
      double v = 2 * nextDouble() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * Math.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  /** Exponential of mean 1. */
  public double exponential() {
    return -StrictMath.log(1 - nextDouble());
  }

  /** Lognormal with this median and this standard deviation of the logarithm. */
  public double lognormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  /** Gamma of this shape and scale 1 (Marsaglia and Tsang 2000). */
  public double gamma(double shape) {
    if (shape < 1) {
      return gamma(shape + 1) * StrictMath.pow(1 - nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = normal();
      double v = 1 + c * x;
      if (v <= 0) {
        continue;
      }
      v = v * v * v;
      if (StrictMath.log(1 - nextDouble()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
        return d * v;
      }
    }
  }

  /** Gamma of mean 1 and variance {@code 1 / shape}: a random factor. */
  public double gammaFactor(double shape) {
    return gamma(shape) / shape;
  }

  /** Poisson: by products for small means, else by PTRS (Hörmann 1993). */
  public int poisson(double mean) {
    if (mean <= 0) {
      return 0;
    }
    if (mean < POISSON_INVERSION_MAX) {
      double limit = StrictMath.exp(-mean);
      int n = 0;
      for (double p = nextDouble(); p > limit; p *= nextDouble()) {
        n++;
      }
      return n;
    }
    return poissonByRejection(mean);
  }

  /**
   * Negative binomial of this mean and variance {@code dispersion * mean}, as a Poisson whose mean
   * is gamma distributed (Greenwood and Yule 1920); dispersion 1 is Poisson.
   */
  public int negativeBinomial(double mean, double dispersion) {
    if (mean <= 0) {
      return 0;
    }
    if (dispersion <= 1) {
      return poisson(mean);
    }
    double excess = dispersion - 1;
    return poisson(gamma(mean / excess) * excess);
  }

  /** Geometric: failures before the first success, with this mean. */
  public int geometric(double mean) {
    double logFailure = StrictMath.log(mean / (1 + mean));
    return (int) (StrictMath.log(1 - nextDouble()) / logFailure);
  }

  private int poissonByRejection(double mean) {
    double b = 0.931 + 2.53 * Math.sqrt(mean);
    double a = -0.059 + 0.02483 * b;
    double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
    double vr = 0.9277 - 3.6224 / (b - 2);
    double logMean = StrictMath.log(mean);
    while (true) {
      double u = nextDouble() - 0.5;
      double v = 1 - nextDouble();
      double us = 0.5 - Math.abs(u);
      int k = (int) Math.floor((2 * a / us + b) * u + mean + 0.43);
      if (us >= 0.07 && v <= vr) {
        return k;
      }
      if (k < 0 || (us < 0.013 && v > us)) {
        continue;
      }
      double left = StrictMath.log(v * inverseAlpha / (a / (us * us) + b));
      if (left <= k * logMean - mean - logFactorial(k)) {
        return k;
      }
    }
  }

  /** Stirling's series; exact to 1e-9 for the arguments above the inversion limit. */
  private static double logFactorial(int n) {
    double x = n + 1.0;
    double correction = 1 / (12 * x) - 1 / (360 * x * x * x);
    return (x - 0.5) * StrictMath.log(x) - x + 0.9189385332046727 + correction;
  }
}
