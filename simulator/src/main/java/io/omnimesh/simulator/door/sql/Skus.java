package io.omnimesh.simulator.door.sql;

import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.Product;

/** Stock keeping units by the number of the product. */
final class Skus {
  private Skus() {}

  static String[] of(MasterData master) {
    String[] skus = new String[master.products().size() + 1];
    skus[0] = "";
    for (Product product : master.products()) {
      skus[product.productId()] = product.sku();
    }
    return skus;
  }
}
