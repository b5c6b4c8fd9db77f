package io.omnimesh.simulator.world.policy;

/** The (s, S) rule with s from a normal approximation of overdispersed lead-time demand. */
record ReorderPoint(double z) implements ReplenishmentPolicy {
  private static final int COVER_DAYS = 14;

  @Override
  public int order(StockPosition position) {
    double leadTimeDemand = position.meanDailyDemand() * (position.leadTimeDays() + 1);
    double deviation = Math.sqrt(leadTimeDemand * position.dispersion());
    int reorderPoint = Math.max(1, (int) Math.ceil(leadTimeDemand + z * deviation));
    int available = position.onHand() + position.onOrder();
    if (available > reorderPoint) {
      return 0;
    }
    int upTo = reorderPoint + Math.max(1, (int) Math.ceil(position.meanDailyDemand() * COVER_DAYS));
    return upTo - available;
  }
}
