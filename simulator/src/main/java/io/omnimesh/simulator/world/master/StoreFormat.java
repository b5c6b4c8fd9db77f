package io.omnimesh.simulator.world.master;

/** What kind of store it is; larger formats carry more of the range. */
public enum StoreFormat {
  HYPERMARKET(0),
  SUPERMARKET(1),
  NEIGHBOURHOOD(2),
  EXPRESS(3);

  /** Number of formats. */
  public static final int COUNT = 4;

  private final int rank;

  StoreFormat(int rank) {
    this.rank = rank;
  }

  /** From 0, the largest, to {@link #COUNT} - 1: for tables by format. */
  public int rank() {
    return rank;
  }
}
