package io.omnimesh.cli.contract;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.importing.SampleColumn;
import io.omnimesh.contract.sql.Sql;
import io.omnimesh.query.client.TrinoClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The columns and some rows of a table of the mesh.
 *
 * @param name of the table, without catalog and schema
 */
record TableSample(String name, Sample sample) {
  /** Sources may be slow and far; a sample of a few thousand rows says enough. */
  private static final int ROWS_MAX = 5_000;

  static TableSample read(TrinoClient client, String path) {
    List<String> parts = List.of(path.split("\\.", -1));
    if (parts.size() != 3 || parts.contains("")) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "'" + path + "' is not a table; write catalog.schema.table");
    }
    String table = Sql.path(parts.get(0), parts.get(1), parts.get(2));
    List<SampleColumn> columns = new ArrayList<>();
    // Name, type, extra, comment.
    for (List<@Nullable Object> column : client.all("SHOW COLUMNS FROM " + table)) {
      Optional<String> comment =
          Optional.ofNullable(column.get(3)).map(Object::toString).filter(it -> !it.isBlank());
      columns.add(
          SampleColumn.ofSqlType(
              String.valueOf(column.get(0)), String.valueOf(column.get(1)), comment));
    }
    List<List<@Nullable Object>> rows = client.all("SELECT * FROM " + table + " LIMIT " + ROWS_MAX);
    return new TableSample(parts.get(2), new Sample(columns, rows));
  }
}
