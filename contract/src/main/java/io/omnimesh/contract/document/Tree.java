package io.omnimesh.contract.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader found.
 *
 * @param root null where the text holds nothing or cannot be read
 */
record Tree(@Nullable Node root, List<Problem> problems) {
  /** How deep mappings and lists may nest. */
  static final int DEPTH_MAX = 64;

  /** How many values a document may hold, those that aliases repeat included. */
  static final int NODES_MAX = 100_000;

  Tree {
    problems = List.copyOf(problems);
  }

  /** Ends the reading of a text at its first error. */
  static final class Halt extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    Halt(String rule, int offset, String message, String mend) {
      super(message, null, false, false);
      problem = new Problem(rule, offset, "", message, mend);
    }

    Problem problem() {
      return problem;
    }

    static Halt deep(int offset) {
      return new Halt(
          "limit",
          offset,
          "the nesting is deeper than " + DEPTH_MAX + " levels",
          "flatten what is nested here");
    }

    static Halt large(int offset) {
      return new Halt(
          "limit",
          offset,
          "the document holds more than "
              + NODES_MAX
              + " values, those that aliases repeat included",
          "split the file, or write fewer aliases of aliases");
    }
  }

  static Problem duplicate(String key, int offset, int firstLine) {
    return new Problem(
        "duplicate-key",
        offset,
        "",
        "the key '" + key + "' stands here again, first at line " + firstLine,
        "keep one of the two, as readers differ in which one they take");
  }
}
