package io.omnimesh.contract.document;

import org.jspecify.annotations.Nullable;

/** A value of a document and where its text lies. */
public sealed interface Node permits Scalar, Sequence, Mapping {
  /** The offset of the first character, counted in the document's text. */
  int start();

  /** The offset after the last character. */
  int end();

  /** What people call this kind of value. */
  String kind();

  /**
   * The value without places: lists, maps, texts, {@link Long}, {@link java.math.BigInteger},
   * {@link java.math.BigDecimal}, {@link Double} for the numbers that are none, booleans, null.
   */
  @Nullable Object value();
}
