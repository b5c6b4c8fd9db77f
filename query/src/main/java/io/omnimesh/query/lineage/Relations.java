package io.omnimesh.query.lineage;

import static io.omnimesh.catalog.lineage.Transformation.JOIN;
import static io.omnimesh.catalog.lineage.Transformation.TRANSFORMATION;

import io.omnimesh.catalog.lineage.Derivation;
import io.omnimesh.catalog.lineage.TableName;
import io.omnimesh.query.lineage.Rows.Field;
import io.omnimesh.query.lineage.Rows.OpenTable;
import io.omnimesh.query.lineage.TableColumns.KnownColumn;
import io.trino.sql.tree.AliasedRelation;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Join;
import io.trino.sql.tree.JoinCriteria;
import io.trino.sql.tree.JoinOn;
import io.trino.sql.tree.JoinUsing;
import io.trino.sql.tree.JsonTable;
import io.trino.sql.tree.JsonTableColumnDefinition;
import io.trino.sql.tree.Lateral;
import io.trino.sql.tree.NestedColumns;
import io.trino.sql.tree.OrdinalityColumn;
import io.trino.sql.tree.PatternRecognitionRelation;
import io.trino.sql.tree.QualifiedName;
import io.trino.sql.tree.QueryBody;
import io.trino.sql.tree.QueryColumn;
import io.trino.sql.tree.Relation;
import io.trino.sql.tree.SampledRelation;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.TableFunctionInvocation;
import io.trino.sql.tree.Unnest;
import io.trino.sql.tree.ValueColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds the rows that stand in a FROM clause. */
final class Relations {
  private final Queries queries;
  private final Expressions expressions;
  private final PatternRows patterns;
  private final TableColumns known;
  private final Map<TableName, Optional<List<KnownColumn>>> asked = new HashMap<>();

  Relations(Queries queries, Expressions expressions, TableColumns known) {
    this.queries = queries;
    this.expressions = expressions;
    this.patterns = new PatternRows(expressions);
    this.known = known;
  }

  Rows rows(Relation relation, Scope outer) {
    return rows(relation, outer, outer, 0);
  }

  /**
   * The rows of a relation.
   *
   * @param lateral what UNNEST and LATERAL see besides: the relations on the left
   * @param named how many columns an alias names; 0 where none does
   */
  private Rows rows(Relation relation, Scope outer, Scope lateral, int named) {
    return switch (relation) {
      case Table table -> table(table, outer);
      case AliasedRelation alias -> aliased(alias, outer, lateral);
      case Join join -> join(join, outer, lateral);
      case Unnest unnest -> unnest(unnest, lateral, named);
      case Lateral subquery -> queries.query(subquery.getQuery(), lateral);
      case SampledRelation sample -> rows(sample.getRelation(), outer, lateral, named);
      case JsonTable json -> jsonTable(json, lateral);
      case PatternRecognitionRelation pattern ->
          patterns.rows(pattern, rows(pattern.getInput(), outer, lateral, 0), outer);
      case TableFunctionInvocation function ->
          throw Refusal.at(
              function,
              "what the table function " + function.getName() + " reads cannot be known",
              "write the SELECT itself");
      case QueryBody body -> queries.body(body, outer);
      default ->
          throw Refusal.at(
              relation, "this form of FROM is not known to this release", "write it as a SELECT");
    };
  }

  private Rows table(Table table, Scope scope) {
    QualifiedName name = table.getName();
    if (name.getParts().size() == 1) {
      Optional<Rows> query = scope.query(name.getSuffix());
      if (query.isPresent()) {
        QualifiedName alias = QualifiedName.of(name.getSuffix());
        return query
            .get()
            .withFields(query.get().fields().stream().map(field -> field.of(alias)).toList());
      }
    }
    if (name.getParts().size() != 3) {
      throw Refusal.at(
          table,
          "table " + name + " is not named in full",
          "write catalog.schema.table, such as mesh.ecommerce." + name.getSuffix());
    }
    List<String> parts = name.getParts();
    TableName full = new TableName(parts.get(0), parts.get(1), parts.get(2));
    queries.tables().add(full);
    return asked
        .computeIfAbsent(full, known::of)
        .map(columns -> known(full, name, columns))
        .orElseGet(
            () -> new Rows(List.of(), List.of(new OpenTable(name, full)), Derivation.CONSTANT));
  }

