package io.omnimesh.query.lineage;

import io.omnimesh.catalog.lineage.Derivation;
import io.omnimesh.catalog.lineage.Transformation;

/** What an expression yields: where it comes from, and what can be taken apart of it. */
record Value(Derivation derivation, Shape shape) {
  static final Value CONSTANT = new Value(Derivation.CONSTANT, Shape.Leaf.SCALAR);
  static final Value UNKNOWN = new Value(Derivation.CONSTANT, Shape.Leaf.UNKNOWN);

  Value then(Transformation step) {
    return new Value(derivation.then(step), shape);
  }

  Value and(Derivation other) {
    return new Value(derivation.and(other), shape);
  }

  Value as(Shape other) {
    return new Value(derivation, other);
  }
}
