package io.omnimesh.contract.rule;

import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.schema.ColumnType;
import java.util.List;
import java.util.Optional;

/**
 * One promise of an object, ready to be judged.
 *
 * @param id unique among the object's rules; the contract's own where it has one
 * @param element {@code orders}, {@code orders.sku}, {@code orders.items[].sku}
 * @param text the promise in words
 * @param personal whether values of the element may not be shown
 */
public record Rule(
    String id,
    Optional<String> name,
    String element,
    RuleKind kind,
    Optional<String> dimension,
    Severity severity,
    String text,
    boolean personal,
    Measure measure) {

  /** How a rule is measured. */
  public sealed interface Measure {}

  /**
   * Rows with a value that breaks a constraint. A row counts once, however many items of a list
   * break it.
   *
   * @param path from the row to the values
   * @param type of the values
   */
  public record BadRows(List<Step> path, ColumnType type, Constraint constraint, Bound bound)
      implements Measure {
    public BadRows {
      path = List.copyOf(path);
    }
  }

  /**
   * Distinct values (for more columns, combinations) that occur more than once, as Soda and
   * datacontract-cli count them: of {@code a, a, a, b, b, c} there are 2. As in SQL's {@code
   * UNIQUE}, a value that is null, or a combination with a null, repeats nothing. In percent, of
   * all rows.
   *
   * @param columns from the row to each column
   */
  public record RepeatedValues(List<List<Step>> columns, Bound bound) implements Measure {
    public RepeatedValues {
      columns = columns.stream().map(List::copyOf).toList();
    }
  }

  /** All rows. */
  public record RowCount(Bound bound) implements Measure {}

  /**
   * The only value of a query.
   *
   * @param query with placeholders
   * @param column for <code>{property}</code>; empty for a rule of the object
   */
  public record Statement(String query, Optional<String> column, Bound bound) implements Measure {}

  /** What another engine says. */
  public record Foreign(String engine, Object implementation) implements Measure {}

  /** Nothing: why nobody measures the rule. */
  public record Unmeasured(String reason) implements Measure {
    static Unmeasured because(MeshException cause) {
      return new Unmeasured(String.valueOf(cause.getMessage()));
    }
  }
}
