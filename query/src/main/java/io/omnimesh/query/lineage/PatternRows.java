package io.omnimesh.query.lineage;

import static io.omnimesh.catalog.lineage.Transformation.FILTER;
import static io.omnimesh.catalog.lineage.Transformation.TRANSFORMATION;
import static io.omnimesh.catalog.lineage.Transformation.WINDOW;

import io.omnimesh.catalog.lineage.Derivation;
import io.omnimesh.query.lineage.Rows.Field;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.MeasureDefinition;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.PatternRecognitionRelation;
import io.trino.sql.tree.PatternRecognitionRelation.RowsPerMatch;
import io.trino.sql.tree.PatternVariable;
import io.trino.sql.tree.QualifiedName;
import io.trino.sql.tree.SortItem;
import io.trino.sql.tree.SubsetDefinition;
import io.trino.sql.tree.VariableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the rows that MATCH_RECOGNIZE makes of its input. */
final class PatternRows {
  private final Expressions expressions;

  PatternRows(Expressions expressions) {
    this.expressions = expressions;
  }

  Rows rows(PatternRecognitionRelation pattern, Rows input, Scope outer) {
    if (!input.open().isEmpty()) {
      throw Scope.unknownColumns(pattern, input.open().getFirst());
    }
    Scope plain = outer.withRows(input);
    // a variable of the pattern before a column name restricts which rows are meant
    Scope scope = outer.withRows(variables(pattern, input)).withRows(input);
    Derivation influence = input.influence();
    List<Field> fields = new ArrayList<>();
    for (Expression key : pattern.getPartitionBy()) {
      fields.add(keyColumn(key, plain));
    }
    List<Field> order = new ArrayList<>();
    if (pattern.getOrderBy().isPresent()) {
      for (SortItem item : pattern.getOrderBy().get().getSortItems()) {
        order.add(keyColumn(item.getSortKey(), plain));
      }
    }
    for (Field key : fields) {
      influence = influence.and(key.value().derivation().then(WINDOW));
    }
    for (Field key : order) {
      influence = influence.and(key.value().derivation().then(WINDOW));
    }
    for (VariableDefinition variable : pattern.getVariableDefinitions()) {
      influence =
          influence.and(expressions.derivation(variable.getExpression(), scope).then(FILTER));
    }
    boolean all = pattern.getRowsPerMatch().filter(each -> each != RowsPerMatch.ONE).isPresent();
    if (all) {
      fields.addAll(order);
    }
    for (MeasureDefinition measure : pattern.getMeasures()) {
      Value value = expressions.value(measure.getExpression(), scope).then(TRANSFORMATION);
      fields.add(new Field(Optional.empty(), Optional.of(measure.getName().getValue()), value));
    }
    if (all) {
      input.fields().stream()
          .filter(field -> fields.stream().noneMatch(taken -> taken.name().equals(field.name())))
          .map(Field::unqualified)
          .toList()
          .forEach(fields::add);
    }
    return new Rows(fields, influence);
  }

  private Field keyColumn(Expression key, Scope scope) {
    Optional<String> name = Expressions.chain(key).map(List::getLast).map(Identifier::getValue);
    return new Field(Optional.empty(), name, expressions.value(key, scope));
  }

  private static Rows variables(PatternRecognitionRelation pattern, Rows input) {
    Set<String> names = new TreeSet<>();
    collect(pattern.getPattern(), names);
    for (SubsetDefinition subset : pattern.getSubsets()) {
      names.add(subset.getName().getValue());
    }
    List<Field> fields = new ArrayList<>();
    for (String name : names) {
      QualifiedName variable = QualifiedName.of(name);
      input.fields().forEach(field -> fields.add(field.of(variable)));
    }
    return new Rows(fields, Derivation.CONSTANT);
  }

  private static void collect(Node node, Set<String> names) {
    if (node instanceof PatternVariable variable) {
      names.add(variable.getName().getValue());
    }
    node.getChildren().forEach(child -> collect(child, names));
  }
}
