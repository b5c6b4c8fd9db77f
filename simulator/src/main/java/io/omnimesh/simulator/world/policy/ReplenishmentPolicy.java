package io.omnimesh.simulator.world.policy;

/**
 * Decides what a store orders of a product from its warehouse. Asked at the close of a day for
 * every product that sold, was missed, or was corrected since it was asked last. Must answer the
 * same for the same position.
 */
@FunctionalInterface
public interface ReplenishmentPolicy {

  /** Pieces to order, zero or more; rounded up to full packs by the world. */
  int order(StockPosition position);

  /**
   * The default: when the position (on hand plus on order) is at or below the reorder point
   * <i>s</i>, order up to <i>S</i>. <i>s</i> is the mean demand of the lead time plus {@code z}
   * standard deviations of overdispersed demand, at least one piece; <i>S</i> adds two weeks of
   * demand (Scarf 1960 for the form; Silver, Pyke and Thomas, Inventory and Production Management,
   * ch. 6 for the rule).
   */
  static ReplenishmentPolicy reorderPoint() {
    return reorderPoint(1.65);
  }

  /** The default with another safety factor {@code z}. */
  static ReplenishmentPolicy reorderPoint(double z) {
    return new ReorderPoint(z);
  }

  /** A naive policy: order one pack only when the shelf is empty and nothing is on its way. */
  static ReplenishmentPolicy whenEmpty() {
    return position -> position.onHand() == 0 && position.onOrder() == 0 ? position.packSize() : 0;
  }
}
