package io.omnimesh.contract.diff;

/** What a change means to one side of a contract, from harmless to harmful. */
public enum Verdict {
  /** Goes on as before. */
  SAFE,
  /** Goes on, but may meet what it has not met before. */
  CAREFUL,
  /** Fails, or loses what was promised. */
  BREAKS;

  /** The worse of the two. */
  public Verdict or(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
