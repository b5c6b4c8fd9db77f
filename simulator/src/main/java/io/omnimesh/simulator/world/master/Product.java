package io.omnimesh.simulator.world.master;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stock keeping unit.
 *
 * @param productId from 1, without gaps
 * @param sku such as {@code DAI-00412}
 * @param gtin thirteen digits of the range for internal use, with a valid check digit
 * @param listPriceCents price at the start of the world, VAT included; later ones are events
 * @param costCents what the vendor takes per piece at the start of the world
 * @param vatBasisPoints value added tax that the price contains, 2300 is 23 %
 * @param shelfLifeDays how long it keeps, absent when it does not spoil
 * @param packSize pieces in a case, the multiple that stores are supplied in
 * @param launchedOn first day in the range
 * @param discontinuedOn first day no longer in the range, absent when no end is known
 * @param attributes such as colour, organic, size; keys are lower case
 */
public record Product(
    int productId,
    String sku,
    String gtin,
    String name,
    String brand,
    int categoryId,
    int vendorId,
    int listPriceCents,
    int costCents,
    int vatBasisPoints,
    @Nullable Integer shelfLifeDays,
    int packSize,
    int weightGrams,
    LocalDate launchedOn,
    @Nullable LocalDate discontinuedOn,
    Map<String, String> attributes) {

  public Product {
    attributes = Map.copyOf(attributes);
  }
}
