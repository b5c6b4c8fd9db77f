package io.omnimesh.query.lineage;

import static io.omnimesh.catalog.lineage.Transformation.AGGREGATION;
import static io.omnimesh.catalog.lineage.Transformation.FILTER;
import static io.omnimesh.catalog.lineage.Transformation.GROUP_BY;
import static io.omnimesh.catalog.lineage.Transformation.SORT;
import static io.omnimesh.catalog.lineage.Transformation.TRANSFORMATION;

import io.omnimesh.catalog.lineage.Derivation;
import io.omnimesh.catalog.lineage.TableName;
import io.omnimesh.query.lineage.Rows.Field;
import io.trino.sql.tree.AllColumns;
import io.trino.sql.tree.AutoGroupBy;
import io.trino.sql.tree.Except;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.GroupBy;
import io.trino.sql.tree.GroupingElement;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.OrderBy;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QueryBody;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.Relation;
import io.trino.sql.tree.Row;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SetOperation;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.SortItem;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.TableSubquery;
import io.trino.sql.tree.Union;
import io.trino.sql.tree.Values;
import io.trino.sql.tree.WindowDefinition;
import io.trino.sql.tree.WindowSpecification;
import io.trino.sql.tree.With;
import io.trino.sql.tree.WithQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds where the result of a query comes from; one for each statement. */
final class Queries {
  /** Each round of a recursive query adds at least one dependency, of which there are few. */
  private static final int ROUNDS_MAX = 1_000;

  private final Expressions expressions = new Expressions(this);
  private final Relations relations;
  private final SortedSet<TableName> tables = new TreeSet<>();

  Queries(TableColumns known) {
    this.relations = new Relations(this, expressions, known);
  }

  /** The tables read so far. */
  SortedSet<TableName> tables() {
    return tables;
  }

  Rows query(Query query, Scope outer) {
    Scope scope = query.getWith().map(with -> with(with, outer)).orElse(outer);
    Rows rows = unqualified(body(query.getQueryBody(), scope));
    if (query.getOrderBy().isPresent()) {
      Scope sorted = scope.withRows(rows);
      return rows.influencedBy(sortKeys(query.getOrderBy().get(), rows, sorted));
    }
    return rows;
  }

  Rows body(QueryBody body, Scope scope) {
    return switch (body) {
      case QuerySpecification select -> select(select, scope);
      case SetOperation operation -> setOperation(operation, scope);
      case TableSubquery subquery -> query(subquery.getQuery(), scope);
      case Values values -> values(values, scope);
      case Table table -> {
        Rows rows = relations.rows(table, scope);
        if (!rows.open().isEmpty()) {
          throw Scope.unknownColumns(table, rows.open().getFirst());
        }
        yield rows;
      }
      default -> throw new IllegalStateException("Unknown query " + body);
    };
  }

  private Scope with(With with, Scope outer) {
    Scope scope = outer;
    Set<String> names = new HashSet<>();
    for (WithQuery each : with.getQueries()) {
      if (!names.add(each.getName().getValue().toLowerCase(Locale.ROOT))) {
        throw Refusal.at(
            each.getName(),
            "there are two queries named " + each.getName().getValue(),
            "give the second another name");
      }
      scope = scope.withQuery(each.getName().getValue(), named(with, each, scope));
    }
    return scope;
  }

  private Rows named(With with, WithQuery named, Scope scope) {
    if (with.isRecursive()
        && named.getQuery().getQueryBody() instanceof Union union
        && TableWalk.mentions(union, named.getName().getValue())) {
      return recursive(named, union, scope);
    }
    return renamed(query(named.getQuery(), scope), named.getColumnNames(), named);
  }

  /** The first part of the union starts; the whole is repeated until nothing new comes in. */
  private Rows recursive(WithQuery named, Union union, Scope scope) {
    Relation first = union.getRelations().getFirst();
    Rows rows = renamed(unqualified(body((QueryBody) first, scope)), named.getColumnNames(), named);
    for (int round = 0; round < ROUNDS_MAX; round++) {
      Scope inner = scope.withQuery(named.getName().getValue(), rows);
      Rows next = renamed(query(named.getQuery(), inner), named.getColumnNames(), named);
      if (next.equals(rows)) {
        return rows;
      }
      rows = next;
    }
    throw Refusal.at(named, "the recursive query does not settle", "make it simpler");
  }

