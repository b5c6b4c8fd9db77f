package io.omnimesh.query.lineage;

import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.yaml.Place;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.NodeLocation;

/** What is wrong with a statement and where; becomes a {@link MeshException} at the edge. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String what;
  private final String mend;

  private Refusal(int line, int column, String what, String mend, Throwable cause) {
    super(what, cause, false, false);
    this.line = line;
    this.column = column;
    this.what = what;
    this.mend = mend;
  }

  static Refusal at(Node node, String what, String mend) {
    NodeLocation location = node.getLocation().orElseGet(() -> firstLocation(node));
    return at(location.getLineNumber(), location.getColumnNumber(), what, mend);
  }

  @SuppressWarnings("NullAway") // a refusal has no cause
  static Refusal at(int line, int column, String what, String mend) {
    return new Refusal(line, column, what, mend, null);
  }

  static Refusal of(ParsingException e) {
    String expected = ". Expecting: ";
    String message = e.getErrorMessage();
    int end = message.indexOf(expected);
    String what = end < 0 ? message : message.substring(0, end);
    String mend =
        what.contains("';'")
            ? "write one statement without a semicolon"
            : end < 0 ? "write it as Trino reads it" : "expected " + shortened(message, end);
    return new Refusal(e.getLineNumber(), e.getColumnNumber(), what, mend, e);
  }

  MeshException in(String file) {
    MeshException refusal = place(file).refuse(what, mend);
    return getCause() == null
        ? refusal
        : new MeshException(refusal.code(), String.valueOf(refusal.getMessage()), getCause());
  }

  Place place(String file) {
    return new Place(file, line, column);
  }

  String what() {
    return what;
  }

  String mend() {
    return mend;
  }

  private static String shortened(String message, int end) {
    String list = message.substring(end + ". Expecting: ".length());
    return list.length() > 120 ? list.substring(0, list.lastIndexOf(',', 120)) + ", ..." : list;
  }

  private static NodeLocation firstLocation(Node node) {
    for (Node child : node.getChildren()) {
      if (child.getLocation().isPresent()) {
        return child.getLocation().get();
      }
    }
    return new NodeLocation(1, 1);
  }
}
