package io.omnimesh.catalog.state;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a product is offered. */
public enum PortKind {
  /** Events of a topic, read as a live table. */
  STREAM,
  /** The change stream of a source table, read as its latest rows. */
  CDC,
  /** A query's result, materialised on a schedule and checked before it is published. */
  TABLE,
  /** A query over sources, computed when it is read. */
  VIEW;

  /**
   * Reads the word that stands in a product's file.
   *
   * @throws MeshException {@code INVALID_INPUT} where it is none
   */
  public static PortKind parse(String word) {
    for (PortKind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw new MeshException(
        ErrorCode.INVALID_INPUT,
        "Port type '" + word + "' is unknown; write stream, cdc, table or view");
  }

  /** As it stands in files and answers: {@code table}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a word in {@code product.yaml}. */
  public static Optional<PortKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** The words of all kinds. */
  public static List<String> words() {
    return Arrays.stream(values()).map(PortKind::word).toList();
  }

  /** Whether it is made by a {@code transform.sql}. */
  public boolean hasTransform() {
    return this == TABLE || this == VIEW;
  }
}
