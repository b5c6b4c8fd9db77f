package io.omnimesh.simulator.replay;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of Online Retail II as it is in the file.
 *
 * @param line row in the file, from 1
 * @param lineNo row within the invoice, from 1
 */
record InvoiceLine(
    long line,
    int lineNo,
    @Nullable String invoice,
    @Nullable String stockCode,
    @Nullable String description,
    @Nullable Long quantity,
    @Nullable String invoiceDate,
    @Nullable Double price,
    @Nullable Long customerId,
    @Nullable String country) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final Pattern INVOICE = Pattern.compile("[0-9]{6}");
  private static final Pattern CREDIT_NOTE = Pattern.compile("C[0-9]{6}");
  private static final Pattern JOURNAL = Pattern.compile("A[0-9]{6}");
  private static final Pattern ARTICLE = Pattern.compile("[0-9]{5}[A-Z]{0,2}|[A-Z0-9]+(_[0-9]+)*");
  private static final double PRICE_MAX = 1e9;

  /** Codes that are no articles, and what they stand for. */
  private static final Map<String, String> CHARGES =
      Map.ofEntries(
          Map.entry("POST", "postage"),
          Map.entry("DOT", "postage"),
          Map.entry("C2", "carriage"),
          Map.entry("C3", "carriage"),
          Map.entry("M", "manual"),
          Map.entry("D", "discount"),
          Map.entry("S", "samples"),
          Map.entry("ADJUST", "adjustment"),
          Map.entry("ADJUST2", "adjustment"),
          Map.entry("BANK CHARGES", "bank charges"),
          Map.entry("AMAZONFEE", "marketplace fee"),
          Map.entry("CRUK", "donation"),
          Map.entry("B", "bad debt"));

  /** What a line is to a retailer. */
  sealed interface Verdict {
    /** The name under which it is counted. */
    String name();

    /** An article was sold. */
    record Sale(String name) implements Verdict {}

    /** An article came back. */
    record Return(String name) implements Verdict {}

    /** Money without an article: postage, discount, fee, bad debt. */
    record Charge(String name, String kind) implements Verdict {}

    /** Stock was written off or found; nobody bought anything. */
    record StockAdjustment(String name) implements Verdict {}

    /** The line makes no sense; it is put aside with the reason. */
    record Reject(String name, String reason) implements Verdict {}
  }

  /** Decides what the line is. */
  Verdict verdict() {
    Optional<String> broken = broken();
    if (broken.isPresent()) {
      return new Verdict.Reject("rejected: " + broken.get(), broken.get());
    }
    String document = document();
    String sku = sku();
    String kind = CHARGES.get(sku);
    if (kind != null) {
      return new Verdict.Charge("charges", kind);
    }
    if (sku.startsWith("TEST")) {
      return new Verdict.Reject("rejected: test article", "test article");
    }
    if (!ARTICLE.matcher(sku).matches()) {
      return new Verdict.Reject("rejected: unknown stock code", "unknown stock code");
    }
    if (unitPrice().signum() < 0) {
      return new Verdict.Reject("rejected: negative price", "negative price");
    }
    if (JOURNAL.matcher(document).matches()) {
      return new Verdict.Reject(
          "rejected: article in a journal entry", "article in a journal entry");
    }
    return article(document);
  }

  private Verdict article(String document) {
    boolean cancels = CREDIT_NOTE.matcher(document).matches();
    long pieces = pieces();
    if (cancels) {
      return pieces < 0
          ? new Verdict.Return("returns")
          : new Verdict.Reject(
              "rejected: credit note without a return", "credit note without a return");
    }
    if (pieces < 0 || (unitPrice().signum() == 0 && customerId == null)) {
      return new Verdict.StockAdjustment("stock adjustments");
    }
    if (unitPrice().signum() == 0) {
      return new Verdict.Sale("free articles");
    }
    return new Verdict.Sale(customerId == null ? "sales to guests" : "sales");
  }

  private Optional<String> broken() {
    if (invoice == null || stockCode == null || quantity == null || price == null) {
      return Optional.of("missing field");
    }
    if (timeIfReadable().isEmpty()) {
      return Optional.of("unreadable time");
    }
    if (!INVOICE.matcher(document()).matches()
        && !CREDIT_NOTE.matcher(document()).matches()
        && !JOURNAL.matcher(document()).matches()) {
      return Optional.of("unreadable invoice number");
    }
    if (quantity == 0 || Math.abs(quantity) > Integer.MAX_VALUE) {
      return Optional.of("impossible quantity");
    }
    if (!(Math.abs(price) < PRICE_MAX)) {
      return Optional.of("impossible price");
    }
    return Optional.empty();
  }

  /** The time of the line, if it can be read. */
  Optional<LocalDateTime> timeIfReadable() {
    try {
      return invoiceDate == null
          ? Optional.empty()
          : Optional.of(LocalDateTime.parse(invoiceDate.strip(), TIME));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Number of the invoice or credit note; empty when missing. */
  String document() {
    return invoice == null ? "" : invoice.strip().toUpperCase(Locale.ROOT);
  }

  /** The stock code without stray blanks and case. */
  String sku() {
    return stockCode == null ? "" : stockCode.strip().toUpperCase(Locale.ROOT);
  }

  /** The description; the file writes {@code nan} for none. */
  @Nullable String text() {
    return description == null || description.equals("nan") ? null : description.strip();
  }

  long pieces() {
    return quantity == null ? 0 : quantity;
  }

  /** Price per piece in GBP, to four decimals. */
  BigDecimal unitPrice() {
    return price == null
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(price).setScale(4, java.math.RoundingMode.HALF_EVEN);
  }

  /** Quantity times price in pence. */
  long amountPence() {
    return unitPrice()
        .multiply(BigDecimal.valueOf(pieces()))
        .setScale(2, java.math.RoundingMode.HALF_EVEN)
        .unscaledValue()
        .longValueExact();
  }
}
