package io.omnimesh.simulator.replay;

import static io.omnimesh.simulator.door.sql.Target.append;
import static io.omnimesh.simulator.door.sql.Target.staged;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.simulator.door.sql.Batch;
import io.omnimesh.simulator.door.sql.Target;
import io.omnimesh.simulator.replay.TillLine.Verdict;
import io.omnimesh.stream.client.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * dunnhumby The Complete Journey: the till lines of households over a year, into the tills'
 * database. Households become loyalty cards.
 */
final class CompleteJourney implements DataSet<TillLine> {
  static final String ORIGIN = "complete-journey";

  /** Replayed basket numbers begin here, beyond those of the shop. */
  static final long ID_BASE = 7_000_000_000_000_000L;

  /** Replayed store numbers begin here. */
  static final int STORE_BASE = 1_000_000;

  private static final String TRANSACTIONS = "transactions_sample.parquet";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> COLUMNS =
      Set.of(
          "household_id",
          "store_id",
          "basket_id",
          "product_id",
          "quantity",
          "sales_value",
          "retail_disc",
          "coupon_match_disc",
          "transaction_timestamp");

  private static final Target STORES = append("stores", "store_id", "code", "name", "origin");
  private static final Target ARTICLES =
      append(
          "articles", "sku", "name", "department", "category", "brand", "package_size", "origin");
  private static final Target CARDS = append("loyalty_cards", "card_no", "household", "origin");
  private static final Target BASKETS =
      staged(
          "baskets",
          "mesh_stage_baskets",
          "basket_id BIGINT NOT NULL, store_id INT NOT NULL, card_no VARCHAR(19) NOT NULL,"
              + " amount DECIMAL(12, 2) NOT NULL, closed_at DATETIME(3) NOT NULL",
          List.of("basket_id", "store_id", "card_no", "amount", "closed_at"),
          "INSERT INTO baskets (basket_id, store_id, card_no, line_count, total, closed_at)"
              + " SELECT basket_id, min(store_id), min(card_no), count(*), sum(amount),"
              + " min(closed_at) FROM mesh_stage_baskets GROUP BY basket_id ORDER BY basket_id"
              + " ON DUPLICATE KEY UPDATE line_count = line_count + VALUES(line_count),"
              + " total = total + VALUES(total)");
  private static final Target LINES =
      append(
          "basket_lines",
          "basket_id",
          "line_no",
          "sku",
          "quantity",
          "list_price",
          "discount",
          "amount");
  private static final Target ADJUSTMENTS =
      append(
          "till_adjustments",
          "basket_id",
          "line_no",
          "kind",
          "sku",
          "quantity",
          "amount",
          "origin",
          "adjusted_at");
  private static final Target REJECTS =
      append("replay_rejects", "origin", "line", "reason", "original", "rejected_at");

  private final Path folder;
  private final ParquetLines parquet;
  private final long lines;

  CompleteJourney(Path folder) {
    this.folder = folder;
    requireFolder(folder);
    this.parquet = ParquetLines.open(folder.resolve(TRANSACTIONS), COLUMNS);
    this.lines =
        parquet.all("SELECT count(*) FROM " + parquet.table(), row -> row.getLong(1)).getFirst();
  }