  private static Rows known(TableName table, QualifiedName alias, List<KnownColumn> columns) {
    return new Rows(
        columns.stream()
            .map(column ->
                new Field(
                    Optional.of(alias),
                    Optional.of(column.name()),
                    new Value(
                        Derivation.of(table.column(column.name())),
                        column.type().map(Shape::ofType).orElse(Shape.Leaf.UNKNOWN))))
            .toList(),
        Derivation.CONSTANT);
  }

  private Rows aliased(AliasedRelation aliased, Scope outer, Scope lateral) {
    // the parser leaves the list out where there is none
    List<Identifier> names = Objects.requireNonNullElse(aliased.getColumnNames(), List.of());
    int named = names.size();
    Rows rows = rows(aliased.getRelation(), outer, lateral, named);
    QualifiedName alias = QualifiedName.of(List.of(aliased.getAlias()));
    if (named > 0 && !rows.open().isEmpty()) {
      throw Refusal.at(
          aliased,
          "the columns of " + rows.open().getFirst().table() + " are not known",
          "leave out the column names after " + aliased.getAlias().getValue());
    }
    Rows renamed = Queries.renamed(rows, names, aliased);
    return new Rows(
        renamed.fields().stream().map(field -> field.of(alias)).toList(),
        rows.open().stream().map(table -> new OpenTable(alias, table.table())).toList(),
        rows.influence());
  }

  private Rows join(Join join, Scope outer, Scope lateral) {
    Rows left = rows(join.getLeft(), outer, lateral, 0);
    Rows right = rows(join.getRight(), outer, lateral.withRows(left), 0);
    if (join.getCriteria().isEmpty()) {
      return left.beside(right);
    }
    JoinCriteria criteria = join.getCriteria().get();
    return switch (criteria) {
      case JoinOn on -> {
        Rows both = left.beside(right);
        Derivation condition =
            expressions.derivation(on.getExpression(), outer.withRows(both)).then(JOIN);
        yield both.influencedBy(condition);
      }
      case JoinUsing using -> using(join, left, right, using.getColumns());
      default ->
          throw Refusal.at(join, "NATURAL JOIN is not supported", "name the columns with USING");
    };
  }

  /** The named columns come once, before the others, and belong to neither side. */
  private static Rows using(Join join, Rows left, Rows right, List<Identifier> names) {
    List<Field> fields = new ArrayList<>();
    List<Field> others = new ArrayList<>(left.beside(right).fields());
    Derivation influence = left.influence().and(right.influence());
    for (Identifier name : names) {
      Value first = Scope.EMPTY.withRows(left).find(List.of(name)).value();
      Value second = Scope.EMPTY.withRows(right).find(List.of(name)).value();
      Value value =
          switch (join.getType()) {
            case RIGHT -> second;
            case FULL -> first.and(second.derivation()).then(TRANSFORMATION);
            default -> first;
          };
      fields.add(new Field(Optional.empty(), Optional.of(name.getValue()), value));
      others.removeIf(field -> field.name().filter(name.getValue()::equalsIgnoreCase).isPresent());
      influence = influence.and(first.derivation().then(JOIN)).and(second.derivation().then(JOIN));
    }
    fields.addAll(others);
    return new Rows(fields, left.beside(right).open(), influence);
  }

