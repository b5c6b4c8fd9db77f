package io.omnimesh.simulator.world.store;

import io.omnimesh.simulator.world.calendar.RetailCalendar;
import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.demand.StoreTraits;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.StoreEvent.BasketLine;
import io.omnimesh.simulator.world.event.StoreEvent.BasketReturned;
import io.omnimesh.simulator.world.event.StoreEvent.BasketSold;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.LoyaltyCard;
import io.omnimesh.simulator.world.master.Range;
import io.omnimesh.simulator.world.master.Store;
import io.omnimesh.simulator.world.policy.ReplenishmentPolicy;
import io.omnimesh.simulator.world.random.Alias;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import io.omnimesh.simulator.world.shopper.Shoppers;
import io.omnimesh.simulator.world.shopper.Tastes;
import io.omnimesh.simulator.world.shopper.Trip;
import io.omnimesh.simulator.world.shopper.Visits;
import io.omnimesh.simulator.world.store.Shelves.Comeback;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Makes the days of stores, one store after the other. It touches nothing but the cells of the
 * store at hand, so that several of these may work on different stores at once. One per thread.
 */
public final class StoreDays {
  /** Share of the lines that people without a card buy. */
  public static final double ANONYMOUS_SHARE = 0.4;

  private static final int TRIP_BITS = 20;

  private final Streams streams;
  private final List<Store> stores;
  private final List<LoyaltyCard> cards;
  private final StoreTraits traits;
  private final Shoppers shoppers;
  private final Visits visits;
  private final Shelves shelves;
  private final LineDraws draws;
  private final Backroom backroom;
  private final Tills tills;
  private final Doors doors = new Doors();
  private final Rng rng = new Rng();
  private final Alias hours = new Alias();
  private int[] sizes = new int[256];
  private long[] order = new long[256];

  /** What all workers share. */
  public record Parts(
      Streams streams,
      List<Store> stores,
      List<LoyaltyCard> cards,
      Range range,
      StoreTraits traits,
      Shoppers shoppers,
      Visits visits,
      Tastes tastes,
      Shelves shelves,
      ReplenishmentPolicy policy) {}

  public StoreDays(Parts parts, Day anyDay) {
    streams = parts.streams();
    stores = parts.stores();
    cards = parts.cards();
    traits = parts.traits();
    shoppers = parts.shoppers();
    visits = parts.visits();
    shelves = parts.shelves();
    draws = new LineDraws(streams, parts.range(), traits, parts.tastes(), anyDay);
    backroom =
        new Backroom(shelves, parts.range().products(), traits, parts.policy(), anyDay, List.of());
    tills = new Tills(parts.range().products(), draws, backroom, shelves);
  }

  /** What a store's (from zero) day leaves to others. */
  public record Result(int store, List<StoreOrder> orders) {}

  /** Makes the day of a store (from zero); events and trips of known persons are added. */
  public Result make(Day day, int store, List<RetailEvent> events, List<Trip> told) {
    Store place = stores.get(store);
    streams.start(rng, Purpose.POS, store, day.number());
    streams.start(doors.rng(), Purpose.TRAFFIC, store, day.number());
    double chance = draws.turn(day, store, place);
    backroom.open(day, store, rng, events);
    tills.open();
    hours.build(openHours(day, place), 0, RetailCalendar.storeHours(day.date()).length);
    returns(day, store, place, events);
    int baskets = day.storeFactor() <= 0 ? 0 : trade(day, store, place, chance, events, told);
    backroom.bookSales(place.hours().close(day.date().getDayOfWeek()).toSecondOfDay() * 1_000L);
    doors.lookers(baskets, place.format(), hours, RetailCalendar.FIRST_HOUR);
    doors.report(day, store, events);
    return new Result(store, backroom.close());
  }

  private static double[] openHours(Day day, Store place) {
    double[] shares = RetailCalendar.storeHours(day.date());
    int open = place.hours().open(day.date().getDayOfWeek()).getHour();
    int close = place.hours().close(day.date().getDayOfWeek()).getHour();
    for (int h = 0; h < shares.length; h++) {
      int hour = RetailCalendar.FIRST_HOUR + h;
      if (hour < open || hour >= close) {
        shares[h] = 0;
      }
    }
    return shares;
  }

