package io.omnimesh.simulator.world.store;

import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.StoreEvent.BasketLine;
import io.omnimesh.simulator.world.event.StoreEvent.BasketReturned;
import io.omnimesh.simulator.world.event.StoreEvent.BasketSold;
import io.omnimesh.simulator.world.event.StoreEvent.SaleLost;
import io.omnimesh.simulator.world.event.StoreEvent.Tender;
import io.omnimesh.simulator.world.event.StoreEvent.TenderKind;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.Product;
import io.omnimesh.simulator.world.random.Alias;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.store.Shelves.Comeback;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rings up baskets of one store: merges lines, prices them, takes payment. One per thread. */
final class Tills {
  private static final double SUBSTITUTED = 0.4;
  private static final double RETURNED = 0.010;
  private static final double SPLIT_PAYMENT = 0.015;
  private static final int RETURN_DAYS_MAX = 21;
  private static final int PERISHABLE_DAYS = 20;
  private static final Alias TENDERS = new Alias(new double[] {18, 45, 15, 20, 2});
  private static final TenderKind[] TENDER_KINDS = TenderKind.values();

  private final List<Product> products;
  private final LineDraws draws;
  private final Backroom backroom;
  private final Shelves shelves;
  private int[] lineProduct = new int[64];
  private int[] linePieces = new int[64];
  private int lines;
  private int baskets;
  private int lost;
  private int missed;

  Tills(List<Product> products, LineDraws draws, Backroom backroom, Shelves shelves) {
    this.products = products;
    this.draws = draws;
    this.backroom = backroom;
    this.shelves = shelves;
  }

  /** Begins a store's day. */
  void open() {
    baskets = 0;
    lost = 0;
  }

  /** Begins a basket. */
  void start() {
    lines = 0;
    missed = 0;
  }

  /** Somebody wants a product; what the shelf lacks is lost or replaced. */
  void want(
      Day day, int store, long at, Rng rng, int product, int pieces, List<RetailEvent> events) {
    int taken = backroom.take(product, pieces);
    if (taken > 0) {
      add(product, taken);
    }
    if (taken == pieces) {
      return;
    }
    int substitute = -1;
    if (rng.chance(SUBSTITUTED)) {
      int other = draws.fromRange(rng, products.get(product).categoryId() - 1);
      if (other >= 0 && other != product && backroom.has(other)) {
        substitute = other;
        add(other, backroom.take(other, pieces - taken));
      }
    }
    lost++;
    missed++;
    if (day.wants(Subject.INVENTORY)) {
      events.add(
          new SaleLost(
              day.at(at),
              day.storeId(store + 1, lost),
              store + 1,
              product + 1,
              pieces - taken,
              substitute < 0 ? null : Integer.valueOf(substitute + 1)));
    }
  }

  private void add(int product, int pieces) {
    for (int i = 0; i < lines; i++) {
      if (lineProduct[i] == product) {
        linePieces[i] += pieces;
        return;
      }
    }
    if (lines == lineProduct.length) {
      lineProduct = Arrays.copyOf(lineProduct, 2 * lines);
      linePieces = Arrays.copyOf(linePieces, 2 * lines);
    }
    lineProduct[lines] = product;
    linePieces[lines++] = pieces;
  }

  /** Whether there is anything in the basket. */
  boolean empty() {
    return lines == 0;
  }

  /** How many of the things wanted were not there. */
  int missed() {
    return missed;
  }

  /** Number of lines in the basket. */
  int lines() {
    return lines;
  }

  /** Ends the basket at a till. */
  BasketSold pay(Day day, int store, int tillCount, long at, Rng rng, @Nullable Long cardNumber) {
    BasketLine[] sold = new BasketLine[lines];
    long total = 0;
    for (int i = 0; i < lines; i++) {
      int product = lineProduct[i];
      int pieces = linePieces[i];
      boolean card = cardNumber != null;
      int unit = day.demand().paidCents(product, pieces, card);
      total += (long) unit * pieces;
      sold[i] =
          new BasketLine(
              i + 1,
              product + 1,
              pieces,
              day.demand().listCents(product),
              unit,
              products.get(product).vatBasisPoints(),
              day.demand().promotionId(product, pieces, card));
    }
    int till = 1 + rng.nextInt(tillCount);
    int cashier = (store + 1) * 100 + 1 + rng.nextInt(2 + 2 * tillCount) % 99;
    BasketSold basket =
        new BasketSold(
            day.at(at),
            day.storeId(store + 1, ++baskets),
            store + 1,
            till,
            cashier,
            cardNumber,
            List.of(sold),
            tenders(rng, total),
            total);
    if (rng.chance(RETURNED)) {
      planReturn(day, store, rng, basket);
    }
    return basket;
  }

  private static List<Tender> tenders(Rng rng, long total) {
    TenderKind kind = TENDER_KINDS[TENDERS.draw(rng)];
    if (total > 500 && rng.chance(SPLIT_PAYMENT)) {
      long part = total / rng.between(2, 4);
      return List.of(new Tender(1, TenderKind.GIFT_CARD, part), new Tender(2, kind, total - part));
    }
    return List.of(new Tender(1, kind, total));
  }

  /** Some days later one line that does not spoil comes back. */
  private void planReturn(Day day, int store, Rng rng, BasketSold basket) {
    BasketLine line = basket.lines().get(rng.nextInt(basket.lines().size()));
    Integer shelfLife = products.get(line.productId() - 1).shelfLifeDays();
    int days = rng.between(1, RETURN_DAYS_MAX);
    long at = (10L + rng.nextInt(8)) * Day.HOUR + rng.nextInt(Day.HOUR);
    int pieces = rng.between(1, line.quantity());
    if (shelfLife != null && shelfLife <= PERISHABLE_DAYS) {
      return;
    }
    BasketLine back =
        new BasketLine(
            line.line(),
            line.productId(),
            pieces,
            line.listPriceCents(),
            line.unitPriceCents(),
            line.vatBasisPoints(),
            line.promotionId());
    shelves
        .comebacks(store)
        .add(
            new Comeback(
                day.number() + days,
                new BasketReturned(
                    day.at(days * 24L * Day.HOUR + at),
                    // Half of a day's numbers are for baskets, half for their returns.
                    basket.basketId() + RETURN_NUMBERS,
                    basket.basketId(),
                    store + 1,
                    1,
                    basket.cashierId(),
                    basket.cardNumber(),
                    List.of(back),
                    basket.tenders().getLast().kind(),
                    (long) line.unitPriceCents() * pieces)));
  }

  /** Return ids are the basket's id plus this. */
  private static final long RETURN_NUMBERS = 50_000;
}
