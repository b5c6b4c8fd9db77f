package io.omnimesh.simulator.world.online;

import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.day.Outbox;
import io.omnimesh.simulator.world.event.OnlineEvent.CartAbandoned;
import io.omnimesh.simulator.world.event.OnlineEvent.CartChanged;
import io.omnimesh.simulator.world.event.OnlineEvent.CartLine;
import io.omnimesh.simulator.world.event.OnlineEvent.Click;
import io.omnimesh.simulator.world.event.OnlineEvent.Device;
import io.omnimesh.simulator.world.event.OnlineEvent.Page;
import io.omnimesh.simulator.world.event.OnlineEvent.PageViewed;
import io.omnimesh.simulator.world.event.OnlineEvent.ProductViewed;
import io.omnimesh.simulator.world.event.OnlineEvent.RecommendationShown;
import io.omnimesh.simulator.world.event.OnlineEvent.Searched;
import io.omnimesh.simulator.world.event.OnlineEvent.Via;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.Category;
import io.omnimesh.simulator.world.master.Product;
import io.omnimesh.simulator.world.master.Range;
import io.omnimesh.simulator.world.policy.RecommendationPolicy;
import io.omnimesh.simulator.world.policy.RecommendationQuestion;
import io.omnimesh.simulator.world.random.Rng;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One visit to the web shop, told from the first page to the last. */
final class WebSession {
  private static final double STEPS_MEAN = 3.0;
  private static final double SHOPS = 0.15;
  private static final double SHOPPING_STEPS_MEAN = 22;
  private static final int STEPS_MAX = 60;
  private static final int RECOMMENDED = 6;
  private static final double SHOWS_LIST = 0.6;
  private static final double SECOND_THOUGHTS = 0.07;
  private static final double CAMPAIGN = 0.12;
  private static final int ABANDONED_AFTER_MINUTES = 30;
  private static final String[] REFERRERS = {
    "www.google.example",
    "www.google.example",
    "www.bing.example",
    "social.example",
    "deals.example"
  };

  private final Day day;
  private final Range range;
  private final Choice choice;
  private final RecommendationPolicy policy;
  private final List<Integer> bestSellers;
  private final Outbox outbox;
  private final Rng rng;
  private final Visitor visitor;
  private final Cart cart;
  private final List<Integer> viewed = new ArrayList<>();
  private List<Integer> shown = List.of();
  private long at;
  private int sequence;

  /** Who visits. */
  record Visitor(
      int person,
      long sessionId,
      long visitorId,
      @Nullable Long accountId,
      Device device,
      List<Integer> bought) {}

  /** What all sessions of a day share. */
  record Shop(
      Day day,
      Range range,
      Choice choice,
      RecommendationPolicy policy,
      List<Integer> bestSellers,
      Outbox outbox) {}

  WebSession(Shop shop, Rng rng, Visitor visitor, long startMillis) {
    this.day = shop.day();
    this.range = shop.range();
    this.choice = shop.choice();
    this.policy = shop.policy();
    this.bestSellers = shop.bestSellers();
    this.outbox = shop.outbox();
    this.rng = rng;
    this.visitor = visitor;
    this.cart = new Cart(visitor.sessionId());
    this.at = startMillis;
  }

  /** Plays the visit up to the cart; what is in it then may be ordered or abandoned. */
  Cart play() {
    boolean fromCampaign = rng.chance(CAMPAIGN);
    if (fromCampaign) {
      seeFrom(choice.category(rng, visitor.person()), Via.CAMPAIGN, null);
    } else {
      String referrer = rng.chance(0.45) ? rng.oneOf(REFERRERS) : null;
      page(Page.HOME, "/", referrer);
      recommend();
    }
    // Most come to look; some come with a list.
    double mean = rng.chance(SHOPS) ? SHOPPING_STEPS_MEAN : STEPS_MEAN;
    int steps = Math.min(STEPS_MAX, rng.geometric(mean));
    for (int i = 0; i < steps; i++) {
      step();
    }
    if (!cart.isEmpty() && rng.chance(SECOND_THOUGHTS)) {
      CartLine out = cart.removeLast();
      changed(out.productId(), -out.quantity(), 0, out.unitPriceCents());
    }
    if (!cart.isEmpty()) {
      page(Page.CART, "/cart", null);
    }
    return cart;
  }

