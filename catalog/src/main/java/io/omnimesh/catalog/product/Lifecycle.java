package io.omnimesh.catalog.product;

import java.util.Locale;

/** Where a contract stands in its life. */
public enum Lifecycle {
  /** Written down, not offered yet: {@code proposed}, {@code draft} and words of the house. */
  DRAFT,
  /** Offered. */
  ACTIVE,
  /** Offered still, to those who read it; its end is announced. */
  DEPRECATED,
  /** No longer offered. */
  RETIRED;

  /** The stage that the word of a contract's {@code status} means. */
  public static Lifecycle of(String status) {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "active", "production", "published" -> ACTIVE;
      case "deprecated" -> DEPRECATED;
      case "retired" -> RETIRED;
      default -> DRAFT;
    };
  }

  /** Whether readers are served. */
  public boolean isServed() {
    return this == ACTIVE || this == DEPRECATED;
  }
}
