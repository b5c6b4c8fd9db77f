package io.omnimesh.simulator.world.online;

import io.omnimesh.simulator.world.calendar.RetailCalendar;
import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.day.Outbox;
import io.omnimesh.simulator.world.demand.Promotions.Promotion;
import io.omnimesh.simulator.world.event.MobileEvent.AppOpened;
import io.omnimesh.simulator.world.event.MobileEvent.AppUse;
import io.omnimesh.simulator.world.event.MobileEvent.Feature;
import io.omnimesh.simulator.world.event.MobileEvent.FeatureUsed;
import io.omnimesh.simulator.world.event.MobileEvent.Geofence;
import io.omnimesh.simulator.world.event.MobileEvent.LocationVisited;
import io.omnimesh.simulator.world.event.MobileEvent.PushCampaign;
import io.omnimesh.simulator.world.event.MobileEvent.PushOpened;
import io.omnimesh.simulator.world.event.MobileEvent.PushSent;
import io.omnimesh.simulator.world.event.MobileEvent.Screen;
import io.omnimesh.simulator.world.event.MobileEvent.ScreenViewed;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.AppAccount;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.Range;
import io.omnimesh.simulator.world.master.Store;
import io.omnimesh.simulator.world.random.Alias;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import io.omnimesh.simulator.world.shopper.Shoppers;
import io.omnimesh.simulator.world.shopper.Trip;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a day of the app: use, pushes and what they lead to, location visits. */
final class AppDays {
  private static final double SESSIONS_PER_PERSON = 0.05;
  private static final double DISPERSION = 1.4;
  private static final double OFFERS_REACH = 0.35;
  private static final double OPENS_REMINDER = 0.2;
  private static final double OPENS_OFFER = 0.06;
  private static final double ORDERS_REMINDED = 0.35;
  private static final double ORDERS_FROM_APP = 0.45;

  /** Numbers of app sessions begin here, so that carts of web and app never share an id. */
  private static final long APP_NUMBERS = 50_000_000;

  private static final long LAST_ORDER_HOUR = 24;
  private static final double PASSES_BY = 0.5;
  private static final String[] VERSIONS = {"7.1.2", "7.2.0", "7.2.1", "7.3.0", "8.0.0"};

  private final Streams streams;
  private final MasterData master;
  private final Shoppers shoppers;
  private final Range range;
  private final Choice choice;
  private final Alias persons;
  private final Alias hours = new Alias(RetailCalendar.onlineHours());
  private final double sessionsPerDay;
  private final List<Reminder> reminders = new ArrayList<>();
  private final List<AppIntent> intents = new ArrayList<>();
  private Day day;
  private Outbox outbox;
  private long sessions;
  private long pushes;
  private long visits;

  /** A cart that somebody means to order in the app. */
  record AppIntent(long at, int person, long appSessionId, Cart cart) {}

  /** A cart that somebody is to be reminded of. */
  private record Reminder(int person, Cart cart, long at) {}

  AppDays(OnlineDays.Parts parts, Choice choice, Day anyDay) {
    this.streams = parts.streams();
    this.master = parts.master();
    this.shoppers = parts.shoppers();
    this.range = parts.range();
    this.choice = choice;
    this.persons = new Alias(shoppers.appWeights());
    this.sessionsPerDay = SESSIONS_PER_PERSON * shoppers.count() * parts.intensity();
    this.day = anyDay;
    this.outbox = _ -> {};
  }

  void open(Day today, Outbox events) {
    day = today;
    outbox = events;
    sessions = APP_NUMBERS;
    pushes = 0;
    visits = 0;
    reminders.clear();
    intents.clear();
  }

  /** Plans a reminder of an abandoned cart, if the person's device takes pushes. */
  void remind(Rng rng, int person, Cart cart, long noticed) {
    long at = noticed + (long) (rng.lognormal(90, 0.6) * Day.MINUTE);
    if (shoppers.app(person) >= 0 && account(person).pushToken() != null) {
      reminders.add(new Reminder(person, cart, at));
    }
  }

