package io.omnimesh.simulator.world.supply;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Pieces in the warehouses, and on their way to them; warehouses and products count from zero. */
final class WarehouseStock {
  private final int products;
  private final int[] onHand;
  private final int[] onOrder;

  WarehouseStock(int warehouses, int products) {
    this.products = products;
    this.onHand = new int[warehouses * products];
    this.onOrder = new int[warehouses * products];
  }

  int onHand(int warehouse, int product) {
    return onHand[warehouse * products + product];
  }

  int onOrder(int warehouse, int product) {
    return onOrder[warehouse * products + product];
  }

  void put(int warehouse, int product, int pieces) {
    onHand[warehouse * products + product] += pieces;
  }

  void order(int warehouse, int product, int pieces) {
    onOrder[warehouse * products + product] += pieces;
  }

  void save(DataOutput out) throws IOException {
    for (int cell = 0; cell < onHand.length; cell++) {
      out.writeInt(onHand[cell]);
      out.writeInt(onOrder[cell]);
    }
  }

  void load(DataInput in) throws IOException {
    for (int cell = 0; cell < onHand.length; cell++) {
      onHand[cell] = in.readInt();
      onOrder[cell] = in.readInt();
    }
  }
}
