package io.omnimesh.embedded.doctor;

/**
 * What the doctor saw of one thing.
 *
 * @param subject what was looked at: {@code memory}, {@code python}
 * @param verdict fine or not
 * @param detail what was found, with numbers
 * @param mend what to do; empty where it is fine
 */
public record Finding(String subject, Verdict verdict, String detail, String mend) {
  /**
   * How serious it is. The doctor never blocks a start: the parts themselves do, when they fail.
   */
  public enum Verdict {
    OK,
    /** A part will be off, or slower, or on another port. */
    WARNING,
    /** The mesh will most likely not start. */
    PROBLEM
  }

  static Finding ok(String subject, String detail) {
    return new Finding(subject, Verdict.OK, detail, "");
  }

  static Finding warning(String subject, String detail, String mend) {
    return new Finding(subject, Verdict.WARNING, detail, mend);
  }

  static Finding problem(String subject, String detail, String mend) {
    return new Finding(subject, Verdict.PROBLEM, detail, mend);
  }
}
