package io.omnimesh.catalog.lineage;

/**
 * How a column depends on another, in the words of OpenLineage's facet {@code columnLineage}.
 * Source: openlineage.io, "Column Level Lineage Dataset Facet" 1-2-0.
 */
public enum Transformation {
  /** The same value. */
  IDENTITY(Type.DIRECT),
  /** A value computed from it. */
  TRANSFORMATION(Type.DIRECT),
  /** A value computed from many rows of it. */
  AGGREGATION(Type.DIRECT),
  /** It decides which value is taken. */
  CONDITIONAL(Type.INDIRECT),
  /** It decides which rows are there. */
  FILTER(Type.INDIRECT),
  /** It decides which rows become one. */
  GROUP_BY(Type.INDIRECT),
  /** It decides which rows meet. */
  JOIN(Type.INDIRECT),
  /** It decides the order, and with a limit which rows are there. */
  SORT(Type.INDIRECT),
  /** It decides which rows a window function sees, and in which order. */
  WINDOW(Type.INDIRECT);

  private final Type type;

  Transformation(Type type) {
    this.type = type;
  }

  public Type type() {
    return type;
  }

  /**
   * What becomes of this where the result is used once more: an influence on rows stays one, and of
   * two computations the stronger is kept.
   */
  public Transformation then(Transformation outer) {
    if (outer.type == Type.INDIRECT) {
      return outer;
    }
    return type == Type.INDIRECT || compareTo(outer) > 0 ? this : outer;
  }

  /** Whether the value itself goes into the result. */
  public enum Type {
    DIRECT,
    INDIRECT
  }
}