  private int trade(
      Day day, int store, Store place, double chance, List<RetailEvent> events, List<Trip> told) {
    double mean = traits.lines(store) * ANONYMOUS_SHARE * day.storeFactor() * chance;
    int left = draws.startUrn(rng, mean);
    double size = traits.basketLines(store);
    int trips = 0;
    while (left > 0) {
      int lines = Math.min(left, LineDraws.basketSize(rng, size));
      left -= lines;
      trips = addTrip(trips, lines, rng);
    }
    int anonymous = trips;
    for (int i = 0; i < visits.count(store); i++) {
      trips = addTrip(trips, LineDraws.basketSize(rng, size * draws.demandFactor()), rng);
    }
    Arrays.sort(order, 0, trips);
    int hour = -1;
    for (int i = 0; i < trips; i++) {
      int millis = (int) (order[i] >>> TRIP_BITS);
      int trip = (int) (order[i] & ((1 << TRIP_BITS) - 1));
      if (millis / Day.HOUR != hour) {
        backroom.bookSales((hour + 1L) * Day.HOUR - 1);
        hour = millis / Day.HOUR;
      }
      int person = trip < anonymous ? -1 : visits.person(store, trip - anonymous);
      basket(day, store, place, millis, sizes[trip], person, events, told);
    }
    return trips;
  }

  private int addTrip(int trips, int lines, Rng random) {
    if (trips == sizes.length) {
      sizes = Arrays.copyOf(sizes, 2 * trips);
      order = Arrays.copyOf(order, 2 * trips);
    }
    sizes[trips] = lines;
    long millis =
        (RetailCalendar.FIRST_HOUR + hours.draw(random)) * (long) Day.HOUR
            + random.nextInt(Day.HOUR);
    order[trips] = millis << TRIP_BITS | trips;
    return trips + 1;
  }

  private void basket(
      Day day,
      int store,
      Store place,
      int millis,
      int size,
      int person,
      List<RetailEvent> events,
      List<Trip> told) {
    tills.start();
    for (int i = 0; i < size; i++) {
      int product = person < 0 ? draws.anonymous(rng) : draws.known(rng, person);
      int pieces = LineDraws.pieces(rng);
      if (product >= 0) {
        tills.want(day, store, millis, rng, product, pieces, events);
      }
    }
    if (tills.empty()) {
      return;
    }
    Long card = person < 0 ? null : cards.get(shoppers.card(rng, person)).cardNumber();
    BasketSold sold = tills.pay(day, store, place.tills(), millis, rng, card);
    doors.buyer(millis, sold.lines().size());
    if (day.wants(Subject.POS)) {
      events.add(sold);
    }
    if (person >= 0) {
      told.add(new Trip(person, store, millis, tills.missed()));
    }
  }

  /** What customers bring back in the first hour; on a day of rest they come the day after. */
  private void returns(Day day, int store, Store place, List<RetailEvent> events) {
    if (day.storeFactor() <= 0) {
      return;
    }
    Iterator<Comeback> waiting = shelves.comebacks(store).iterator();
    while (waiting.hasNext()) {
      Comeback comeback = waiting.next();
      if (comeback.day() > day.number()) {
        continue;
      }
      waiting.remove();
      long open = place.hours().open(day.date().getDayOfWeek()).getHour();
      long at = open * Day.HOUR + comeback.event().returnId() % Day.HOUR;
      BasketReturned event = onDay(comeback.event(), day, at);
      if (day.wants(Subject.POS)) {
        events.add(event);
      }
      for (BasketLine line : event.lines()) {
        backroom.putBack(at, line.productId() - 1, line.quantity(), event.returnId());
      }
    }
  }

  private static BasketReturned onDay(BasketReturned event, Day day, long at) {
    return new BasketReturned(
        day.at(at),
        event.returnId(),
        event.basketId(),
        event.storeId(),
        event.till(),
        event.cashierId(),
        event.cardNumber(),
        event.lines(),
        event.refundKind(),
        event.refundCents());
  }
}
