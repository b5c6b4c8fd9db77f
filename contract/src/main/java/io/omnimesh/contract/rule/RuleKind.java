package io.omnimesh.contract.rule;

/** What a rule is about, in the contract's own word for it. */
public enum RuleKind {
  REQUIRED("required"),
  UNIQUE("unique"),
  PRIMARY_KEY("primaryKey"),
  ENUM("enum"),
  PATTERN("pattern"),
  MINIMUM("minimum"),
  MAXIMUM("maximum"),
  EXCLUSIVE_MINIMUM("exclusiveMinimum"),
  EXCLUSIVE_MAXIMUM("exclusiveMaximum"),
  MULTIPLE_OF("multipleOf"),
  MIN_LENGTH("minLength"),
  MAX_LENGTH("maxLength"),
  MIN_ITEMS("minItems"),
  MAX_ITEMS("maxItems"),
  UNIQUE_ITEMS("uniqueItems"),
  MIN_PROPERTIES("minProperties"),
  MAX_PROPERTIES("maxProperties"),
  NULL_VALUES("nullValues"),
  MISSING_VALUES("missingValues"),
  INVALID_VALUES("invalidValues"),
  DUPLICATE_VALUES("duplicateValues"),
  ROW_COUNT("rowCount"),
  SQL("sql"),
  TEXT("text"),
  CUSTOM("custom");

  private final String word;

  RuleKind(String word) {
    this.word = word;
  }

  /** The standard's word. */
  public String word() {
    return word;
  }

  /** Whether the schema alone makes the rule; the contract does not list it under quality. */
  public boolean isImplied() {
    return compareTo(NULL_VALUES) < 0;
  }
}
