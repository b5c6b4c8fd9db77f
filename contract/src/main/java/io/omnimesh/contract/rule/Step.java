package io.omnimesh.contract.rule;

/** One step from a row to the values that a rule judges. */
public sealed interface Step {
  /**
   * A column, or a field of an object.
   *
   * @param name the property's, as events have it
   * @param column what it is called where the data lies
   */
  record Field(String name, String column) implements Step {}

  /** Every item of a list. */
  record Items() implements Step {}
}