  private static Rows renamed(Rows rows, Optional<List<Identifier>> names, Node at) {
    return names.map(list -> renamed(rows, list, at)).orElse(rows);
  }

  static Rows renamed(Rows rows, List<Identifier> names, Node at) {
    if (names.isEmpty()) {
      return rows;
    }
    if (names.size() != rows.fields().size()) {
      throw Refusal.at(
          at,
          names.size() + " column names are given for " + rows.fields().size() + " columns",
          "name each column once");
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      fields.add(rows.fields().get(i).named(names.get(i).getValue()));
    }
    return rows.withFields(fields);
  }

  private static Rows unqualified(Rows rows) {
    return rows.withFields(rows.fields().stream().map(Field::unqualified).toList());
  }

  private Rows setOperation(SetOperation operation, Scope scope) {
    if (operation.getCorresponding().isPresent()) {
      throw Refusal.at(
          operation, "CORRESPONDING is not supported", "name the columns in their order");
    }
    List<Rows> parts = new ArrayList<>();
    for (Relation relation : operation.getRelations()) {
      Rows part = body((QueryBody) relation, scope);
      if (!parts.isEmpty() && parts.getFirst().fields().size() != part.fields().size()) {
        throw Refusal.at(
            relation,
            "this query has "
                + part.fields().size()
                + " columns, the one before it "
                + parts.getFirst().fields().size(),
            "select as many columns");
      }
      parts.add(part);
    }
    Rows all = parts.getFirst();
    for (Rows part : parts.subList(1, parts.size())) {
      all = operation instanceof Except ? less(all, part) : plus(all, part);
    }
    return operation instanceof Union && !operation.isDistinct()
        ? all
        : all.influencedBy(values(all.fields()).then(GROUP_BY));
  }

