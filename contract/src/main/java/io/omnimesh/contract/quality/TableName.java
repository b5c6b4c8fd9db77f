package io.omnimesh.contract.quality;

import io.omnimesh.contract.sql.Sql;
import java.util.Optional;

/**
 * A table that is measured.
 *
 * @param version a branch, a tag or a snapshot's id, as Trino's {@code FOR VERSION AS OF} takes it
 */
public record TableName(String catalog, String schema, String name, Optional<String> version) {
  /** The table as it is now. */
  public static TableName of(String catalog, String schema, String name) {
    return new TableName(catalog, schema, name, Optional.empty());
  }

  /** A branch or tag of the table. */
  public TableName atBranch(String branch) {
    return new TableName(catalog, schema, name, Optional.of(Sql.literal(branch)));
  }

  /** A snapshot of the table. */
  public TableName atSnapshot(long snapshotId) {
    return new TableName(catalog, schema, name, Optional.of(Long.toString(snapshotId)));
  }

  /** What stands after {@code FROM}. */
  public String sql() {
    return Sql.path(catalog, schema, name)
        + version.map(as -> " FOR VERSION AS OF " + as).orElse("");
  }

  @Override
  public String toString() {
    return catalog + "." + schema + "." + name;
  }
}
