package io.omnimesh.simulator.world.policy;

import java.time.LocalDate;

/**
 * What a replenishment decision may know.
 *
 * @param today the day that closes
 * @param onHand pieces on the shelf as the system knows it
 * @param onOrder pieces ordered and not yet delivered
 * @param meanDailyDemand expected pieces per day without promotions, from the world's own model
 * @param dispersion variance of daily demand divided by its mean
 * @param leadTimeDays days from this decision to the delivery
 */
public record StockPosition(
    LocalDate today,
    int storeId,
    int productId,
    int onHand,
    int onOrder,
    int packSize,
    double meanDailyDemand,
    double dispersion,
    int leadTimeDays) {}
