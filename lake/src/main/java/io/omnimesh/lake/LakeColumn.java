package io.omnimesh.lake;

import java.util.Optional;

/**
 * A column of a table.
 *
 * @param id by which Iceberg knows the column through renames
 * @param type as Trino writes it, names within rows quoted
 */
public record LakeColumn(
    int id, String name, String type, Required required, Optional<String> comment) {

  /** Whether a row may be without a value. */
  public enum Required {
    REQUIRED,
    OPTIONAL
  }
}
