package io.omnimesh.simulator.door.sql;

import static io.omnimesh.simulator.door.sql.Target.append;
import static io.omnimesh.simulator.door.sql.Target.staged;

import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.event.MarketEvent.PriceChanged;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.StoreEvent.BasketLine;
import io.omnimesh.simulator.world.event.StoreEvent.BasketReturned;
import io.omnimesh.simulator.world.event.StoreEvent.BasketSold;
import io.omnimesh.simulator.world.event.StoreEvent.Tender;
import io.omnimesh.simulator.world.event.StoreEvent.TenderKind;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.LoyaltyCard;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.Product;
import io.omnimesh.simulator.world.master.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tills, articles and loyalty cards: source {@code stores_pos}. */
public final class PosMapping implements SqlMapping {
  /** Where the rows of this data set came from. */
  static final String ORIGIN = "shop";

  static final Target BASKETS =
      append(
          "baskets",
          "basket_id",
          "store_id",
          "till_no",
          "cashier_id",
          "card_no",
          "line_count",
          "total",
          "closed_at");
  static final Target LINES =
      append(
          "basket_lines",
          "basket_id",
          "line_no",
          "sku",
          "quantity",
          "list_price",
          "discount",
          "amount",
          "vat_rate",
          "promotion_id");
  static final Target TENDERS = append("tenders", "basket_id", "tender_no", "kind", "amount");
  static final Target RETURNS =
      append(
          "returns",
          "return_id",
          "line_no",
          "basket_id",
          "store_id",
          "till_no",
          "cashier_id",
          "card_no",
          "sku",
          "quantity",
          "refund",
          "refund_kind",
          "returned_at");
  static final Target STORES = append("stores", "store_id", "code", "name", "tills", "origin");
  static final Target ARTICLES =
      append(
          "articles",
          "sku",
          "gtin",
          "name",
          "department",
          "category",
          "brand",
          "package_size",
          "price",
          "vat_rate",
          "origin");
  static final Target CARDS =
      append(
          "loyalty_cards",
          "card_no",
          "first_name",
          "last_name",
          "birth_date",
          "postcode",
          "phone",
          "email",
          "home_store_id",
          "issued_on",
          "household",
          "origin");
  private static final Target PRICES =
      staged(
          "articles",
          "mesh_stage_prices",
          "sku VARCHAR(32) NOT NULL, price DECIMAL(10, 2) NOT NULL",
          List.of("sku", "price"),
          "UPDATE articles a JOIN mesh_stage_prices s ON s.sku = a.sku SET a.price = s.price");

  private final MasterData master;
  private final String[] skus;

  public PosMapping(MasterData master) {
    this.master = master;
    this.skus = Skus.of(master);
  }

  @Override
  public String script() {
    return "stores_pos.sql";
  }

  @Override
  public Set<Subject> subjects() {
    return Set.of(Subject.POS, Subject.MARKET);
  }

  @Override
  public boolean takes(RetailEvent event) {
    return event instanceof BasketSold
        || event instanceof BasketReturned
        || event instanceof PriceChanged;
  }

  @Override
  public boolean keepsHistory(RetailEvent event) {
    return takes(event) && !(event instanceof PriceChanged);
  }

  @Override
  public List<String> beforeHistory() {
    return List.of(
        "ALTER TABLE basket_lines DROP KEY IF EXISTS basket_lines_sku",
        "ALTER TABLE baskets DROP KEY IF EXISTS baskets_store, DROP KEY IF EXISTS baskets_card");
  }

  @Override
  public List<String> afterHistory() {
    return List.of(
        "ALTER TABLE basket_lines ADD KEY IF NOT EXISTS basket_lines_sku (sku)",
        "ALTER TABLE baskets ADD KEY IF NOT EXISTS baskets_store (store_id, closed_at),"
            + " ADD KEY IF NOT EXISTS baskets_card (card_no)");
  }

  @Override
  public List<Target> masterTargets() {
    return List.of(STORES, ARTICLES, CARDS);
  }

