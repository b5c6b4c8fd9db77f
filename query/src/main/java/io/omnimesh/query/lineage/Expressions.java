package io.omnimesh.query.lineage;

import static io.omnimesh.catalog.lineage.Transformation.AGGREGATION;
import static io.omnimesh.catalog.lineage.Transformation.CONDITIONAL;
import static io.omnimesh.catalog.lineage.Transformation.FILTER;
import static io.omnimesh.catalog.lineage.Transformation.SORT;
import static io.omnimesh.catalog.lineage.Transformation.TRANSFORMATION;
import static io.omnimesh.catalog.lineage.Transformation.WINDOW;

import io.omnimesh.catalog.lineage.Derivation;
import io.omnimesh.query.lineage.Rows.Field;
import io.trino.sql.tree.Array;
import io.trino.sql.tree.Cast;
import io.trino.sql.tree.CoalesceExpression;
import io.trino.sql.tree.DataType;
import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.ExistsPredicate;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.IfExpression;
import io.trino.sql.tree.JsonPathInvocation;
import io.trino.sql.tree.JsonPathParameter;
import io.trino.sql.tree.LambdaExpression;
import io.trino.sql.tree.Literal;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.NullIfExpression;
import io.trino.sql.tree.OrderBy;
import io.trino.sql.tree.Parameter;
import io.trino.sql.tree.Row;
import io.trino.sql.tree.SearchedCaseExpression;
import io.trino.sql.tree.SimpleCaseExpression;
import io.trino.sql.tree.SubqueryExpression;
import io.trino.sql.tree.SubscriptExpression;
import io.trino.sql.tree.WhenClause;
import io.trino.sql.tree.Window;
import io.trino.sql.tree.WindowOperation;
import io.trino.sql.tree.WindowReference;
import io.trino.sql.tree.WindowSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds where the value of an expression comes from. */
final class Expressions {
  private final Queries queries;

  Expressions(Queries queries) {
    this.queries = queries;
  }

  Value value(Expression expression, Scope scope) {
    return switch (expression) {
      case Literal literal -> Value.CONSTANT;
      case Identifier name -> column(List.of(name), scope);
      case DereferenceExpression field -> dereference(field, scope);
      case FunctionCall call -> call(call, scope);
      case LambdaExpression lambda -> lambda(lambda, scope);
      case SubqueryExpression subquery -> subquery(subquery, scope);
      case ExistsPredicate exists -> exists(exists, scope);
      case SearchedCaseExpression choice ->
          choice(choice.getWhenClauses(), choice.getDefaultValue(), scope);
      case SimpleCaseExpression choice ->
          choice(choice.getWhenClauses(), choice.getDefaultValue(), scope)
              .and(derivation(choice.getOperand(), scope).then(CONDITIONAL));
      case IfExpression choice -> {
        Value value = value(choice.getTrueValue(), scope).then(TRANSFORMATION);
        Optional<Value> other = choice.getFalseValue().map(each -> value(each, scope));
        yield either(value, other.map(each -> each.then(TRANSFORMATION)))
            .and(derivation(choice.getCondition(), scope).then(CONDITIONAL));
      }
      case NullIfExpression choice ->
          value(choice.getFirst(), scope)
              .then(TRANSFORMATION)
              .and(derivation(choice.getSecond(), scope).then(CONDITIONAL));
      case CoalesceExpression choice ->
          choice.getOperands().stream()
              .map(each -> value(each, scope).then(TRANSFORMATION))
              .reduce((left, right) -> either(left, Optional.of(right)))
              .orElse(Value.CONSTANT);
      case Cast cast ->
          value(cast.getExpression(), scope).then(TRANSFORMATION).as(Shape.of(cast.getType()));
      case Array array -> array(array, scope);
      case Row row -> row(row, scope);
      case SubscriptExpression part -> subscript(part, scope);
      case Parameter parameter ->
          throw Refusal.at(
              parameter, "a parameter ? has no value here", "write the value in its place");
      case WindowOperation measure ->
          throw Refusal.at(
              measure,
              "measures of row patterns over windows are not supported",
              "use MATCH_RECOGNIZE in FROM");
      default -> new Value(parts(expression, scope).then(TRANSFORMATION), Shape.Leaf.SCALAR);
    };
  }

  Derivation derivation(Expression expression, Scope scope) {
    return value(expression, scope).derivation();
  }

