package io.omnimesh.simulator.replay;

import static io.omnimesh.simulator.door.sql.Target.append;
import static io.omnimesh.simulator.door.sql.Target.staged;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.simulator.door.sql.Batch;
import io.omnimesh.simulator.door.sql.OrdersMapping;
import io.omnimesh.simulator.door.sql.Target;
import io.omnimesh.simulator.door.sql.TextRows;
import io.omnimesh.simulator.replay.InvoiceLine.Verdict;
import io.omnimesh.stream.client.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * UCI Online Retail II: the invoices of a British online shop, as orders of the e-commerce database
 * and messages of topic {@code ecommerce.orders}. The shop's clock is that of London.
 */
final class OnlineRetail implements DataSet<InvoiceLine> {
  static final String ORIGIN = "online-retail-ii";

  /** Where one message per line of an invoice or credit note goes. */
  static final String TOPIC = "ecommerce.orders";

  /** Replayed numbers begin here, beyond those of the shop. */
  static final long ID_BASE = 7_000_000_000_000_000L;

  private static final ZoneId ZONE = ZoneId.of("Europe/London");
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> COLUMNS =
      Set.of(
          "Invoice",
          "StockCode",
          "Description",
          "Quantity",
          "InvoiceDate",
          "Price",
          "Customer ID",
          "Country");

  private static final Target CUSTOMERS =
      staged(
          "customers",
          "mesh_stage_customers",
          "customer_id bigint, customer_uuid uuid, country varchar(64), registered_at timestamptz",
          List.of("customer_id", "customer_uuid", "country", "registered_at"),
          "INSERT INTO customers (customer_id, customer_uuid, country, origin, registered_at)"
              + " SELECT DISTINCT ON (customer_id) customer_id, customer_uuid, country, '"
              + ORIGIN
              + "', registered_at FROM mesh_stage_customers ORDER BY customer_id, registered_at"
              + " ON CONFLICT DO NOTHING");

  private static final Target ORDERS =
      staged(
          "orders",
          "mesh_stage_orders",
          "order_id bigint, order_no varchar(24), customer_id bigint, amount numeric(14, 2),"
              + " placed_at timestamptz",
          List.of("order_id", "order_no", "customer_id", "amount", "placed_at"),
          "INSERT INTO orders (order_id, order_no, customer_id, channel, status, currency,"
              + " items_total, delivery_fee, total, origin, placed_at, updated_at)"
              + " SELECT order_id, min(order_no), min(customer_id), 'web', 'delivered', 'GBP',"
              + " sum(amount), 0, sum(amount), '"
              + ORIGIN
              + "', min(placed_at), max(placed_at) FROM mesh_stage_orders GROUP BY order_id"
              + " ON CONFLICT (order_id) DO UPDATE SET"
              + " items_total = orders.items_total + excluded.items_total,"
              + " total = orders.total + excluded.total, updated_at = excluded.updated_at");

  private static final Target RETURNS =
      staged(
          "order_returns",
          "mesh_stage_returns",
          "return_no varchar(24), line_no integer, customer_id bigint, sku varchar(32),"
              + " quantity integer, refund numeric(14, 2), returned_at timestamptz",
          List.of(
              "return_no", "line_no", "customer_id", "sku", "quantity", "refund", "returned_at"),
          "INSERT INTO order_returns (return_no, line_no, order_id, customer_id, sku, quantity,"
              + " refund, reason, origin, returned_at)"
              + " SELECT r.return_no, r.line_no, (SELECT o.order_id FROM orders o"
              + " JOIN order_lines l ON l.order_id = o.order_id"
              + " WHERE o.customer_id = r.customer_id AND l.sku = r.sku"
              + " AND o.placed_at <= r.returned_at ORDER BY o.placed_at DESC LIMIT 1),"
              + " r.customer_id, r.sku, r.quantity, r.refund, 'not stated', '"
              + ORIGIN
              + "', r.returned_at FROM mesh_stage_returns r");

  private static final Target CHARGES =
      append(
          "order_charges",
          "document_no",
          "line_no",
          "kind",
          "code",
          "description",
          "quantity",
          "amount",
          "origin",
          "charged_at");

  private static final Target ADJUSTMENTS =
      append(
          "stock_adjustments",
          "document_no",
          "line_no",
          "sku",
          "quantity",
          "note",
          "origin",
          "adjusted_at");

  private static final Target REJECTS =
      append("replay_rejects", "origin", "line", "reason", "original", "rejected_at");

  private final Path file;
  private final ParquetLines parquet;
  private final long lines;
  private Instant newest = Instant.EPOCH;

  OnlineRetail(Path file) {
    this.file = file;
    this.parquet = ParquetLines.open(file, COLUMNS);
    this.lines =
        parquet.all("SELECT count(*) FROM " + parquet.table(), row -> row.getLong(1)).getFirst();
  }

  @Override
  public String origin() {
    return ORIGIN;
  }

