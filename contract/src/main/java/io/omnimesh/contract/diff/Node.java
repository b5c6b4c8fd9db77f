package io.omnimesh.contract.diff;

import io.omnimesh.contract.odcs.LogicalTypeOptions;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.schema.Column;
import io.omnimesh.contract.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A property in one shape, whichever way the contract writes it: fields that only a physical type
 * {@code row(...)} names stand here as do those that the contract lists.
 *
 * @param path from the object on: {@code orders.lines[].sku}
 * @param property what else the contract says; bare where only the physical type names it
 * @param fields of a row, or of an object that is stored as text
 * @param element what a list holds
 * @param value what a map holds; keys are compared as a whole
 */
record Node(
    String path,
    Column column,
    SchemaProperty property,
    List<Node> fields,
    Optional<Node> element,
    Optional<Node> value) {

  static Node of(String parent, SchemaProperty property) {
    return of(parent + "." + property.name(), column(property, property.columnName()), property);
  }

  private static Column column(SchemaProperty property, String name) {
    return new Column(
        property.id(), name, ColumnType.of(property), property.required(), property.description());
  }

  private static Node of(String path, Column column, SchemaProperty property) {
    Optional<SchemaProperty> items = property.items();
    return switch (column.type()) {
      case ColumnType.Row(List<Column> fields) ->
          new Node(
              path,
              column,
              property,
              row(path, fields, property.properties()),
              Optional.empty(),
              Optional.empty());
      case ColumnType.Array(Column element) ->
          new Node(
              path,
              column,
              property,
              List.of(),
              Optional.of(of(path + "[]", element, items.orElseGet(() -> bare(element)))),
              Optional.empty());
      case ColumnType.Map(ColumnType ignored, Column value) -> {
        SchemaProperty described =
            property.properties().stream()
                .filter(side -> side.name().equals("value"))
                .findFirst()
                .or(() -> items)
                .orElseGet(() -> bare(value));
        Node held = of(path + ".value", value, described);
        yield new Node(path, column, property, List.of(), Optional.empty(), Optional.of(held));
      }
      case ColumnType.Varchar ignored -> scalar(path, column, property);
      case ColumnType.Plain ignored -> scalar(path, column, property);
      case ColumnType.Char ignored -> scalar(path, column, property);
      case ColumnType.Decimal ignored -> scalar(path, column, property);
      case ColumnType.Time ignored -> scalar(path, column, property);
      case ColumnType.Timestamp ignored -> scalar(path, column, property);
    };
  }

  private static List<Node> row(String path, List<Column> fields, List<SchemaProperty> children) {
    List<Node> nodes = new ArrayList<>();
    for (Column field : fields) {
      SchemaProperty child =
          children.stream()
              .filter(one -> one.columnName().equals(field.name()))
              .findFirst()
              .orElseGet(() -> bare(field));
      nodes.add(of(path + "." + child.name(), field, child));
    }
    return nodes;
  }

  /** A single value; a text may hold a document of which the contract says more. */
  private static Node scalar(String path, Column column, SchemaProperty property) {
    return new Node(
        path,
        column,
        property,
        property.properties().stream().map(child -> of(path, child)).toList(),
        property.items().map(child -> of(path + "[]", column(child, "element"), child)),
        Optional.empty());
  }

  /** A property of which only its column is known. */
  private static SchemaProperty bare(Column column) {
    return new SchemaProperty(
        column.id(),
        column.name(),
        Optional.empty(),
        Optional.empty(),
        LogicalTypeOptions.NONE,
        Optional.empty(),
        Optional.empty(),
        column.comment(),
        column.required(),
        false,
        false,
        -1,
        false,
        -1,
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** The name that the contract gives it, or its column. */
  String name() {
    return property.name();
  }

  Optional<String> id() {
    return column.id();
  }

  ColumnType type() {
    return column.type();
  }

  /** This node and all within it. */
  Stream<Node> all() {
    return Stream.of(
            Stream.of(this),
            fields.stream().flatMap(Node::all),
            element.stream().flatMap(Node::all),
            value.stream().flatMap(Node::all))
        .flatMap(nodes -> nodes);
  }
}
