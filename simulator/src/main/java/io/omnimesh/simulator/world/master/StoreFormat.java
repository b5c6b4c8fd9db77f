package io.omnimesh.simulator.world.master;

/** What kind of store it is; larger formats carry more of the range. */
public enum StoreFormat {
  HYPERMARKET,
  SUPERMARKET,
  NEIGHBOURHOOD,
  EXPRESS
}