  @Override
  public String script() {
    return "replay_postgresql.sql";
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public long lines() {
    return lines;
  }

  @Override
  public void each(long fromLine, ParquetLines.Taker<InvoiceLine> taker) {
    parquet.each(
        """
        SELECT * FROM (
          SELECT file_row_number + 1 AS line,
            row_number() OVER (PARTITION BY "Invoice" ORDER BY file_row_number) AS line_no,
            "Invoice", "StockCode", "Description", "Quantity", "InvoiceDate", "Price",
            "Customer ID", "Country"
          FROM %s)
        WHERE line >= %d
        ORDER BY line
        """
            .formatted(parquet.table(), fromLine),
        OnlineRetail::read,
        taker);
  }

  @Override
  public long position(InvoiceLine line) {
    return line.line();
  }

  @Override
  public Instant time(InvoiceLine line) {
    newest = line.timeIfReadable().map(time -> time.atZone(ZONE).toInstant()).orElse(newest);
    return newest;
  }

  @Override
  public List<Target> masterTargets() {
    return List.of();
  }

  @Override
  public void master(Batch batch) {
    // Customers are met line by line; the data set has no list of them.
  }

  @Override
  public List<Target> targets() {
    return List.of(CUSTOMERS, ORDERS, OrdersMapping.LINES, RETURNS, CHARGES, ADJUSTMENTS, REJECTS);
  }

  @Override
  public String map(InvoiceLine line, Instant at, Batch batch) {
    Verdict verdict = line.verdict();
    switch (verdict) {
      case Verdict.Sale _ -> sale(line, at, batch);
      case Verdict.Return _ -> returned(line, at, batch);
      case Verdict.Charge charge ->
          batch
              .of(CHARGES)
              .text(line.document())
              .number(line.lineNo())
              .text(charge.kind())
              .text(line.sku())
              .text(line.text())
              .number(line.pieces())
              .decimal(line.amountPence(), 2)
              .text(ORIGIN)
              .instant(at)
              .end();
      case Verdict.StockAdjustment _ ->
          batch
              .of(ADJUSTMENTS)
              .text(line.document())
              .number(line.lineNo())
              .text(line.sku())
              .number(line.pieces())
              .text(line.text())
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
  public Optional<Message> message(InvoiceLine line, Instant at) {
    Verdict verdict = line.verdict();
    if (verdict instanceof Verdict.Reject) {
      return Optional.empty();
    }
    ObjectNode node = JSON.createObjectNode();
    node.put("event_id", ORIGIN + "-" + line.line());
    node.put("ts", at.toString());
    node.put("ts_ms", at.toEpochMilli());
    node.put("kind", kind(verdict));
    node.put("document_no", line.document());
    node.put("line_no", line.lineNo());
    Long customer = customer(line);
    if (customer != null) {
      node.put("customer_id", customer);
    }
    node.put("sku", line.sku());
    node.put("quantity", line.pieces());
    node.put("unit_price", line.unitPrice());
    node.put("amount", line.amountPence() / 100.0);
    node.put("currency", "GBP");
    node.put("origin", ORIGIN);
    return Optional.of(
        new Message(TOPIC, line.document(), node.toString().getBytes(StandardCharsets.UTF_8), at));
  }

  @Override
  public void close() {
    parquet.close();
  }

  private static void sale(InvoiceLine line, Instant at, Batch batch) {
    long orderId = ID_BASE + Long.parseLong(line.document());
    Long customer = customer(line);
    customer(line, customer, at, batch);
    batch
        .of(ORDERS)
        .number(orderId)
        .text(line.document())
        .number(customer)
        .decimal(line.amountPence(), 2)
        .instant(at)
        .end();
    long price = line.unitPrice().unscaledValue().longValueExact();
    batch
        .of(OrdersMapping.LINES)
        .number(orderId)
        .number(line.lineNo())
        .text(line.sku())
        .text(line.text())
        .number(line.pieces())
        .decimal(price, 4)
        .decimal(price, 4)
        .decimal(line.amountPence(), 2)
        .nothing()
        .end();
  }

  private static void returned(InvoiceLine line, Instant at, Batch batch) {
    Long customer = customer(line);
    customer(line, customer, at, batch);
    batch
        .of(RETURNS)
        .text(line.document())
        .number(line.lineNo())
        .number(customer)
        .text(line.sku())
        .number(-line.pieces())
        .decimal(-line.amountPence(), 2)
        .instant(at)
        .end();
  }

  private static void customer(InvoiceLine line, @Nullable Long customer, Instant at, Batch batch) {
    if (customer != null) {
      TextRows rows = batch.of(CUSTOMERS);
      rows.number(customer)
          .text(OrdersMapping.publicId(ORIGIN, customer).toString())
          .text(Objects.requireNonNullElse(line.country(), "unknown"))
          .instant(at)
          .end();
    }
  }

  private static @Nullable Long customer(InvoiceLine line) {
    return line.customerId() == null ? null : Long.valueOf(ID_BASE + line.customerId());
  }

  private static String kind(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Sale _ -> "sale";
      case Verdict.Return _ -> "return";
      case Verdict.Charge _ -> "charge";
      case Verdict.StockAdjustment _ -> "stock_adjustment";
      case Verdict.Reject _ -> "reject";
    };
  }

  private static ObjectNode original(InvoiceLine line) {
    ObjectNode node = JSON.createObjectNode();
    node.put("Invoice", line.invoice());
    node.put("StockCode", line.stockCode());
    node.put("Description", line.description());
    node.put("Quantity", line.quantity());
    node.put("InvoiceDate", line.invoiceDate());
    node.put("Price", line.price());
    node.put("Customer ID", line.customerId());
    node.put("Country", line.country());
    return node;
  }

  private static InvoiceLine read(ResultSet row) throws SQLException {
    return new InvoiceLine(
        row.getLong(1),
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        number(row.getObject(6)),
        row.getString(7),
        row.getObject(8) instanceof Number price ? price.doubleValue() : null,
        number(row.getObject(9)),
        row.getString(10));
  }

  private static @Nullable Long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : null;
  }
}
