package io.omnimesh.simulator.world.online;

import io.omnimesh.simulator.world.calendar.RetailCalendar;
import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.day.Outbox;
import io.omnimesh.simulator.world.event.OnlineEvent.Address;
import io.omnimesh.simulator.world.event.OnlineEvent.Device;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderChannel;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.OnlineAccount;
import io.omnimesh.simulator.world.master.Person;
import io.omnimesh.simulator.world.master.Range;
import io.omnimesh.simulator.world.master.Truth;
import io.omnimesh.simulator.world.policy.RecommendationPolicy;
import io.omnimesh.simulator.world.random.Alias;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import io.omnimesh.simulator.world.shopper.Shoppers;
import io.omnimesh.simulator.world.shopper.Tastes;
import io.omnimesh.simulator.world.shopper.Trip;
import io.omnimesh.simulator.world.supply.Supply;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a day of the online shop and of the app: visits, carts, pushes, orders. */
public final class OnlineDays {
  private static final double SESSIONS_PER_PERSON = 0.06;
  private static final double DISPERSION = 1.5;
  private static final double NOT_LOGGED_IN = 0.25;
  private static final double BUYS = 0.36;
  private static final double GUEST_BUYS = 0.22;
  private static final int NEW_COOKIE_DAYS = 45;
  private static final double COOKIES = 1e15;
  private static final int BEST_SELLERS = 50;

  private final Streams streams;
  private final MasterData master;
  private final Truth truth;
  private final Shoppers shoppers;
  private final RecommendationPolicy policy;
  private final Range range;
  private final Choice choice;
  private final Orders orders;
  private final Recent recent;
  private final AppDays app;
  private final Alias persons;
  private final Alias hours = new Alias(RetailCalendar.onlineHours());
  private final double sessionsPerDay;

  /** What it is made of. */
  public record Parts(
      Streams streams,
      MasterData master,
      Truth truth,
      Range range,
      Shoppers shoppers,
      Tastes tastes,
      Supply supply,
      RecommendationPolicy policy,
      double intensity) {}

  public OnlineDays(Parts parts, Day anyDay) {
    streams = parts.streams();
    master = parts.master();
    truth = parts.truth();
    shoppers = parts.shoppers();
    policy = parts.policy();
    range = parts.range();
    choice = new Choice(parts.range(), parts.tastes(), shoppers, anyDay);
    recent = new Recent(shoppers.count());
    orders = new Orders(streams, master.stores(), parts.supply(), recent);
    persons = new Alias(shoppers.onlineWeights());
    sessionsPerDay = SESSIONS_PER_PERSON * shoppers.count() * parts.intensity();
    app = new AppDays(parts, choice, anyDay);
  }

  /** A cart that somebody means to order. */
  private record Intent(long at, Buyer buyer, Cart cart) {}

  /** Makes the day and returns what the customers lived through with their orders. */
  public List<OrderOutcome> make(Day day, List<Trip> trips, Outbox outbox) {
    choice.turn(day);
    orders.open();
    app.open(day, outbox);
    List<Intent> intents = new ArrayList<>();
    WebSession.Shop shop =
        new WebSession.Shop(day, range, choice, policy, bestSellers(day), outbox);
    Rng rng = streams.stream(Purpose.ONLINE, 0, day.number());
    double mean = sessionsPerDay * RetailCalendar.onlineFactor(day.date());
    int sessions = rng.negativeBinomial(mean, DISPERSION);
    for (int n = 1; n <= sessions; n++) {
      visit(shop, n, intents);
    }
    for (AppDays.AppIntent intent : app.make(trips)) {
      intents.add(
          new Intent(
              intent.at(),
              buyer(intent.person(), true, intent.appSessionId(), OrderChannel.APP),
              intent.cart()));
    }
    intents.sort(Comparator.comparingLong(Intent::at));
    List<OrderOutcome> outcomes = new ArrayList<>();
    for (Intent intent : intents) {
      outcomes.add(orders.place(day, intent.buyer(), intent.cart(), intent.at(), outbox));
    }
    return outcomes;
  }

  private void visit(WebSession.Shop shop, int number, List<Intent> intents) {
    Day day = shop.day();
    Rng rng = streams.stream(Purpose.ONLINE, number, day.number());
    int person = persons.draw(rng);
    if (person < 0) {
      return;
    }
    boolean member = !rng.chance(NOT_LOGGED_IN);
    long sessionId = day.id(number);
    long period = -1 - day.number() / NEW_COOKIE_DAYS;
    long cookie = (long) (streams.unit(Purpose.ONLINE, person, period) * COOKIES);
    long start = hours.draw(rng) * (long) Day.HOUR + rng.nextInt(Day.HOUR);
    WebSession session =
        new WebSession(
            shop,
            rng,
            new WebSession.Visitor(
                person,
                sessionId,
                cookie,
                member ? accountId(person) : null,
                device(rng),
                member ? recent.of(person) : List.of()),
            start);
    Cart cart = session.play();
    if (cart.isEmpty()) {
      return;
    }
    if (rng.chance(member ? BUYS : GUEST_BUYS)) {
      long at = session.checkout();
      intents.add(new Intent(at, buyer(person, member, sessionId, OrderChannel.WEB), cart));
    } else {
      long noticed = session.abandon();
      if (member) {
        app.remind(rng, person, cart, noticed);
      }
    }
  }

  private static Device device(Rng rng) {
    double u = rng.nextDouble();
    return u < 0.5 ? Device.MOBILE_WEB : u < 0.92 ? Device.DESKTOP : Device.TABLET;
  }

  private @Nullable Long accountId(int person) {
    int account = shoppers.account(person);
    return account < 0 ? null : Long.valueOf(master.accounts().get(account).accountId());
  }

  private Buyer buyer(int person, boolean member, long sessionId, OrderChannel channel) {
    Person known = truth.persons().get(person);
    int account = shoppers.account(person);
    String email = known.email();
    if (member && account >= 0) {
      OnlineAccount typed = master.accounts().get(account);
      email = typed.email();
    }
    Address address =
        new Address(
            known.firstName() + " " + known.lastName(),
            known.street(),
            known.town(),
            known.postcode());
    return new Buyer(
        person,
        member ? accountId(person) : null,
        email,
        address,
        shoppers.homeStore(person),
        sessionId,
        channel);
  }

  /** The products that weigh most today, their categories' online shares included. */
  private List<Integer> bestSellers(Day day) {
    double[] weights = new double[range.products().size()];
    for (int i = 0; i < weights.length; i++) {
      int c = range.products().get(i).categoryId() - 1;
      weights[i] =
          day.demand().weight(i) * range.traits().get(c).share() * range.traits().get(c).online();
    }
    return IntStream.range(0, weights.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -weights[i]))
        .limit(BEST_SELLERS)
        .map(i -> i + 1)
        .toList();
  }

  /** Writes the state. */
  public void save(DataOutput out) throws IOException {
    recent.save(out);
  }

  /** Reads the state. */
  public void load(DataInput in) throws IOException {
    recent.load(in);
  }
}
