package io.omnimesh.contract.odcs;

import java.math.BigDecimal;
import java.util.Optional;

/** What the data costs. */
public record Price(
    Optional<String> id,
    Optional<BigDecimal> priceAmount,
    Optional<String> priceCurrency,
    Optional<String> priceUnit) {}
