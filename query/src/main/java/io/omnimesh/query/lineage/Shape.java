package io.omnimesh.query.lineage;

import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.DataType;
import io.trino.sql.tree.GenericDataType;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.RowDataType;
import io.trino.sql.tree.TypeParameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** As much of a value's type as lineage needs: what can be taken apart, and into what. */
sealed interface Shape {
  /** What has no parts that are known. */
  enum Leaf implements Shape {
    /** Nothing is known; anything may be asked of it. */
    UNKNOWN,
    /** It cannot be taken apart. */
    SCALAR
  }

  record Array(Shape element) implements Shape {}

  record MapOf(Shape key, Shape value) implements Shape {}

  record Row(List<RowField> fields) implements Shape {
    public Row {
      fields = List.copyOf(fields);
    }

    Optional<Shape> field(String name) {
      return fields.stream()
          .filter(field -> field.name().filter(name::equalsIgnoreCase).isPresent())
          .map(RowField::shape)
          .findFirst();
    }
  }

  record RowField(Optional<String> name, Shape shape) {}

  /** The shape of a type as Trino writes it; unknown where Trino would not read it. */
  static Shape ofType(String type) {
    try {
      return of(new SqlParser().createType(type));
    } catch (ParsingException e) {
      return Leaf.UNKNOWN;
    }
  }

  static Shape of(DataType type) {
    return switch (type) {
      case RowDataType row ->
          new Row(
              row.getFields().stream()
                  .map(field ->
                      new RowField(field.getName().map(Identifier::getValue), of(field.getType())))
                  .toList());
      case GenericDataType generic -> generic(generic);
      default -> Leaf.SCALAR;
    };
  }

  /** The shape of a value that is one of two. */
  default Shape or(Shape other) {
    return this instanceof Leaf ? other : this;
  }

  private static Shape generic(GenericDataType type) {
    List<Shape> parts =
        type.getArguments().stream()
            .filter(TypeParameter.class::isInstance)
            .map(argument -> of(((TypeParameter) argument).getValue()))
            .toList();
    return switch (type.getName().getValue().toLowerCase(Locale.ROOT)) {
      case "array" -> new Array(parts.isEmpty() ? Leaf.UNKNOWN : parts.getFirst());
      case "map" -> parts.size() == 2 ? new MapOf(parts.get(0), parts.get(1)) : Leaf.UNKNOWN;
      default -> Leaf.SCALAR;
    };
  }
}