  Derivation derivation(List<? extends Expression> expressions, Scope scope) {
    Derivation all = Derivation.CONSTANT;
    for (Expression expression : expressions) {
      all = all.and(derivation(expression, scope));
    }
    return all;
  }

  Derivation sortKeys(OrderBy order, Scope scope) {
    return derivation(order.getSortItems().stream().map(item -> item.getSortKey()).toList(), scope);
  }

  /** The input and the parameters of a JSON path. */
  Derivation jsonPath(JsonPathInvocation path, Scope scope) {
    Derivation all = derivation(path.getInputExpression(), scope);
    for (JsonPathParameter parameter : path.getPathParameters()) {
      all = all.and(derivation(parameter.getParameter(), scope));
    }
    return all.then(TRANSFORMATION);
  }

  private Derivation parts(Node node, Scope scope) {
    Derivation all = Derivation.CONSTANT;
    for (Node child : node.getChildren()) {
      all =
          all.and(
              switch (child) {
                case DataType type -> Derivation.CONSTANT;
                case JsonPathInvocation path -> jsonPath(path, scope);
                case Expression expression -> derivation(expression, scope);
                default -> parts(child, scope);
              });
    }
    return all;
  }

  private static Value column(List<Identifier> chain, Scope scope) {
    return scope.find(chain).value();
  }

  /**
   * A chain {@code a.b.c} is a column with the names of its table before and of fields after it.
   */
  private Value dereference(DereferenceExpression expression, Scope scope) {
    Optional<List<Identifier>> chain = chain(expression);
    if (chain.isEmpty()) {
      Value base = value(expression.getBase(), scope);
      return expression.getField().map(field -> field(base, field)).orElse(base);
    }
    Scope.Found found = scope.find(chain.get());
    Value value = found.value();
    for (Identifier name : chain.get().subList(found.names(), chain.get().size())) {
      value = field(value, name);
    }
    return value;
  }

  private static Value field(Value base, Identifier name) {
    Shape shape =
        switch (base.shape()) {
          case Shape.Row row ->
              row.field(name.getValue())
                  .orElseThrow(() ->
                      Refusal.at(
                          name,
                          "there is no field " + name.getValue() + " in this row",
                          "use one of " + fieldNames(row)));
          case Shape.Leaf.UNKNOWN -> Shape.Leaf.UNKNOWN;
          default ->
              throw Refusal.at(
                  name,
                  "the value before ." + name.getValue() + " is not a row",
                  "check the names before the dot");
        };
    return base.then(TRANSFORMATION).as(shape);
  }

  private static String fieldNames(Shape.Row row) {
    return String.join(", ", row.fields().stream().flatMap(each -> each.name().stream()).toList());
  }

  /** The names of {@code a.b.c}; empty where something else than a name is dereferenced. */
  static Optional<List<Identifier>> chain(Expression expression) {
    return switch (expression) {
      case Identifier name -> Optional.of(List.of(name));
      case DereferenceExpression field when field.getField().isPresent() ->
          chain(field.getBase())
              .map(base -> {
                List<Identifier> names = new ArrayList<>(base);
                names.add(field.getField().get());
                return names;
              });
      default -> Optional.empty();
    };
  }

  private Value call(FunctionCall call, Scope scope) {
    String name = call.getName().getSuffix().toLowerCase(Locale.ROOT);
    boolean aggregate =
        AggregateFunctions.contains(name)
            || (call.getWindow().isEmpty()
                && (call.getFilter().isPresent()
                    || call.getOrderBy().isPresent()
                    || call.isDistinct()));
    // CLASSIFIER(A) names a variable of a row pattern, not a column
    List<Value> arguments =
        name.equals("classifier")
            ? List.of()
            : call.getArguments().stream().map(each -> value(each, scope)).toList();
    Derivation all = Derivation.CONSTANT;
    for (Value argument : arguments) {
      all = all.and(argument.derivation());
    }
    all = all.then(aggregate ? AGGREGATION : TRANSFORMATION);
    if (call.getFilter().isPresent()) {
      all = all.and(derivation(call.getFilter().get(), scope).then(FILTER));
    }
    if (call.getOrderBy().isPresent()) {
      all = all.and(sortKeys(call.getOrderBy().get(), scope).then(SORT));
    }
    if (call.getWindow().isPresent()) {
      all = all.and(window(call.getWindow().get(), scope).then(WINDOW));
    }
    return new Value(all, FunctionShapes.of(name, arguments));
  }

