package io.omnimesh.simulator.world.store;

/** Pieces of a product (from zero) that a store orders of its warehouse. */
public record StoreOrder(int product, int pieces) {}
