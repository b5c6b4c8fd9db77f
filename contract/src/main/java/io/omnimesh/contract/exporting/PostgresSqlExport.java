package io.omnimesh.contract.exporting;

import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.LogicalTypeOptions;
import io.omnimesh.contract.odcs.Relationship;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.schema.Column;
import io.omnimesh.contract.schema.ColumnType;
import io.omnimesh.contract.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Writes objects as definitions of PostgreSQL: types, keys, checks, references, comments. */
final class PostgresSqlExport {
  private static final int TIME_DIGITS_MAX = 6;

  private final List<SchemaObject> objects;
  private final StringBuilder sql;

  private PostgresSqlExport(List<SchemaObject> objects, StringBuilder sql) {
    this.objects = objects;
    this.sql = sql;
  }

  static String of(DataContract contract, List<SchemaObject> objects) {
    PostgresSqlExport export =
        new PostgresSqlExport(objects, new StringBuilder(SqlHead.of(contract)));
    objects.forEach(export::table);
    objects.forEach(export::references);
    return export.sql.toString();
  }

  private void table(SchemaObject object) {
    if (object.properties().isEmpty()) {
      sql.append('\n').append(SqlHead.withoutColumns(object));
      return;
    }
    String table = Sql.name(SqlHead.tableName(object));
    List<String> lines = new ArrayList<>();
    for (SchemaProperty property : object.properties()) {
      lines.add("  " + column(property));
    }
    List<String> key = object.primaryKey().stream().map(it -> Sql.name(it.columnName())).toList();
    if (!key.isEmpty()) {
      lines.add("  PRIMARY KEY (" + String.join(", ", key) + ")");
    }
    sql.append("\nCREATE TABLE ").append(table).append(" (\n");
    sql.append(String.join(",\n", lines)).append("\n);\n");
    object.description().ifPresent(text -> comment("TABLE " + table, text));
    for (SchemaProperty property : object.properties()) {
      property
          .description()
          .ifPresent(
              text -> comment("COLUMN " + table + "." + Sql.name(property.columnName()), text));
    }
  }

  private void comment(String what, String text) {
    sql.append("COMMENT ON ").append(what).append(" IS ");
    sql.append(Sql.literal(text)).append(";\n");
  }

  private static String column(SchemaProperty property) {
    String name = Sql.name(property.columnName());
    ColumnType type = ColumnType.of(property);
    List<String> checks = checks(name, type, property);
    return name
        + " "
        + type(type)
        + (property.required() || property.primaryKey() ? " NOT NULL" : "")
        + (property.unique() ? " UNIQUE" : "")
        + (checks.isEmpty() ? "" : " CHECK (" + String.join(" AND ", checks) + ")");
  }

  private static List<String> checks(String name, ColumnType type, SchemaProperty property) {
    List<String> checks = new ArrayList<>();
    LogicalTypeOptions options = property.logicalTypeOptions();
    List<String> values =
        AllowedValues.of(property).stream()
            .filter(Objects::nonNull)
            .map(PostgresSqlExport::literal)
            .toList();
    if (!values.isEmpty()) {
      checks.add(name + " IN (" + String.join(", ", values) + ")");
    }
    bound(checks, name, ">=", options.minimum());
    bound(checks, name, "<=", options.maximum());
    bound(checks, name, ">", options.exclusiveMinimum());
    bound(checks, name, "<", options.exclusiveMaximum());
    if (type instanceof ColumnType.Varchar(OptionalInt length)) {
      options.minLength().ifPresent(least -> checks.add("char_length(" + name + ") >= " + least));
      if (length.isEmpty()) {
        options.maxLength().ifPresent(most -> checks.add("char_length(" + name + ") <= " + most));
      }
    }
    return checks;
  }

  private static void bound(
      List<String> checks, String name, String operator, Optional<Object> bound) {
    bound.ifPresent(value -> checks.add(name + " " + operator + " " + literal(value)));
  }