  private Derivation window(Window window, Scope scope) {
    return switch (window) {
      case WindowReference reference -> window(scope.window(reference.getName()), scope);
      case WindowSpecification specification -> {
        Derivation all = derivation(specification.getPartitionBy(), scope);
        if (specification.getOrderBy().isPresent()) {
          all = all.and(sortKeys(specification.getOrderBy().get(), scope));
        }
        if (specification.getExistingWindowName().isPresent()) {
          all = all.and(window(scope.window(specification.getExistingWindowName().get()), scope));
        }
        if (specification.getFrame().isPresent()) {
          all = all.and(parts(specification.getFrame().get(), scope));
        }
        yield all;
      }
      default -> throw new IllegalStateException("Unknown window " + window);
    };
  }

  /** Its arguments stand for values of the function's other arguments, which are counted there. */
  private Value lambda(LambdaExpression lambda, Scope scope) {
    List<String> names =
        lambda.getArguments().stream().map(each -> each.getName().getValue()).toList();
    return value(lambda.getBody(), scope.withArguments(names));
  }

  /** What decides over the rows of a subquery decides here over one value alone. */
  private Value subquery(SubqueryExpression subquery, Scope scope) {
    Rows rows = queries.query(subquery.getQuery(), scope);
    Derivation all = Derivation.CONSTANT;
    if (rows.fields().size() == 1) {
      Value value = rows.fields().getFirst().value();
      return new Value(value.derivation().influencedBy(rows.influence()), value.shape());
    }
    for (Field field : rows.fields()) {
      all = all.and(field.value().derivation());
    }
    return new Value(all.then(TRANSFORMATION).influencedBy(rows.influence()), Shape.Leaf.UNKNOWN);
  }

  /** Whether there is a row does not depend on the values in it. */
  private Value exists(ExistsPredicate exists, Scope scope) {
    if (exists.getSubquery() instanceof SubqueryExpression subquery) {
      Rows rows = queries.query(subquery.getQuery(), scope);
      return new Value(Derivation.CONSTANT.influencedBy(rows.influence()), Shape.Leaf.SCALAR);
    }
    return value(exists.getSubquery(), scope);
  }

  private Value choice(List<WhenClause> cases, Optional<Expression> otherwise, Scope scope) {
    @Nullable Value all = null;
    Derivation conditions = Derivation.CONSTANT;
    for (WhenClause each : cases) {
      conditions = conditions.and(derivation(each.getOperand(), scope));
      Value result = value(each.getResult(), scope).then(TRANSFORMATION);
      all = all == null ? result : either(all, Optional.of(result));
    }
    Optional<Value> last = otherwise.map(each -> value(each, scope).then(TRANSFORMATION));
    Value values = all == null ? last.orElse(Value.CONSTANT) : either(all, last);
    return values.and(conditions.then(CONDITIONAL));
  }

  private static Value either(Value left, Optional<Value> right) {
    return right
        .map(other ->
            new Value(left.derivation().and(other.derivation()), left.shape().or(other.shape())))
        .orElse(left);
  }

  private Value array(Array array, Scope scope) {
    Derivation all = Derivation.CONSTANT;
    Shape element = Shape.Leaf.SCALAR;
    for (Expression each : array.getValues()) {
      Value value = value(each, scope);
      all = all.and(value.derivation());
      element = element.or(value.shape());
    }
    return new Value(all.then(TRANSFORMATION), new Shape.Array(element));
  }

  private Value row(Row row, Scope scope) {
    List<Value> items = row.getItems().stream().map(each -> value(each, scope)).toList();
    Derivation all = Derivation.CONSTANT;
    List<Shape.RowField> fields = new ArrayList<>();
    for (Value item : items) {
      all = all.and(item.derivation());
      fields.add(new Shape.RowField(Optional.empty(), item.shape()));
    }
    return new Value(all.then(TRANSFORMATION), new Shape.Row(fields));
  }

  private Value subscript(SubscriptExpression part, Scope scope) {
    Value base = value(part.getBase(), scope);
    Shape shape =
        switch (base.shape()) {
          case Shape.Array(Shape element) -> element;
          case Shape.MapOf(Shape key, Shape value) -> value;
          default -> Shape.Leaf.UNKNOWN;
        };
    return base.and(derivation(part.getIndex(), scope)).then(TRANSFORMATION).as(shape);
  }
}
