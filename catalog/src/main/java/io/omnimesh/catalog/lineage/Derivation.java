package io.omnimesh.catalog.lineage;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a value comes from.
 *
 * @param kind {@code IDENTITY}, {@code TRANSFORMATION} or {@code AGGREGATION}: what was done, also
 *     where nothing was read ({@code count(*)}, a constant)
 * @param sources how it depends on each column; never an empty set
 */
public record Derivation(
    Transformation kind, SortedMap<ColumnName, SortedSet<Transformation>> sources) {
  /** A constant. */
  public static final Derivation CONSTANT =
      new Derivation(Transformation.TRANSFORMATION, Collections.emptySortedMap());

  public Derivation {
    SortedMap<ColumnName, SortedSet<Transformation>> copy = new TreeMap<>();
    sources.forEach(
        (column, how) -> copy.put(column, Collections.unmodifiableSortedSet(new TreeSet<>(how))));
    sources = Collections.unmodifiableSortedMap(copy);
  }

  /** A column as it is. */
  public static Derivation of(ColumnName column) {
    return new Derivation(
        Transformation.IDENTITY,
        new TreeMap<>(Map.of(column, new TreeSet<>(EnumSet.of(Transformation.IDENTITY)))));
  }

  /** This value after one more step. */
  public Derivation then(Transformation step) {
    SortedMap<ColumnName, SortedSet<Transformation>> next = new TreeMap<>();
    sources.forEach((column, how) -> {
      SortedSet<Transformation> steps = new TreeSet<>();
      how.forEach(each -> steps.add(each.then(step)));
      next.put(column, steps);
    });
    return new Derivation(step.type() == Transformation.Type.DIRECT ? kind.then(step) : kind, next);
  }

  /** A value made of this one and another. */
  public Derivation and(Derivation other) {
    SortedMap<ColumnName, SortedSet<Transformation>> both = new TreeMap<>(sources);
    other.sources.forEach((column, how) ->
        both.merge(
            column,
            how,
            (left, right) -> {
              SortedSet<Transformation> union = new TreeSet<>(left);
              union.addAll(right);
              return union;
            }));
    return new Derivation(kind.compareTo(other.kind) >= 0 ? kind : other.kind, both);
  }

  /** This value, with what decides over it. */
  public Derivation influencedBy(Derivation influence) {
    return new Derivation(kind, and(influence).sources);
  }

  /** The columns whose values go into this one. */
  public Set<ColumnName> direct() {
    Set<ColumnName> columns = new TreeSet<>();
    sources.forEach((column, how) -> {
      if (how.stream().anyMatch(each -> each.type() == Transformation.Type.DIRECT)) {
        columns.add(column);
      }
    });
    return columns;
  }
}
