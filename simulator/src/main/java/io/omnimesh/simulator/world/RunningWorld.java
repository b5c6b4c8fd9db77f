package io.omnimesh.simulator.world;

import io.omnimesh.simulator.world.calendar.RetailCalendar;
import io.omnimesh.simulator.world.calendar.Sky;
import io.omnimesh.simulator.world.calendar.Sky.Weather;
import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.demand.DayDemand;
import io.omnimesh.simulator.world.demand.PriceBook;
import io.omnimesh.simulator.world.demand.Promotions;
import io.omnimesh.simulator.world.demand.StoreTraits;
import io.omnimesh.simulator.world.event.EventCodec;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.Product;
import io.omnimesh.simulator.world.online.OnlineDays;
import io.omnimesh.simulator.world.online.OrderOutcome;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.service.ServiceDays;
import io.omnimesh.simulator.world.shopper.Shoppers;
import io.omnimesh.simulator.world.shopper.Tastes;
import io.omnimesh.simulator.world.shopper.Visits;
import io.omnimesh.simulator.world.store.Shelves;
import io.omnimesh.simulator.world.store.StoreDays;
import io.omnimesh.simulator.world.supply.Supply;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Makes one day after the other when time reaches it, in full, and hands on its events as time
 * passes. That is why neither the size of the steps nor the number of threads matters.
 */
final class RunningWorld implements Simulation {
  private final GeneratedWorld world;
  private final SimulationOptions options;
  private final MasterData master;
  private final Sky sky;
  private final Promotions promotions;
  private final PriceBook prices;
  private final DayDemand demand;
  private final Visits visits;
  private final Shelves shelves;
  private final Supply supply;
  private final StoreCrew crew;
  private final OnlineDays online;
  private final ServiceDays service;
  private final Agenda agenda = new Agenda();
  private final EventCodec codec = new EventCodec();
  private LocalDate date;
  private Instant time;

  private RunningWorld(GeneratedWorld world, SimulationOptions options) {
    this.world = world;
    this.options = options;
    this.master = world.master();
    Streams streams = world.streams();
    WorldSettings settings = world.settings();
    date = settings.start().minusDays(1);
    time = settings.start().atStartOfDay(WorldSettings.ZONE).toInstant();
    sky = new Sky(streams);
    promotions = new Promotions(streams, world.range());
    prices = new PriceBook(streams, master.products());
    StoreTraits traits =
        new StoreTraits(streams, master.stores(), world.range(), settings.intensity());
    demand = new DayDemand(world.range(), prices, traits);
    Shoppers shoppers = new Shoppers(streams, master, world.truth());
    Tastes tastes = new Tastes(streams, world.range(), shoppers.count());
    visits = new Visits(streams, shoppers, settings.stores(), tripRate(shoppers, traits));
    shelves = new Shelves(master.stores(), master.products(), traits);
    supply = new Supply(streams, master, traits, shelves);
    crew =
        new StoreCrew(
            new StoreDays.Parts(
                streams,
                master.stores(),
                master.cards(),
                world.range(),
                traits,
                shoppers,
                visits,
                tastes,
                shelves,
                options.replenishment()),
            options.threads());
    Day before = day(date);
    online =
        new OnlineDays(
            new OnlineDays.Parts(
                streams,
                master,
                world.truth(),
                world.range(),
                shoppers,
                tastes,
                supply,
                options.recommendation(),
                settings.intensity()),
            before);
    service = new ServiceDays(streams, master, shoppers, tastes, before);
    agenda.open(date);
    agenda.seal();
  }

  static RunningWorld start(GeneratedWorld world, SimulationOptions options) {
    RunningWorld running = new RunningWorld(world, options);
    running.shelves.fill(world.streams(), options.replenishment(), world.settings().start());
    running.supply.fill();
    return running;
  }

  /** Trips per day of the mean card holder, so that card holders buy their share of all lines. */
  private static double tripRate(Shoppers shoppers, StoreTraits traits) {
    double holders = 0;
    for (int p = 0; p < shoppers.count(); p++) {
      if (shoppers.known(p)) {
        holders += shoppers.activity(p) * traits.basketLines(shoppers.homeStore(p));
      }
    }
    double lines = 0;
    for (int s = 0; s < traits.stores(); s++) {
      lines += traits.lines(s);
    }
    return holders <= 0 ? 0 : lines * (1 - StoreDays.ANONYMOUS_SHARE) / holders;
  }

  @Override
  public Instant time() {
    return time;
  }

  @Override
  public void advanceTo(Instant until, EventSink sink) {
    while (time.isBefore(until)) {
      if (time.toEpochMilli() >= agenda.endMillis()) {
        makeDay(date.plusDays(1));
      }
      Instant dayEnd = Instant.ofEpochMilli(agenda.endMillis());
      Instant stop = until.isBefore(dayEnd) ? until : dayEnd;
      agenda.handOn(stop, sink);
      time = stop;
    }
  }

  private void makeDay(LocalDate next) {
    date = next;
    agenda.open(next);
    List<PriceBook.Change> changes = prices.turn(next);
    demand.turn(next, promotions.on(next));
    Day day = day(next);
    Market.announce(day, master.regions(), changes, promotions.startingOn(next), agenda);
    visits.turn(RetailCalendar.storeFactor(next));
    supply.open(day, agenda);
    StoreCrew.DayWork work = crew.make(day);
    work.events().forEach(agenda::add);
    List<OrderOutcome> outcomes = online.make(day, work.trips(), agenda);
    supply.close(day, work.results(), agenda);
    service.make(day, outcomes, work.trips(), agenda);
    agenda.seal();
  }

  private Day day(LocalDate next) {
    List<Weather> weather =
        master.regions().stream().map(region -> sky.on(region.regionId(), next)).toList();
    return new Day(next, WorldSettings.ZONE, options.subjects(), weather, demand, launches(next));
  }

  private List<Integer> launches(LocalDate next) {
    return master.products().stream()
        .filter(product -> product.launchedOn().equals(next))
        .map(Product::productId)
        .map(id -> id - 1)
        .toList();
  }

  @Override
  public int onHand(int storeId, int productId) {
    return shelves.known(storeId - 1, productId - 1);
  }

  @Override
  public int inWarehouse(int warehouseId, int productId) {
    return supply.inWarehouse(warehouseId - 1, productId - 1);
  }

  @Override
  public int listPriceCents(int productId) {
    return prices.cents(productId - 1);
  }

  @Override
  public void save(Path file) {
    SavedState.save(file, world, this);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(time.toEpochMilli());
    out.writeLong(date.toEpochDay());
    prices.save(out);
    visits.save(out);
    shelves.save(out, codec);
    supply.save(out);
    online.save(out);
    agenda.save(out, codec);
  }

  static RunningWorld read(GeneratedWorld world, SimulationOptions options, DataInput in)
      throws IOException {
    RunningWorld running = new RunningWorld(world, options);
    running.time = Instant.ofEpochMilli(in.readLong());
    running.date = LocalDate.ofEpochDay(in.readLong());
    running.prices.load(in);
    running.visits.load(in);
    running.shelves.load(in, running.codec);
    running.supply.load(in);
    running.online.load(in);
    running.agenda.open(running.date);
    running.agenda.load(in, running.codec);
    return running;
  }
}
