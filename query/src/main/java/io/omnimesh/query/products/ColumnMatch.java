package io.omnimesh.query.products;

import io.omnimesh.catalog.plan.Relation;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.contract.schema.Column;
import io.omnimesh.contract.schema.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares the columns of a transform with those of its contract. */
final class ColumnMatch {
  private static final Pattern LENGTH = Pattern.compile("varchar\\(\\d+\\)");

  private ColumnMatch() {}

  static List<String> problems(Port port, List<Relation.Column> actual) {
    Map<String, String> types = new LinkedHashMap<>();
    actual.forEach(column -> types.put(column.name(), column.type()));
    List<String> problems = new ArrayList<>();
    for (Column column : port.schema().columns()) {
      String type = types.remove(column.name());
      String place = port.id() + ": column " + column.name() + " ";
      if (type == null) {
        problems.add(
            place + "is in the contract, but the transform does not make it; add it to the SELECT");
        continue;
      }
      problem(column, type).ifPresent(text -> problems.add(place + text));
    }
    types
        .keySet()
        .forEach(name ->
            problems.add(
                port.id()
                    + ": the transform makes column "
                    + name
                    + ", which is not in the contract; describe it there or leave it out"));
    if (problems.isEmpty() && !isInOrder(port, actual)) {
      problems.add(
          port.id()
              + ": the transform makes the contract's columns in another order; write them as the"
              + " contract does");
    }
    return problems;
  }

  private static Optional<String> problem(Column column, String actual) {
    String wanted = column.type().storedTrino();
    ColumnType type = ColumnType.parse(actual);
    if (!type.storedTrino().equals(wanted)) {
      return Optional.of(
          "is %s in the transform, but %s in the contract; write CAST(... AS %s) or correct the contract"
              .formatted(actual, column.type().trino(), wanted));
    }
    if (!LENGTH.matcher(type.trino()).replaceAll("varchar").equals(wanted)) {
      return Optional.of(
          "is %s in the transform, which a product's table cannot keep; write CAST(... AS %s)"
              .formatted(actual, wanted));
    }
    return Optional.empty();
  }

  private static boolean isInOrder(Port port, List<Relation.Column> actual) {
    return port.schema().columns().stream()
        .map(Column::name)
        .toList()
        .equals(actual.stream().map(Relation.Column::name).toList());
  }
}
