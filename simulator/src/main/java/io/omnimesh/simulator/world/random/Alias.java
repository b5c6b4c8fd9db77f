package io.omnimesh.simulator.world.random;

/**
 * Draws an index in proportion to weights in constant time (Walker 1977, built as by Vose 1991).
 * Weights must not be negative; an all-zero table draws {@code -1}. Rebuilding reuses its arrays.
 */
public final class Alias {
  private double[] accept = new double[0];
  private int[] other = new int[0];
  private int[] work = new int[0];
  private int size;
  private double total;

  public Alias() {}

  /** A table of these weights. */
  public Alias(double[] weights) {
    build(weights, 0, weights.length);
  }

  /** Sum of the weights. */
  public double total() {
    return total;
  }

  /** Makes this the table of {@code weights[from .. from + count)}; indexes start at zero. */
  public void build(double[] weights, int from, int count) {
    if (accept.length < count) {
      accept = new double[count];
      other = new int[count];
      work = new int[count];
    }
    size = count;
    total = 0;
    for (int i = 0; i < count; i++) {
      total += weights[from + i];
    }
    if (total <= 0) {
      return;
    }
    int small = 0;
    int large = count;
    for (int i = 0; i < count; i++) {
      accept[i] = weights[from + i] * count / total;
      other[i] = i;
      work[accept[i] < 1 ? small++ : --large] = i;
    }
    while (small > 0 && large < count) {
      int poor = work[--small];
      int rich = work[large];
      other[poor] = rich;
      accept[rich] -= 1 - accept[poor];
      if (accept[rich] < 1) {
        large++;
        work[small++] = rich;
      }
    }
    while (small > 0) {
      accept[work[--small]] = 1;
    }
    for (int i = large; i < count; i++) {
      accept[work[i]] = 1;
    }
  }

  /** An index, or -1 if all weights are zero. */
  public int draw(Rng rng) {
    return at(rng.nextDouble());
  }

  /** The index that a uniform number in [0, 1) stands for. */
  public int at(double unit) {
    if (total <= 0) {
      return -1;
    }
    double scaled = unit * size;
    int i = (int) scaled;
    return scaled - i < accept[i] ? i : other[i];
  }
}
