package io.omnimesh.catalog.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * Who relies on a port.
 *
 * @param table what it reads: {@code mesh.stores.pos_sales_v1}, or the newest without the major
 * @param name a product, {@code omnichannel/unified_sales}, or a person or service of the query
 *     history
 * @param lastRead when, for those of the query history
 */
public record Reader(String table, String name, Kind kind, Optional<Instant> lastRead) {

  /** How it is known. */
  public enum Kind {
    /** A product whose transform reads it. */
    PRODUCT,
    /** Someone who queried it lately. */
    QUERIES
  }

  @Override
  public String toString() {
    return switch (kind) {
      case PRODUCT -> "product " + name;
      case QUERIES -> name + lastRead.map(at -> " (last query " + at + ")").orElse("");
    };
  }
}