  private static String literal(@Nullable Object value) {
    return value instanceof Number || value instanceof Boolean
        ? value.toString()
        : Sql.literal(String.valueOf(value));
  }

  /** References within the contract, behind all tables, as tables may refer to each other. */
  private void references(SchemaObject object) {
    for (SchemaProperty property : object.properties()) {
      for (Relationship relationship : property.relationships()) {
        if (relationship.to().size() == 1) {
          SqlHead.target(objects, relationship.to().getFirst())
              .filter(SqlHead.Target::isKey)
              .ifPresent(target ->
                  reference(
                      object,
                      List.of(Sql.name(property.columnName())),
                      target.object(),
                      List.of(Sql.name(target.property().columnName()))));
        }
      }
    }
    for (Relationship relationship : object.relationships()) {
      together(object, relationship);
    }
  }

  private void together(SchemaObject object, Relationship relationship) {
    List<SqlHead.Target> from = targets(relationship.from());
    List<SqlHead.Target> to = targets(relationship.to());
    boolean known =
        !from.isEmpty()
            && from.size() == relationship.from().size()
            && to.size() == from.size()
            && from.stream().allMatch(it -> it.object().equals(object));
    if (!known) {
      return;
    }
    SchemaObject target = to.getFirst().object();
    List<SchemaProperty> columns = to.stream().map(SqlHead.Target::property).toList();
    if (columns.size() == target.primaryKey().size() && target.primaryKey().containsAll(columns)) {
      reference(
          object,
          from.stream().map(it -> Sql.name(it.property().columnName())).toList(),
          target,
          columns.stream().map(it -> Sql.name(it.columnName())).toList());
    }
  }

  private List<SqlHead.Target> targets(List<String> references) {
    return references.stream()
        .map(reference -> SqlHead.target(objects, reference))
        .flatMap(Optional::stream)
        .toList();
  }

  private void reference(
      SchemaObject object, List<String> columns, SchemaObject target, List<String> targets) {
    sql.append("\nALTER TABLE ")
        .append(Sql.name(SqlHead.tableName(object)))
        .append(" ADD FOREIGN KEY (")
        .append(String.join(", ", columns))
        .append(") REFERENCES ")
        .append(Sql.name(SqlHead.tableName(target)))
        .append(" (")
        .append(String.join(", ", targets))
        .append(");\n");
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case ColumnType.Varchar(OptionalInt length) ->
          length.isPresent() ? "varchar(" + length.getAsInt() + ")" : "text";
      case ColumnType.Char(int length) -> "char(" + length + ")";
      case ColumnType.Decimal(int precision, int scale) ->
          "numeric(" + precision + ", " + scale + ")";
      case ColumnType.Time(int precision) -> "time(" + Math.min(precision, TIME_DIGITS_MAX) + ")";
      case ColumnType.Timestamp(int precision, ColumnType.Zone zone) ->
          "timestamp("
              + Math.min(precision, TIME_DIGITS_MAX)
              + ")"
              + (zone == ColumnType.Zone.WITH_ZONE ? " with time zone" : "");
      case ColumnType.Array(Column element) -> array(element.type());
      // PostgreSQL has no rows and maps without a type of their own.
      case ColumnType.Map ignored -> "jsonb";
      case ColumnType.Row ignored -> "jsonb";
      case ColumnType.Plain plain -> plain(plain);
    };
  }

  private static String array(ColumnType element) {
    String item = type(element);
    return item.equals("jsonb") ? item : item + "[]";
  }

  private static String plain(ColumnType.Plain plain) {
    return switch (plain) {
      case BOOLEAN -> "boolean";
      case TINYINT, SMALLINT -> "smallint";
      case INTEGER -> "integer";
      case BIGINT -> "bigint";
      case REAL -> "real";
      case DOUBLE -> "double precision";
      case DATE -> "date";
      case VARBINARY -> "bytea";
      case UUID -> "uuid";
      case JSON -> "jsonb";
    };
  }
}
