package io.omnimesh.catalog.lineage.openlineage;

import io.omnimesh.catalog.lineage.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A table that a run reads or writes.
 *
 * @param fields its columns in their order; empty where they are not known
 */
public record Dataset(
    TableName table, List<Field> fields, Optional<String> description, List<Owner> owners) {
  public Dataset {
    fields = List.copyOf(fields);
    owners = List.copyOf(owners);
  }

  /** A table of which nothing but the name is known. */
  public static Dataset of(TableName table) {
    return new Dataset(table, List.of(), Optional.empty(), List.of());
  }

  /**
   * A column, or a field of a row.
   *
   * @param type as Trino writes it
   */
  public record Field(
      String name, Optional<String> type, Optional<String> description, List<Field> fields) {
    public Field {
      fields = List.copyOf(fields);
    }
  }

  /**
   * Who answers for a dataset.
   *
   * @param name a URN: {@code team:checkout}, {@code user:ada}
   * @param type {@code OWNER}, {@code MAINTAINER}, ...
   */
  public record Owner(String name, Optional<String> type) {}
}