  /** Makes the day; returns the carts that are to be ordered. */
  List<AppIntent> make(List<Trip> trips) {
    Rng rng = streams.stream(Purpose.APP, 0, day.number());
    for (Reminder reminder : reminders) {
      sendReminder(rng, reminder);
    }
    double mean = sessionsPerDay * RetailCalendar.onlineFactor(day.date());
    for (int n = rng.negativeBinomial(mean, DISPERSION); n > 0; n--) {
      int person = persons.draw(rng);
      if (person >= 0) {
        long at = hours.draw(rng) * (long) Day.HOUR + rng.nextInt(Day.HOUR);
        browse(rng, person, at, null, null);
      }
    }
    if (day.date().getDayOfWeek() == DayOfWeek.THURSDAY) {
      sendOffers(rng);
    }
    for (Trip trip : trips) {
      visitStore(rng, trip);
    }
    return List.copyOf(intents);
  }

  private AppAccount account(int person) {
    return master.appAccounts().get(shoppers.app(person));
  }

  private void sendReminder(Rng rng, Reminder reminder) {
    AppAccount device = account(reminder.person());
    int productId = reminder.cart().lines().getFirst().productId();
    long pushId = day.id(++pushes);
    String name = range.products().get(productId - 1).name();
    push(
        new PushSent(
            day.at(reminder.at()),
            pushId,
            device.appUserId(),
            device.deviceId(),
            PushCampaign.CART_REMINDER,
            "Still thinking about it?",
            name + " is waiting in your cart.",
            productId,
            reminder.cart().cartId()));
    if (rng.chance(OPENS_REMINDER)) {
      long at = reminder.at() + (long) (rng.lognormal(25, 1.0) * Day.MINUTE);
      push(new PushOpened(day.at(at), pushId, device.appUserId(), device.deviceId()));
      browse(rng, reminder.person(), at + 800, pushId, reminder.cart());
    }
  }

  private void sendOffers(Rng rng) {
    Promotion offer = offer(rng);
    if (offer == null) {
      return;
    }
    for (int person = 0; person < shoppers.count(); person++) {
      if (shoppers.app(person) < 0
          || account(person).pushToken() == null
          || !rng.chance(OFFERS_REACH)) {
        continue;
      }
      AppAccount device = account(person);
      long at = 17L * Day.HOUR + rng.nextInt(Day.HOUR);
      long pushId = day.id(++pushes);
      push(
          new PushSent(
              day.at(at),
              pushId,
              device.appUserId(),
              device.deviceId(),
              PushCampaign.WEEKLY_OFFERS,
              "This week’s offers",
              offer.name(),
              offer.productIds().getFirst(),
              null));
      if (rng.chance(OPENS_OFFER)) {
        long opened = at + (long) (rng.lognormal(40, 1.1) * Day.MINUTE);
        push(new PushOpened(day.at(opened), pushId, device.appUserId(), device.deviceId()));
        browse(rng, person, opened + 700, pushId, null);
      }
    }
  }

  private @Nullable Promotion offer(Rng rng) {
    for (int tries = 0; tries < 200; tries++) {
      Promotion held = day.demand().promotion(rng.nextInt(range.products().size()));
      if (held != null) {
        return held;
      }
    }
    return null;
  }

  private void push(PushSent event) {
    if (day.wants(Subject.MOBILE)) {
      outbox.add(event);
    }
  }

  private void push(PushOpened event) {
    if (day.wants(Subject.MOBILE)) {
      outbox.add(event);
    }
  }

  /** One use of the app; a cart that it begins with may be ordered. */
  private void browse(
      Rng rng, int person, long start, @Nullable Long pushId, @Nullable Cart reminded) {
    Use use = new Use(person, day.id(++sessions), start);
    opened(use, pushId);
    Cart cart = reminded == null ? new Cart(use.sessionId) : reminded;
    screen(rng, use, reminded == null ? Screen.HOME : Screen.CART, null);
    int steps = reminded == null ? 1 + rng.geometric(2.4) : rng.nextInt(2);
    for (int i = 0; i < steps; i++) {
      step(rng, use, cart);
    }
    double chance = reminded == null ? ORDERS_FROM_APP : ORDERS_REMINDED;
    boolean orders = !cart.isEmpty() && shoppers.account(person) >= 0 && rng.chance(chance);
    // Whoever comes back to it on a later day has changed their mind.
    if (orders && use.at < LAST_ORDER_HOUR * Day.HOUR) {
      screen(rng, use, Screen.CHECKOUT, null);
      intents.add(new AppIntent(use.at + 60_000, person, use.sessionId, cart));
    }
  }

