package io.omnimesh.contract.quality;

/**
 * Evaluates the {@code custom} rules of one engine's name. Without one, such rules are reported as
 * not evaluated.
 */
public interface CustomEngine {
  /**
   * Evaluates a rule.
   *
   * @param implementation as the contract has it: a text or a tree of lists and maps
   * @throws io.omnimesh.contract.error.MeshException where it cannot; the rule is then an error
   */
  Outcome evaluate(Object implementation, TableName table);

  /**
   * What the engine found.
   *
   * @param reason why the rule is broken; empty where it is kept
   */
  record Outcome(boolean kept, String reason) {}
}
