package io.omnimesh.simulator.world;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What a world is made from; equal settings make equal worlds.
 *
 * @param seed of every random stream
 * @param start first day of the simulation, local date
 * @param stores number of stores
 * @param products number of products
 * @param customers number of persons with an identity in some channel
 * @param intensity 1 is the default trade (about 25,000 till lines a day over 520 stores); trade is
 *     proportional to it
 */
public record WorldSettings(
    long seed, LocalDate start, int stores, int products, int customers, double intensity) {

  /** Where the retailer trades. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Dublin");

  /** ISO 4217 code of all amounts. */
  public static final String CURRENCY = "EUR";

  private static final int STORES_MAX = 9_999;
  private static final int PRODUCTS_MAX = 30_000;
  private static final int CUSTOMERS_MAX = 5_000_000;
  private static final double INTENSITY_MAX = 100;

  public WorldSettings {
    requireRange("stores", stores, 1, STORES_MAX);
    requireRange("products", products, 100, PRODUCTS_MAX);
    requireRange("customers", customers, 100, CUSTOMERS_MAX);
    if (!(intensity > 0 && intensity <= INTENSITY_MAX)) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "The world's intensity is " + intensity + "; choose more than 0 and at most 100");
    }
    if (start.getYear() < 2000 || start.getYear() > 2098) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "The world starts on " + start + "; choose a day from 2000-01-01 to 2098-12-31");
    }
  }

  /** The reference retailer: 520 stores, 2,000 products, 50,000 customers. */
  public static WorldSettings reference(long seed, LocalDate start) {
    return new WorldSettings(seed, start, 520, 2_000, 50_000, 1.0);
  }

  /** These settings at another scale of trade. */
  public WorldSettings withIntensity(double newIntensity) {
    return new WorldSettings(seed, start, stores, products, customers, newIntensity);
  }

  private static void requireRange(String what, int value, int min, int max) {
    if (value < min || value > max) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "The world has %d %s; choose from %d to %d".formatted(value, what, min, max));
    }
  }
}
