package io.omnimesh.contract.exporting;

import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import java.util.List;
import java.util.Optional;

/** What the definitions of both SQL systems share. */
final class SqlHead {
  private SqlHead() {}

  /** The comment that a file begins with. */
  static String of(DataContract contract) {
    String text = "Contract " + contract.id() + " " + contract.version();
    return "-- " + text.replaceAll("\\R", " ") + "\n";
  }

  /** Says that a table cannot be defined, as its contract names no column. */
  static String withoutColumns(SchemaObject object) {
    return "-- The contract names no column of " + object.name().replaceAll("\\R", " ") + "\n";
  }

  /** What the table is called where the data lies. */
  static String tableName(SchemaObject object) {
    return object.physicalName().orElse(object.name());
  }

  /** A property that a reference names as {@code object.property}. */
  static Optional<Target> target(List<SchemaObject> objects, String reference) {
    int dot = reference.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    return objects.stream()
        .filter(object -> object.name().equals(reference.substring(0, dot)))
        .flatMap(object ->
            object.property(reference.substring(dot + 1)).stream()
                .map(it -> new Target(object, it)))
        .findFirst();
  }

  /** The end of a reference. */
  record Target(SchemaObject object, SchemaProperty property) {
    /** Whether SQL lets others refer to it. */
    boolean isKey() {
      return property.unique() || (property.primaryKey() && object.primaryKey().size() == 1);
    }
  }
}