  private static Rows plus(Rows left, Rows right) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < left.fields().size(); i++) {
      Field field = left.fields().get(i);
      Value other = right.fields().get(i).value();
      Value both =
          new Value(
              field.value().derivation().and(other.derivation()),
              field.value().shape().or(other.shape()));
      fields.add(new Field(Optional.empty(), field.name(), both));
    }
    return new Rows(fields, left.influence().and(right.influence()));
  }

  /** What is taken away leaves no value behind. */
  private static Rows less(Rows left, Rows right) {
    return left.influencedBy(values(right.fields()).and(right.influence()).then(FILTER));
  }

  private static Derivation values(List<Field> fields) {
    Derivation all = Derivation.CONSTANT;
    for (Field field : fields) {
      all = all.and(field.value().derivation());
    }
    return all;
  }

  private Rows values(Values values, Scope scope) {
    List<Value> columns = new ArrayList<>();
    for (Expression expression : values.getRows()) {
      List<Expression> items = expression instanceof Row row ? row.getItems() : List.of(expression);
      if (!columns.isEmpty() && columns.size() != items.size()) {
        throw Refusal.at(
            expression,
            "this row has " + items.size() + " values, the one before it " + columns.size(),
            "write as many values in each row");
      }
      for (int i = 0; i < items.size(); i++) {
        Value value = expressions.value(items.get(i), scope);
        if (columns.size() < items.size()) {
          columns.add(value);
        } else {
          Value before = columns.get(i);
          columns.set(i, before.and(value.derivation()).as(before.shape().or(value.shape())));
        }
      }
    }
    return new Rows(
        columns.stream()
            .map(value -> new Field(Optional.empty(), Optional.empty(), value))
            .toList(),
        Derivation.CONSTANT);
  }

  private Rows select(QuerySpecification select, Scope outer) {
    Rows from = select.getFrom().map(relation -> relations.rows(relation, outer)).orElse(Rows.NONE);
    Map<String, WindowSpecification> windows = new HashMap<>();
    for (WindowDefinition window : select.getWindows()) {
      windows.put(window.getName().getValue().toLowerCase(Locale.ROOT), window.getWindow());
    }
    Scope scope = outer.withRows(from).withWindows(windows);
    Derivation influence = from.influence();
    if (select.getWhere().isPresent()) {
      influence =
          influence.and(expressions.derivation(select.getWhere().get(), scope).then(FILTER));
    }
    List<Field> fields = new ArrayList<>();
    for (SelectItem item : select.getSelect().getSelectItems()) {
      switch (item) {
        case SingleColumn column -> fields.add(column(column, scope));
        case AllColumns all -> fields.addAll(allColumns(all, from, scope));
        default -> throw new IllegalStateException("Unknown column " + item);
      }
    }
    if (select.getGroupBy().isPresent()) {
      influence = influence.and(groups(select.getGroupBy().get(), fields, scope).then(GROUP_BY));
    }
    if (select.getHaving().isPresent()) {
      influence =
          influence.and(expressions.derivation(select.getHaving().get(), scope).then(FILTER));
    }
    if (select.getSelect().isDistinct()) {
      influence = influence.and(values(fields).then(GROUP_BY));
    }
    Rows rows = new Rows(fields, influence);
    return select
        .getOrderBy()
        .map(order -> rows.influencedBy(sortKeys(order, rows, scope.withRows(rows))))
        .orElse(rows);
  }

  private Field column(SingleColumn column, Scope scope) {
    Optional<String> name =
        column
            .getAlias()
            .or(() -> Expressions.chain(column.getExpression()).map(List::getLast))
            .map(Identifier::getValue);
    return new Field(Optional.empty(), name, expressions.value(column.getExpression(), scope));
  }

  private List<Field> allColumns(AllColumns all, Rows from, Scope scope) {
    List<Field> fields = all.getTarget().isEmpty() ? all(all, from) : part(all, scope);
    Rows renamed = renamed(new Rows(fields, Derivation.CONSTANT), all.getAliases(), all);
    return renamed.fields().stream().map(Field::unqualified).toList();
  }

  private static List<Field> all(AllColumns all, Rows from) {
    if (!from.open().isEmpty()) {
      throw Scope.unknownColumns(all, from.open().getFirst());
    }
    if (from.fields().isEmpty()) {
      throw Refusal.at(all, "* has nothing to stand for", "add FROM, or name the columns");
    }
    return from.fields();
  }

  private List<Field> part(AllColumns all, Scope scope) {
    Expression target = all.getTarget().orElseThrow();
    Optional<List<Field>> relation = Expressions.chain(target).flatMap(scope::relation);
    if (relation.isPresent()) {
      return relation.get();
    }
    Value value = expressions.value(target, scope);
    if (value.shape() instanceof Shape.Row row) {
      return row.fields().stream()
          .map(field ->
              new Field(
                  Optional.empty(), field.name(), value.then(TRANSFORMATION).as(field.shape())))
          .toList();
    }
    throw Refusal.at(
        all,
        "what stands before .* is neither a table here nor a row whose fields are known",
        "name the columns, or cast it to its row type");
  }

  private Derivation groups(GroupBy groupBy, List<Field> fields, Scope scope) {
    Derivation all = Derivation.CONSTANT;
    for (GroupingElement element : groupBy.getGroupingElements()) {
      if (element instanceof AutoGroupBy) {
        all =
            all.and(
                values(
                    fields.stream()
                        .filter(field -> field.value().derivation().kind() != AGGREGATION)
                        .toList()));
      }
      for (Expression expression : element.getExpressions()) {
        all =
            all.and(
                expression instanceof LongLiteral position
                    ? at(position, fields)
                    : expressions.derivation(expression, scope));
      }
    }
    return all;
  }

  private Derivation sortKeys(OrderBy order, Rows rows, Scope scope) {
    Derivation all = Derivation.CONSTANT;
    for (SortItem item : order.getSortItems()) {
      all =
          all.and(
              item.getSortKey() instanceof LongLiteral position
                  ? at(position, rows.fields())
                  : expressions.derivation(item.getSortKey(), scope));
    }
    return all.then(SORT);
  }

  private static Derivation at(LongLiteral position, List<Field> fields) {
    long number = position.getParsedValue();
    if (number < 1 || number > fields.size()) {
      throw Refusal.at(
          position,
          "there is no column " + number + " in the result",
          "use a number from 1 to " + fields.size());
    }
    return fields.get((int) number - 1).value().derivation();
  }
}
