package io.omnimesh.query.lineage;

import io.omnimesh.catalog.lineage.Derivation;
import io.omnimesh.catalog.lineage.TableName;
import io.trino.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a relation offers.
 *
 * @param fields in their order
 * @param open tables whose columns are not known
 * @param influence what decides which rows are there; its kind means nothing
 */
record Rows(List<Field> fields, List<OpenTable> open, Derivation influence) {
  static final Rows NONE = new Rows(List.of(), List.of(), Derivation.CONSTANT);

  Rows {
    fields = List.copyOf(fields);
    open = List.copyOf(open);
  }

  Rows(List<Field> fields, Derivation influence) {
    this(fields, List.of(), influence);
  }

  Rows withFields(List<Field> others) {
    return new Rows(others, open, influence);
  }

  Rows influencedBy(Derivation more) {
    return new Rows(fields, open, influence.and(more));
  }

  /** These rows beside others. */
  Rows beside(Rows right) {
    List<Field> all = new ArrayList<>(fields);
    all.addAll(right.fields);
    List<OpenTable> allOpen = new ArrayList<>(open);
    allOpen.addAll(right.open);
    return new Rows(all, allOpen, influence.and(right.influence));
  }

  boolean isEmpty() {
    return fields.isEmpty() && open.isEmpty();
  }

  /**
   * A column of a relation.
   *
   * @param relation the name before the dot that finds it, as long as it may be written
   */
  record Field(Optional<QualifiedName> relation, Optional<String> name, Value value) {
    Field unqualified() {
      return new Field(Optional.empty(), name, value);
    }

    Field named(String other) {
      return new Field(relation, Optional.of(other), value);
    }

    Field of(QualifiedName other) {
      return new Field(Optional.of(other), name, value);
    }

    boolean isIn(QualifiedName prefix) {
      return relation.isPresent() && relation.get().hasSuffix(prefix);
    }
  }

  /** A table whose columns are not known. */
  record OpenTable(QualifiedName alias, TableName table) {}
}