  private static void requireFolder(Path folder) {
    if (!Files.exists(folder)) {
      throw new MeshException(ErrorCode.NOT_FOUND, "There is no folder " + folder);
    }
    if (!Files.isDirectory(folder)) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, folder + " is not a folder; name the data set's folder");
    }
    for (String name : List.of(TRANSACTIONS, "products.parquet", "demographics.parquet")) {
      if (!Files.exists(folder.resolve(name))) {
        throw new MeshException(
            ErrorCode.INVALID_INPUT,
            "Folder %s has no %s; it should hold the Parquet files of The Complete Journey"
                .formatted(folder, name));
      }
      ParquetLines.requireParquet(folder.resolve(name));
    }
  }

  @Override
  public String origin() {
    return ORIGIN;
  }

  @Override
  public String script() {
    return "replay_mariadb.sql";
  }

  @Override
  public Path file() {
    return folder.resolve(TRANSACTIONS);
  }

  @Override
  public long lines() {
    return lines;
  }

  @Override
  public void each(long fromLine, ParquetLines.Taker<TillLine> taker) {
    parquet.each(
        """
        SELECT * FROM (
          SELECT row_number() OVER (
              ORDER BY transaction_timestamp NULLS FIRST, basket_id, product_id, file_row_number
            ) AS position,
            file_row_number + 1 AS line,
            row_number() OVER (PARTITION BY basket_id ORDER BY product_id, file_row_number)
              AS line_no,
            household_id, store_id, basket_id, product_id, quantity, sales_value,
            coalesce(retail_disc, 0) AS retail_disc,
            coalesce(coupon_match_disc, 0) AS coupon_match_disc,
            epoch_ms(transaction_timestamp) AS at
          FROM %s)
        WHERE position >= %d
        ORDER BY position
        """
            .formatted(parquet.table(), fromLine),
        CompleteJourney::read,
        taker);
  }

  @Override
  public long position(TillLine line) {
    return line.position();
  }

  @Override
  public Instant time(TillLine line) {
    Instant time = line.time();
    return time == null ? Instant.EPOCH : time;
  }

  @Override
  public List<Target> masterTargets() {
    return List.of(STORES, ARTICLES, CARDS);
  }

  @Override
  public void master(Batch batch) {
    parquet.each(
        "SELECT DISTINCT store_id FROM "
            + parquet.table()
            + " WHERE store_id IS NOT NULL ORDER BY 1",
        row -> row.getLong(1),
        store -> {
          batch
              .of(STORES)
              .number(STORE_BASE + store)
              .text("CJ" + store)
              .text("Complete Journey store " + store)
              .text(ORIGIN)
              .end();
          return true;
        });
    articles(batch);
    cards(batch);
  }

  private void articles(Batch batch) {
    parquet.each(
        """
        SELECT product_id, any_value(product_type), any_value(department),
          any_value(product_category), any_value(brand), any_value(package_size)
        FROM (
          SELECT product_id, product_type, department, product_category, brand, package_size
          FROM %1$s
          UNION ALL
          SELECT DISTINCT product_id, NULL, NULL, NULL, NULL, NULL FROM %2$s
          WHERE product_id NOT IN (SELECT product_id FROM %1$s))
        WHERE product_id IS NOT NULL GROUP BY product_id ORDER BY 'CJ' || product_id
        """
            .formatted(other("products.parquet"), parquet.table()),
        row -> {
          String type = row.getString(2);
          batch
              .of(ARTICLES)
              .text(sku(row.getLong(1)))
              .text(type == null ? "article " + row.getLong(1) : type)
              .text(row.getString(3))
              .text(row.getString(4))
              .text(row.getString(5))
              .text(row.getString(6))
              .text(ORIGIN)
              .end();
          return true;
        },
        _ -> true);
  }

  private void cards(Batch batch) {
    parquet.each(
        """
        SELECT t.household_id, to_json(d)
        FROM (SELECT DISTINCT household_id FROM %s WHERE household_id IS NOT NULL) t
        LEFT JOIN %s d ON d.household_id = t.household_id ORDER BY 1
        """
            .formatted(parquet.table(), other("demographics.parquet")),
        row -> {
          batch.of(CARDS).text(card(row.getLong(1))).text(row.getString(2)).text(ORIGIN).end();
          return true;
        },
        _ -> true);
  }

  @Override
  public List<Target> targets() {
    return List.of(BASKETS, LINES, ADJUSTMENTS, REJECTS);
  }

  @Override
  public String map(TillLine line, Instant at, Batch batch) {
    Verdict verdict = line.verdict();
    switch (verdict) {
      case Verdict.Sale _ -> sale(line, at, batch);
      case Verdict.Adjustment adjustment ->
          batch
              .of(ADJUSTMENTS)
              .number(basket(line))
              .number(line.lineNo())
              .text(adjustment.kind())
              .text(sku(line.product()))
              .number(line.pieces())
              .decimal(line.amountCents(), 2)
              .text(ORIGIN)
              .instant(at)
              .end();
      case Verdict.Reject reject ->
          batch
              .of(REJECTS)
              .text(ORIGIN)
              .number(line.line())
              .text(reject.reason())
              .text(original(line).toString())
              .instant(at)
              .end();
    }
    return verdict.name();
  }

  @Override
  public Optional<Message> message(TillLine line, Instant at) {
    return Optional.empty();
  }

  @Override
  public void close() {
    parquet.close();
  }

  private static void sale(TillLine line, Instant at, Batch batch) {
    batch
        .of(BASKETS)
        .number(basket(line))
        .number(STORE_BASE + required(line.store()))
        .text(card(required(line.household())))
        .decimal(line.amountCents(), 2)
        .instant(at)
        .end();
    batch
        .of(LINES)
        .number(basket(line))
        .number(line.lineNo())
        .text(sku(line.product()))
        .number(line.pieces())
        .decimal(line.listPriceCents(), 2)
        .decimal(line.discountCents(), 2)
        .decimal(line.amountCents(), 2)
        .end();
  }

  private String other(String name) {
    return "read_parquet("
        + io.omnimesh.contract.sql.Sql.literal(folder.resolve(name).toString())
        + ")";
  }

  private static long basket(TillLine line) {
    return ID_BASE + required(line.basket());
  }

  /** A field that the verdict has found present. */
  private static long required(@Nullable Long value) {
    if (value == null) {
      throw new IllegalStateException("a line that lacks a field was not rejected");
    }
    return value;
  }

  private static String sku(@Nullable Long product) {
    return "CJ" + required(product);
  }

  private static String card(long household) {
    return "CJ%010d".formatted(household);
  }

  private static ObjectNode original(TillLine line) {
    ObjectNode node = JSON.createObjectNode();
    node.put("household_id", line.household());
    node.put("store_id", line.store());
    node.put("basket_id", line.basket());
    node.put("product_id", line.product());
    node.put("quantity", line.quantity());
    node.put("sales_value", line.salesValue());
    node.put("retail_disc", line.retailDiscount());
    node.put("coupon_match_disc", line.couponMatchDiscount());
    node.put("transaction_timestamp", line.time() == null ? null : line.time().toString());
    return node;
  }

  private static TillLine read(ResultSet row) throws SQLException {
    Long at = number(row.getObject(12));
    return new TillLine(
        row.getLong(1),
        row.getLong(2),
        row.getInt(3),
        number(row.getObject(4)),
        number(row.getObject(5)),
        number(row.getObject(6)),
        number(row.getObject(7)),
        number(row.getObject(8)),
        row.getObject(9) instanceof Number value ? value.doubleValue() : null,
        row.getDouble(10),
        row.getDouble(11),
        at == null ? null : Instant.ofEpochMilli(at));
  }

  private static @Nullable Long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : null;
  }
}
