package io.omnimesh.catalog.product;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a product is offered. */
public enum PortKind {
  /** Events of a topic. */
  STREAM,
  /** The change stream of a source table, the newest row of each key. */
  CDC,
  /** A query, written to an Iceberg table on a schedule and checked before it is shown. */
  TABLE,
  /** A query over sources and products; nothing is copied. */
  VIEW;

  /** The kind of a word in {@code product.yaml}. */
  public static Optional<PortKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** The words of all kinds. */
  public static List<String> words() {
    return Arrays.stream(values()).map(PortKind::word).toList();
  }

  /** Its word in {@code product.yaml}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is made by a {@code transform.sql}. */
  public boolean hasTransform() {
    return this == TABLE || this == VIEW;
  }
}
