package io.omnimesh.simulator.world.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What surrounds the retailer and what it decides centrally: weather, promotions, prices. */
public sealed interface MarketEvent extends RetailEvent {

  /** How a promotion works. */
  enum Mechanic {
    PRICE_OFF,
    MULTIBUY,
    LOYALTY_PRICE
  }

  /** Why a price changed. */
  enum PriceReason {
    COST,
    MARKDOWN,
    COMPETITION
  }

  /** The weather of a region on a day, known the evening before. */
  record WeatherObserved(
      Instant time,
      LocalDate date,
      int regionId,
      double temperatureMinCelsius,
      double temperatureMaxCelsius,
      double rainMillimetres,
      double sunshineHours)
      implements MarketEvent {}

  /**
   * A promotion was announced.
   *
   * @param from first day
   * @param to last day, inclusive
   * @param discountBasisPoints off the list price, 2000 is 20 %
   * @param featured shown in the leaflet and on the home page
   */
  record PromotionAnnounced(
      Instant time,
      int promotionId,
      String name,
      Mechanic mechanic,
      LocalDate from,
      LocalDate to,
      int discountBasisPoints,
      Featured featured,
      List<Integer> productIds)
      implements MarketEvent {}

  /** Where a promotion is shown. */
  enum Featured {
    SHELF,
    LEAFLET,
    HOME_PAGE
  }

  /**
   * A list price changed from {@code validFrom} on.
   *
   * @param oldPriceCents absent for the first price of a new product
   */
  record PriceChanged(
      Instant time,
      int productId,
      LocalDate validFrom,
      @Nullable Integer oldPriceCents,
      int newPriceCents,
      PriceReason reason)
      implements MarketEvent {}
}