  private void step(Rng rng, Use use, Cart cart) {
    double u = rng.nextDouble();
    if (u < 0.2) {
      screen(rng, use, Screen.OFFERS, null);
      if (rng.chance(0.4)) {
        feature(rng, use, Feature.ACTIVATE_COUPON, null);
      }
    } else if (u < 0.35) {
      feature(
          rng,
          use,
          rng.oneOf(
              Feature.SHOPPING_LIST, Feature.FIND_STORE, Feature.SCAN_BARCODE, Feature.REORDER),
          null);
    } else {
      int category = choice.category(rng, use.person);
      int product = category < 0 ? -1 : choice.product(rng, use.person, category);
      if (product >= 0) {
        screen(rng, use, Screen.PRODUCT, product + 1);
        if (choice.takes(rng, use.person, product)) {
          cart.add(product + 1, 1, day.demand().paidCents(product, 1, true));
          screen(rng, use, Screen.CART, null);
        }
      }
    }
  }

  /** Somebody shopped: a shared location shows the way, and the card may come out of the app. */
  private void visitStore(Rng rng, Trip trip) {
    boolean shows = rng.chance(0.25);
    boolean passes = rng.chance(PASSES_BY);
    long stay = (long) (rng.lognormal(18, 0.5) * Day.MINUTE);
    if (shoppers.app(trip.person()) < 0) {
      return;
    }
    AppAccount device = account(trip.person());
    if (shows) {
      Use use = new Use(trip.person(), day.id(++sessions), trip.millisOfDay() - 40_000);
      opened(use, null);
      feature(rng, use, Feature.SHOW_CARD, null);
    }
    if (device.locationShared()) {
      geofence(rng, device, trip.store(), trip.millisOfDay() - stay, trip.millisOfDay());
      if (passes) {
        // On another way the same day, without going in.
        long at = hours.draw(rng) * (long) Day.HOUR + rng.nextInt(Day.HOUR);
        int home = shoppers.homeStore(trip.person());
        geofence(rng, device, home, at, at + rng.between(1, 4) * (long) Day.MINUTE);
      }
    }
  }

  private void geofence(Rng rng, AppAccount device, int store, long entered, long left) {
    Store place = master.stores().get(store);
    long visitId = day.id(++visits);
    for (Geofence move : Geofence.values()) {
      double latitude = place.latitude() + 0.0007 * rng.normal();
      double longitude = place.longitude() + 0.0011 * rng.normal();
      int accuracy = rng.between(5, 60);
      long at = move == Geofence.ENTER ? entered : left + 2L * Day.MINUTE;
      if (day.wants(Subject.MOBILE)) {
        outbox.add(
            new LocationVisited(
                day.at(at),
                visitId,
                device.appUserId(),
                device.deviceId(),
                place.storeId(),
                move,
                Math.round(latitude * 1e5) / 1e5,
                Math.round(longitude * 1e5) / 1e5,
                accuracy));
      }
    }
  }

  /** One app session while it goes on. */
  private static final class Use {
    private final int person;
    private final long sessionId;
    private long at;
    private int sequence;

    Use(int person, long sessionId, long at) {
      this.person = person;
      this.sessionId = sessionId;
      this.at = at;
    }
  }

  private AppUse who(Use use) {
    use.sequence++;
    AppAccount device = account(use.person);
    String version = VERSIONS[(int) Math.floorMod(device.appUserId(), (long) VERSIONS.length)];
    return new AppUse(use.sessionId, use.sequence, device.appUserId(), device.deviceId(), version);
  }

  private void opened(Use use, @Nullable Long pushId) {
    if (day.wants(Subject.MOBILE)) {
      outbox.add(new AppOpened(day.at(use.at), who(use), pushId));
    }
  }

  private void screen(Rng rng, Use use, Screen screen, @Nullable Integer productId) {
    int dwell = (int) Math.min(600_000, rng.lognormal(9_000, 0.8));
    use.at += 400;
    if (day.wants(Subject.MOBILE)) {
      outbox.add(new ScreenViewed(day.at(use.at), who(use), screen, productId, dwell));
    }
    use.at += dwell;
  }

  private void feature(Rng rng, Use use, Feature feature, @Nullable Integer productId) {
    use.at += rng.between(900, 8_000);
    if (day.wants(Subject.MOBILE)) {
      outbox.add(new FeatureUsed(day.at(use.at), who(use), feature, productId));
    }
  }
}