  @Override
  public void master(World world, Simulation simulation, Batch batch) {
    for (Store store : master.stores()) {
      batch
          .of(STORES)
          .number(store.storeId())
          .text(store.code())
          .text(store.name())
          .number(store.tills())
          .text(ORIGIN)
          .end();
    }
    for (Product product : master.products()) {
      var category = master.category(product.categoryId());
      batch
          .of(ARTICLES)
          .text(product.sku())
          .text(product.gtin())
          .text(product.name())
          .text(master.departments().get(category.departmentId() - 1).name())
          .text(category.name())
          .text(product.brand())
          .text(product.weightGrams() + " g")
          .decimal(simulation.listPriceCents(product.productId()), 2)
          .decimal(product.vatBasisPoints(), 4)
          .text(ORIGIN)
          .end();
    }
    for (LoyaltyCard card : master.cards()) {
      batch
          .of(CARDS)
          .number(card.cardNumber())
          .text(card.firstName())
          .text(card.lastName())
          .date(card.birthDate())
          .text(card.postcode())
          .text(card.phone())
          .text(card.email())
          .number(card.homeStoreId())
          .date(card.issuedOn())
          .nothing()
          .text(ORIGIN)
          .end();
    }
  }

  @Override
  public List<Target> targets() {
    return List.of(BASKETS, LINES, TENDERS, RETURNS, PRICES);
  }

  /**
   * Baskets are written in the order of their ids, which is the order of the primary keys: appends
   * to an index cost a fraction of insertions into its middle.
   */
  @Override
  public void map(List<RetailEvent> events, Batch batch) {
    List<BasketSold> sold = new ArrayList<>(events.size());
    for (RetailEvent event : events) {
      switch (event) {
        case BasketSold basket -> sold.add(basket);
        case BasketReturned back -> returned(back, batch.of(RETURNS));
        case PriceChanged price ->
            batch.of(PRICES).text(skus[price.productId()]).decimal(price.newPriceCents(), 2).end();
        default -> throw new IllegalArgumentException("not for the tills: " + event);
      }
    }
    sold.sort(Comparator.comparingLong(BasketSold::basketId));
    for (BasketSold basket : sold) {
      sold(basket, batch);
    }
  }

  private void sold(BasketSold basket, Batch batch) {
    batch
        .of(BASKETS)
        .number(basket.basketId())
        .number(basket.storeId())
        .number(basket.till())
        .number(basket.cashierId())
        .number(basket.cardNumber())
        .number(basket.lines().size())
        .decimal(basket.totalCents(), 2)
        .instant(basket.time())
        .end();
    TextRows lines = batch.of(LINES);
    for (BasketLine line : basket.lines()) {
      long amount = (long) line.quantity() * line.unitPriceCents();
      lines
          .number(basket.basketId())
          .number(line.line())
          .text(skus[line.productId()])
          .number(line.quantity())
          .decimal(line.listPriceCents(), 2)
          .decimal((long) line.quantity() * line.listPriceCents() - amount, 2)
          .decimal(amount, 2)
          .decimal(line.vatBasisPoints(), 4)
          .number(promotion(line.promotionId()))
          .end();
    }
    for (Tender tender : basket.tenders()) {
      batch
          .of(TENDERS)
          .number(basket.basketId())
          .number(tender.tender())
          .text(kind(tender.kind()))
          .decimal(tender.amountCents(), 2)
          .end();
    }
  }

  private void returned(BasketReturned back, TextRows rows) {
    for (BasketLine line : back.lines()) {
      rows.number(back.returnId())
          .number(line.line())
          .number(back.basketId())
          .number(back.storeId())
          .number(back.till())
          .number(back.cashierId())
          .number(back.cardNumber())
          .text(skus[line.productId()])
          .number(line.quantity())
          .decimal((long) line.quantity() * line.unitPriceCents(), 2)
          .text(kind(back.refundKind()))
          .instant(back.time())
          .end();
    }
  }

  private static @Nullable Integer promotion(int promotionId) {
    return promotionId == 0 ? null : promotionId;
  }

  private static String kind(TenderKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
