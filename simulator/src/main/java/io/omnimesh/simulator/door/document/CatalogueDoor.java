package io.omnimesh.simulator.door.document;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.simulator.door.Door;
import io.omnimesh.simulator.door.Position;
import io.omnimesh.simulator.door.Resources;
import io.omnimesh.simulator.door.Window;
import io.omnimesh.simulator.door.Written;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.WorldSettings;
import io.omnimesh.simulator.world.event.MarketEvent.PriceChanged;
import io.omnimesh.simulator.world.event.MarketEvent.PromotionAnnounced;
import io.omnimesh.simulator.world.event.OnlineEvent.ReviewWritten;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.Product;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * Product documents, prices, promotions and reviews in MongoDB's protocol: source {@code
 * ecommerce_catalogue}. Every document has a key of the domain, so that writing is idempotent.
 */
public final class CatalogueDoor implements Door {
  private static final String DATABASE = "ecommerce_catalogue";
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
  private static final int BULK_MAX = 1_000;

  private final Variables variables;
  private final MasterData master;
  private @Nullable MongoClient open;

  public CatalogueDoor(Variables variables, MasterData master) {
    this.variables = variables;
    this.master = master;
  }

  @Override
  public String name() {
    return DATABASE;
  }

  @Override
  public Set<Subject> subjects() {
    return Set.of(Subject.MARKET);
  }

  @Override
  public boolean takes(RetailEvent event) {
    return event instanceof PriceChanged
        || event instanceof PromotionAnnounced
        || event instanceof ReviewWritten;
  }

  /** The connector of Trino reads the columns of a collection from {@code _schema}. */
  @Override
  public void prepare() {
    MongoDatabase database = database();
    for (Document table :
        Document.parse(Resources.text("ecommerce_catalogue.json"))
            .getList("tables", Document.class)) {
      database
          .getCollection("_schema")
          .replaceOne(Filters.eq("table", table.getString("table")), table, UPSERT);
    }
    database.getCollection("products").createIndex(Indexes.ascending("category"));
    database.getCollection("prices").createIndex(Indexes.ascending("sku"));
    database.getCollection("reviews").createIndex(Indexes.ascending("sku"));
  }

  @Override
  public Optional<Position> position() {
    Document kept = database().getCollection("mesh_position").find(Filters.eq("_id", 1)).first();
    return kept == null
        ? Optional.empty()
        : Optional.of(new Position(kept.getString("world"), kept.getDate("until").toInstant()));
  }

  @Override
  public Written seed(World world, Simulation simulation, String worldName) {
    Map<String, List<WriteModel<Document>>> writes = new LinkedHashMap<>();
    for (Product product : master.products()) {
      int cents = simulation.listPriceCents(product.productId());
      put(writes, "products", product(product, cents));
      put(writes, "prices", price(product.sku(), product.launchedOn(), cents, null, "launch"));
    }
    Written written = write(writes);
    keep(worldName, simulation.time());
    return written;
  }

  @Override
  public Written write(Window window) {
    Map<String, List<WriteModel<Document>>> writes = new LinkedHashMap<>();
    for (RetailEvent event : window.events()) {
      switch (event) {
        case PriceChanged change -> {
          String sku = master.product(change.productId()).sku();
          put(
              writes,
              "prices",
              price(
                  sku,
                  change.validFrom(),
                  change.newPriceCents(),
                  change.oldPriceCents(),
                  lower(change.reason())));
          writes
              .computeIfAbsent("products", _ -> new ArrayList<>())
              .add(
                  new UpdateOneModel<>(
                      Filters.eq("_id", sku), Updates.set("price", money(change.newPriceCents()))));
        }
        case PromotionAnnounced promotion -> put(writes, "promotions", promotion(promotion));
        case ReviewWritten review -> put(writes, "reviews", review(review));
        default -> throw new IllegalArgumentException("not for the catalogue: " + event);
      }
    }
    Written written = write(writes);
    database()
        .getCollection("mesh_position")
        .updateOne(Filters.eq("_id", 1), Updates.set("until", Date.from(window.until())));
    return written;
  }

  @Override
  public void close() {
    MongoClient client = open;
    open = null;
    if (client != null) {
      client.close();
    }
  }

