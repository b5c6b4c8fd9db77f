package io.omnimesh.contract.odcs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The logical types; {@code MAP} and {@code VECTOR} come with version 3.2. */
public enum LogicalType {
  STRING,
  DATE,
  TIMESTAMP,
  TIME,
  NUMBER,
  INTEGER,
  OBJECT,
  ARRAY,
  BOOLEAN,
  MAP,
  VECTOR;

  /** The type of a word of the standard. */
  public static Optional<LogicalType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  /** The standard's word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