  private void step() {
    int place = choice.clicked(rng, visitor.person(), shown);
    if (place >= 0) {
      see(shown.get(place) - 1, Via.RECOMMENDATION, place + 1);
      return;
    }
    double u = rng.nextDouble();
    if (u < 0.04) {
      page(rng.chance(0.5) ? Page.STORE_FINDER : Page.HELP, "/help", null);
      return;
    }
    int category = choice.category(rng, visitor.person());
    if (u < 0.45) {
      search(category);
    } else {
      Category looked = range.categories().get(category);
      page(Page.CATEGORY, "/c/" + looked.slug(), null);
      seeFrom(category, Via.CATEGORY, rng.between(1, 24));
    }
  }

  private void search(int category) {
    int product = choice.product(rng, visitor.person(), category);
    if (product < 0) {
      return;
    }
    Product wanted = range.products().get(product);
    String words = wanted.attributes().getOrDefault("kind", wanted.name()).toLowerCase(Locale.ROOT);
    boolean slipped = words.length() > 4 && rng.chance(0.08);
    int cut = slipped ? rng.between(1, words.length() - 2) : 0;
    String query = slipped ? words.substring(0, cut) + words.substring(cut + 1) : words;
    int results = slipped && rng.chance(0.6) ? 0 : rng.between(1, range.productsIn(category));
    click();
    if (day.wants(Subject.BROWSING)) {
      outbox.add(new Searched(now(), who(), query, results));
    }
    if (results > 0) {
      see(product, Via.SEARCH, rng.between(1, Math.min(results, 12)));
    }
  }

  private void seeFrom(int category, Via via, @Nullable Integer position) {
    if (category < 0) {
      return;
    }
    int product = choice.product(rng, visitor.person(), category);
    if (product >= 0) {
      see(product, via, position);
    }
  }

  private void see(int product, Via via, @Nullable Integer position) {
    click();
    viewed.add(product + 1);
    if (day.wants(Subject.BROWSING)) {
      outbox.add(new ProductViewed(now(), who(), product + 1, via, position));
    }
    if (choice.takes(rng, visitor.person(), product)) {
      int pieces = rng.chance(0.8) ? 1 : rng.between(2, 4);
      int unit = day.demand().paidCents(product, pieces, visitor.accountId() != null);
      at += rng.between(1_500, 9_000);
      sequence++;
      int after = cart.add(product + 1, pieces, unit);
      changed(product + 1, pieces, after, unit);
    }
    recommend();
  }

  private void changed(int productId, int change, int after, int unit) {
    if (change < 0) {
      click();
    }
    if (day.wants(Subject.BROWSING)) {
      outbox.add(new CartChanged(now(), who(), cart.cartId(), productId, change, after, unit));
    }
  }

  private void recommend() {
    shown = List.of();
    if (!rng.chance(SHOWS_LIST)) {
      return;
    }
    shown =
        List.copyOf(
            policy.recommend(
                new RecommendationQuestion(
                    now(),
                    visitor.accountId(),
                    null,
                    List.copyOf(viewed),
                    visitor.bought(),
                    bestSellers,
                    RECOMMENDED)));
    at += 150;
    sequence++;
    if (!shown.isEmpty() && day.wants(Subject.BROWSING)) {
      outbox.add(new RecommendationShown(now(), who(), policy.name(), shown));
    }
  }

  private void page(Page page, String path, @Nullable String referrer) {
    click();
    if (day.wants(Subject.BROWSING)) {
      outbox.add(new PageViewed(now(), who(), page, path, referrer));
    }
  }

  /** Goes to the checkout; returns when the order is placed. */
  long checkout() {
    page(Page.CHECKOUT, "/checkout", null);
    at += (long) (rng.lognormal(80, 0.5) * 1_000);
    return at;
  }

  /** Leaves the cart behind; returns when that is noticed. */
  long abandon() {
    if (rng.chance(0.35)) {
      page(Page.CHECKOUT, "/checkout", null);
    }
    sequence++;
    long noticed = at + ABANDONED_AFTER_MINUTES * (long) Day.MINUTE;
    if (day.wants(Subject.BROWSING)) {
      outbox.add(
          new CartAbandoned(
              day.at(noticed), who(), cart.cartId(), cart.lines(), cart.totalCents()));
    }
    return noticed;
  }

  private void click() {
    if (sequence > 0) {
      at += (long) (rng.lognormal(22, 0.8) * 1_000);
    }
    sequence++;
  }

  private Instant now() {
    return day.at(at);
  }

  private Click who() {
    return new Click(
        visitor.sessionId(), sequence, visitor.visitorId(), visitor.accountId(), visitor.device());
  }
}