  private Written write(Map<String, List<WriteModel<Document>>> writes) {
    Written written = Written.none();
    for (Map.Entry<String, List<WriteModel<Document>>> entry : writes.entrySet()) {
      MongoCollection<Document> collection = database().getCollection(entry.getKey());
      List<WriteModel<Document>> models = entry.getValue();
      for (int from = 0; from < models.size(); from += BULK_MAX) {
        collection.bulkWrite(
            models.subList(from, Math.min(models.size(), from + BULK_MAX)),
            new BulkWriteOptions().ordered(true));
      }
      written = written.plus(Written.of(entry.getKey(), models.size()));
    }
    return written;
  }

  private static void put(
      Map<String, List<WriteModel<Document>>> writes, String collection, Document document) {
    writes
        .computeIfAbsent(collection, _ -> new ArrayList<>())
        .add(new ReplaceOneModel<>(Filters.eq("_id", document.get("_id")), document, UPSERT));
  }

  private Document product(Product product, int cents) {
    var category = master.category(product.categoryId());
    List<Document> attributes =
        product.attributes().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> new Document("name", e.getKey()).append("value", e.getValue()))
            .toList();
    LocalDate discontinued = product.discontinuedOn();
    return new Document("_id", product.sku())
        .append("sku", product.sku())
        .append("gtin", product.gtin())
        .append("name", product.name())
        .append("brand", product.brand())
        .append("department", master.departments().get(category.departmentId() - 1).name())
        .append("category", category.name())
        .append("vendor_id", (long) product.vendorId())
        .append("price", money(cents))
        .append("vat_rate", new Decimal128(BigDecimal.valueOf(product.vatBasisPoints(), 4)))
        .append("pack_size", (long) product.packSize())
        .append("weight_grams", (long) product.weightGrams())
        .append(
            "shelf_life_days",
            product.shelfLifeDays() == null ? null : product.shelfLifeDays().longValue())
        .append("attributes", attributes)
        .append("active", discontinued == null)
        .append("launched_at", date(product.launchedOn()))
        .append("discontinued_at", discontinued == null ? null : date(discontinued));
  }

  private static Document price(
      String sku, LocalDate from, int cents, @Nullable Integer oldCents, String reason) {
    return new Document("_id", sku + ":" + from)
        .append("sku", sku)
        .append("price", money(cents))
        .append("old_price", oldCents == null ? null : money(oldCents))
        .append("currency", WorldSettings.CURRENCY)
        .append("valid_from", date(from))
        .append("reason", reason);
  }

  private Document promotion(PromotionAnnounced promotion) {
    return new Document("_id", promotion.promotionId())
        .append("promotion_id", (long) promotion.promotionId())
        .append("name", promotion.name())
        .append("mechanic", lower(promotion.mechanic()))
        .append("featured", lower(promotion.featured()))
        .append("discount", promotion.discountBasisPoints() / 10_000.0)
        .append("starts_at", date(promotion.from()))
        .append("ends_at", date(promotion.to()))
        .append(
            "skus", promotion.productIds().stream().map(id -> master.product(id).sku()).toList());
  }

  private Document review(ReviewWritten review) {
    return new Document("_id", review.reviewId())
        .append("review_id", review.reviewId())
        .append("sku", master.product(review.productId()).sku())
        .append("customer_id", review.accountId())
        .append("order_id", review.orderId())
        .append("stars", (long) review.stars())
        .append("title", review.title())
        .append("text", review.text())
        .append("written_at", Date.from(review.time()));
  }

  private void keep(String world, Instant until) {
    Document document =
        new Document("_id", 1).append("world", world).append("until", Date.from(until));
    database().getCollection("mesh_position").replaceOne(Filters.eq("_id", 1), document, UPSERT);
  }

  private static Decimal128 money(int cents) {
    return new Decimal128(BigDecimal.valueOf(cents, 2));
  }

  private static Date date(LocalDate day) {
    return Date.from(day.atStartOfDay(WorldSettings.ZONE).toInstant());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private MongoDatabase database() {
    MongoClient client = open;
    if (client == null) {
      client =
          MongoClients.create(
              variables.resolve(
                  "mongodb://127.0.0.1:${env:MESH_MONGODB_PORT}/?serverSelectionTimeoutMS=5000"
                      + "&socketTimeoutMS=30000&connectTimeoutMS=5000"));
      open = client;
    }
    return client.getDatabase(DATABASE);
  }
}
