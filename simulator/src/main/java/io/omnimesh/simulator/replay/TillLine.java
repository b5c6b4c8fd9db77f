package io.omnimesh.simulator.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A till line of The Complete Journey as it is in the file.
 *
 * @param position in the order of time, basket and product, from 1
 * @param line row in the file, from 1
 * @param lineNo row within the basket, from 1
 */
record TillLine(
    long position,
    long line,
    int lineNo,
    @Nullable Long household,
    @Nullable Long store,
    @Nullable Long basket,
    @Nullable Long product,
    @Nullable Long quantity,
    @Nullable Double salesValue,
    double retailDiscount,
    double couponMatchDiscount,
    @Nullable Instant time) {
  private static final double AMOUNT_MAX = 1e8;
  private static final long QUANTITY_MAX = 9_999_999;

  /** What a line is to a retailer. */
  sealed interface Verdict {
    /** The name under which it is counted. */
    String name();

    /** Goods went over the till. */
    record Sale(String name) implements Verdict {}

    /** Money or a coupon without goods. */
    record Adjustment(String name, String kind) implements Verdict {}

    /** The line makes no sense; it is put aside with the reason. */
    record Reject(String name, String reason) implements Verdict {}
  }

  /** Decides what the line is. */
  Verdict verdict() {
    Optional<String> broken = broken();
    if (broken.isPresent()) {
      return new Verdict.Reject("rejected: " + broken.get(), broken.get());
    }
    long cents = amountCents();
    if (pieces() == 0) {
      return cents == 0
          ? new Verdict.Adjustment("coupons without goods", "coupon without goods")
          : new Verdict.Adjustment("money without goods", "money without goods");
    }
    return new Verdict.Sale(cents == 0 ? "free articles" : "sales");
  }

  private Optional<String> broken() {
    if (household == null || store == null || basket == null || product == null) {
      return Optional.of("missing field");
    }
    if (quantity == null || salesValue == null || time == null) {
      return Optional.of("missing field");
    }
    if (quantity < 0 || quantity > QUANTITY_MAX) {
      return Optional.of("impossible quantity");
    }
    if (!(salesValue >= 0 && salesValue < AMOUNT_MAX)) {
      return Optional.of("impossible amount");
    }
    return Optional.empty();
  }

  long pieces() {
    return quantity == null ? 0 : quantity;
  }

  /** What the retailer got for the line. */
  long amountCents() {
    return salesValue == null ? 0 : cents(salesValue);
  }

  /** What the retailer took off the shelf price of the line. */
  long discountCents() {
    return cents(retailDiscount + couponMatchDiscount);
  }

  /** Shelf price per piece; the published formula adds both discounts to the sales value. */
  long listPriceCents() {
    return pieces() == 0
        ? 0
        : BigDecimal.valueOf(amountCents() + discountCents())
            .divide(BigDecimal.valueOf(pieces()), 0, RoundingMode.HALF_EVEN)
            .longValueExact();
  }

  private static long cents(double amount) {
    return BigDecimal.valueOf(amount)
        .setScale(2, RoundingMode.HALF_EVEN)
        .unscaledValue()
        .longValueExact();
  }
}