  private Rows unnest(Unnest unnest, Scope scope, int named) {
    List<Value> values =
        unnest.getExpressions().stream().map(each -> expressions.value(each, scope)).toList();
    long unknown = values.stream().filter(value -> width(value.shape()) == 0).count();
    int rest = named - (unnest.isWithOrdinality() ? 1 : 0);
    for (Value value : values) {
      rest -= width(value.shape());
    }
    if (unknown > 0 && (rest < unknown || (unknown > 1 && rest != unknown))) {
      throw Refusal.at(
          unnest,
          "how many columns this UNNEST gives cannot be known",
          "name its columns, AS t(a, b), or cast the value to its type");
    }
    List<Field> fields = new ArrayList<>();
    Derivation influence = Derivation.CONSTANT;
    for (Value value : values) {
      Derivation derivation = value.derivation().then(TRANSFORMATION);
      influence = influence.and(value.derivation().then(JOIN));
      int width = width(value.shape());
      int columns = width > 0 ? width : unknown > 1 ? 1 : rest;
      fields.addAll(elements(derivation, value.shape(), columns));
    }
    if (unnest.isWithOrdinality()) {
      fields.add(new Field(Optional.empty(), Optional.empty(), Value.CONSTANT));
    }
    return new Rows(fields, influence);
  }

  /** How many columns a value unnests into; 0 where that is not known. */
  private static int width(Shape shape) {
    return switch (shape) {
      case Shape.Array(Shape.Row row) -> row.fields().size();
      case Shape.Array(Shape element) when element == Shape.Leaf.UNKNOWN -> 0;
      case Shape.Array array -> 1;
      case Shape.MapOf map -> 2;
      default -> 0;
    };
  }

  private static List<Field> elements(Derivation derivation, Shape shape, int columns) {
    List<Field> fields = new ArrayList<>();
    switch (shape) {
      case Shape.Array(Shape.Row row) ->
          row.fields()
              .forEach(field -> fields.add(element(derivation, field.name(), field.shape())));
      case Shape.MapOf map -> {
        fields.add(element(derivation, Optional.empty(), map.key()));
        fields.add(element(derivation, Optional.empty(), map.value()));
      }
      default -> {
        Shape element = shape instanceof Shape.Array(Shape inner) ? inner : Shape.Leaf.UNKNOWN;
        for (int i = 0; i < columns; i++) {
          fields.add(element(derivation, Optional.empty(), element));
        }
      }
    }
    return fields;
  }

  private static Field element(Derivation derivation, Optional<String> name, Shape shape) {
    return new Field(Optional.empty(), name, new Value(derivation, shape));
  }

  private Rows jsonTable(JsonTable json, Scope scope) {
    Derivation input = expressions.jsonPath(json.getJsonPathInvocation(), scope);
    List<Field> fields = new ArrayList<>();
    for (JsonTableColumnDefinition column : json.getColumns()) {
      jsonColumn(column, input, scope, fields);
    }
    return new Rows(fields, input.then(JOIN));
  }

  private void jsonColumn(
      JsonTableColumnDefinition definition, Derivation input, Scope scope, List<Field> fields) {
    switch (definition) {
      case ValueColumn column -> {
        List<Expression> defaults = new ArrayList<>();
        column.getEmptyDefault().ifPresent(defaults::add);
        column.getErrorDefault().ifPresent(defaults::add);
        Derivation all = input.and(expressions.derivation(defaults, scope).then(TRANSFORMATION));
        fields.add(jsonField(column.getName(), all));
      }
      case QueryColumn column -> fields.add(jsonField(column.getName(), input));
      case OrdinalityColumn column -> fields.add(jsonField(column.getName(), Derivation.CONSTANT));
      case NestedColumns nested ->
          nested.getColumns().forEach(each -> jsonColumn(each, input, scope, fields));
      default -> throw new IllegalStateException("Unknown column " + definition);
    }
  }

  private static Field jsonField(Identifier name, Derivation derivation) {
    return element(derivation, Optional.of(name.getValue()), Shape.Leaf.SCALAR);
  }
}
