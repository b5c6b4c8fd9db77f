package io.omnimesh.simulator.world;

import io.omnimesh.simulator.world.calendar.Sky.Weather;
import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.day.Outbox;
import io.omnimesh.simulator.world.demand.PriceBook;
import io.omnimesh.simulator.world.demand.Promotions.Promotion;
import io.omnimesh.simulator.world.event.MarketEvent.PriceChanged;
import io.omnimesh.simulator.world.event.MarketEvent.PromotionAnnounced;
import io.omnimesh.simulator.world.event.MarketEvent.WeatherObserved;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.Region;
import java.util.List;

/** Announces weather, promotions and prices in the first minutes of a day. */
final class Market {
  private static final double BASIS_POINTS = 10_000;

  private Market() {}

  static void announce(
      Day day,
      List<Region> regions,
      List<PriceBook.Change> changes,
      List<Promotion> starting,
      Outbox outbox) {
    if (!day.wants(Subject.MARKET)) {
      return;
    }
    for (Region region : regions) {
      Weather weather = day.weather(region.regionId());
      outbox.add(
          new WeatherObserved(
              day.at(region.regionId()),
              day.date(),
              region.regionId(),
              weather.minCelsius(),
              weather.maxCelsius(),
              weather.rainMillimetres(),
              weather.sunshineHours()));
    }
    for (PriceBook.Change change : changes) {
      outbox.add(
          new PriceChanged(
              day.at(Day.MINUTE + change.productId()),
              change.productId(),
              day.date(),
              change.oldCents(),
              change.newCents(),
              change.reason()));
    }
    for (Promotion promotion : starting) {
      outbox.add(
          new PromotionAnnounced(
              day.at(2L * Day.MINUTE + promotion.promotionId() % 1_000),
              promotion.promotionId(),
              promotion.name(),
              promotion.mechanic(),
              promotion.from(),
              promotion.to(),
              (int) Math.round(promotion.discount() * BASIS_POINTS),
              promotion.featured(),
              promotion.productIds()));
    }
  }
}
