package io.omnimesh.contract.lint;

import io.omnimesh.contract.document.Mapping;
import io.omnimesh.contract.document.Node;
import io.omnimesh.contract.document.Scalar;
import io.omnimesh.contract.document.Sequence;
import io.omnimesh.contract.document.Values;
import io.omnimesh.contract.yaml.DidYouMean;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds a tree against the tables of a standard. */
final class StructureCheck {
  static final String TYPE = "structure/type";
  static final String UNKNOWN_KEY = "structure/unknown-key";
  static final String REQUIRED = "structure/required";
  static final String WORD = "structure/word";
  static final String FORM = "structure/form";
  static final String ITEMS = "structure/items";
  static final String NEWER = "version/newer-key";

  private final Report report;

  StructureCheck(Report report) {
    this.report = report;
  }

  void check(Node node, Path path, Shape shape) {
    switch (shape) {
      case Shape.Simple simple -> simple(node, path, simple);
      case Shape.Word word -> word(node, path, word);
      case Shape.Items items -> items(node, path, items);
      case Shape.Either either ->
          check(node, path, node instanceof Sequence ? either.list() : either.single());
      case Shape.Later later -> check(node, path, later.shape().get());
      case Shape.Chosen chosen -> {
        if (node instanceof Mapping mapping) {
          table(mapping, path, chosen.table().apply(mapping));
        } else {
          wrongType(node, path, "a mapping");
        }
      }
      case Shape.Table table -> {
        if (node instanceof Mapping mapping) {
          table(mapping, path, table);
        } else {
          wrongType(node, path, "a mapping");
        }
      }
    }
  }

  private void table(Mapping mapping, Path path, Shape.Table table) {
    for (Mapping.Entry entry : mapping.entries()) {
      Shape shape = table.fields().get(entry.key());
      if (shape != null) {
        if (shape != Shape.Simple.ANY) {
          check(entry.value(), path.child(entry.key()), shape);
        }
      } else if (table.soon().contains(entry.key())) {
        report.atKey(
            Severity.WARNING,
            NEWER,
            entry,
            path.child(entry.key()),
            "'"
                + entry.key()
                + "' comes with a newer version of the standard; other tools refuse it here",
            "write the apiVersion that has it, or take the key out");
      } else if (!table.open()) {
        report.atKey(
            Severity.ERROR,
            UNKNOWN_KEY,
            entry,
            path.child(entry.key()),
            "'" + entry.key() + "' is not a field of " + table.subject(),
            DidYouMean.mend(entry.key(), table.fields().keySet())
                + "; what the standard does not know goes under customProperties");
      }
    }
    for (String key : table.required()) {
      if (mapping.find(key).isEmpty()) {
        missing(mapping, path, table, key);
      }
    }
    table.extra().check(mapping, path, report);
  }

  private void missing(Mapping mapping, Path path, Shape.Table table, String key) {
    Set<String> unknown = new HashSet<>();
    mapping.entries().forEach(entry -> unknown.add(entry.key()));
    unknown.removeAll(table.fields().keySet());
    report.error(
        REQUIRED,
        mapping,
        path,
        table.subject() + " lacks '" + key + "', which the standard requires",
        DidYouMean.nearest(key, unknown)
            .map(near -> "did '" + near + "' mean '" + key + "'?")
            .orElse("add the line '" + key + ": ...'"));
  }

  private void items(Node node, Path path, Shape.Items shape) {
    if (!(node instanceof Sequence sequence)) {
      wrongType(node, path, "a list");
      return;
    }
    List<Node> items = sequence.items();
    if (items.size() < shape.min() || items.size() > shape.max()) {
      String wanted =
          shape.max() == Integer.MAX_VALUE
              ? "at least " + shape.min()
              : String.valueOf(shape.min());
      report.error(
          ITEMS,
          node,
          path,
          "'" + path.name() + "' must hold " + wanted + " values, not " + items.size(),
          "write them, or take '" + path.name() + "' out");
    }
    if (shape.item() != Shape.Simple.ANY) {
      for (int i = 0; i < items.size(); i++) {
        check(items.get(i), path.child(i), shape.item());
      }
    }
    if (shape.unique()) {
      unique(items, path);
    }
  }

  private void unique(List<Node> items, Path path) {
    for (int i = 1; i < items.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (Values.same(items.get(i).value(), items.get(j).value())) {
          report.error(
              ITEMS,
              items.get(i),
              path.child(i),
              "'" + path.name() + "' holds the same value twice",
              "keep one of the two");
          return;
        }
      }
    }
  }

  private void word(Node node, Path path, Shape.Word shape) {
    if (!(node instanceof Scalar scalar) || !scalar.isString()) {
      wrongType(node, path, "a text");
    } else if (shape.later().contains(scalar.text())) {
      report.warning(
          NEWER,
          node,
          path,
          "'" + scalar.text() + "' comes with a newer version of the standard than the mesh writes",
          "other tools may refuse it");
    } else if (!shape.words().contains(scalar.text())) {
      report.error(
          WORD,
          node,
          path,
          "'" + scalar.text() + "' is not a value of '" + path.name() + "'",
          DidYouMean.mend(scalar.text(), shape.words()));
    }
  }

  private void simple(Node node, Path path, Shape.Simple shape) {
    if (!fits(node, shape)) {
      wrongType(node, path, shape.words());
    } else if (node instanceof Scalar scalar) {
      form(scalar, path, shape);
    }
  }

  private static boolean fits(Node node, Shape.Simple shape) {
    return switch (shape) {
      case ANY -> true;
      case TEXT, ID, REFERENCE, SFTP -> node instanceof Scalar scalar && scalar.isString();
      case NUMBER, POSITIVE -> node instanceof Scalar scalar && scalar.isNumber();
      case INTEGER, COUNT -> isInteger(node);
      case BOOLEAN -> node instanceof Scalar scalar && scalar.type() == Scalar.Type.BOOLEAN;
      case SINGLE -> node instanceof Scalar;
      case OBJECT -> node instanceof Mapping;
      case TEXT_OR_OBJECT ->
          node instanceof Mapping || (node instanceof Scalar scalar && scalar.isString());
    };
  }

  private void form(Scalar scalar, Path path, Shape.Simple shape) {
    switch (shape) {
      case ID -> {
        if (!isId(scalar.text())) {
          report.error(
              FORM,
              scalar,
              path,
              "the id '" + scalar.text() + "' cannot be referred to",
              "use letters, digits, - and _ only");
        }
      }
      case REFERENCE -> {
        if (!References.matches(scalar.text())) {
          report.error(
              FORM,
              scalar,
              path,
              "'" + scalar.text() + "' is not a reference",
              "write object.property, or a path of ids such as schema/orders/properties/id");
        }
      }
      case SFTP -> {
        if (!scalar.text().startsWith("sftp://")) {
          report.error(
              FORM,
              scalar,
              path,
              "'" + scalar.text() + "' is no SFTP address",
              "begin with sftp://");
        }
      }
      case COUNT, POSITIVE -> {
        BigDecimal number = number(scalar);
        if (number != null && number.signum() < (shape == Shape.Simple.COUNT ? 0 : 1)) {
          report.error(
              FORM,
              scalar,
              path,
              "'" + path.name() + "' is " + scalar.text() + ", which excludes every value",
              shape == Shape.Simple.COUNT ? "write 0 or more" : "write more than 0");
        }
      }
      case ANY, TEXT, NUMBER, INTEGER, BOOLEAN, SINGLE, OBJECT, TEXT_OR_OBJECT -> {}
    }
  }

  private void wrongType(Node node, Path path, String wanted) {
    report.error(
        TYPE,
        node,
        path,
        "'" + path.name() + "' must be " + wanted + ", not " + node.kind(),
        mend(node, path, wanted));
  }

  private static String mend(Node node, Path path, String wanted) {
    if (wanted.equals("a text") && node instanceof Scalar scalar) {
      return scalar.type() == Scalar.Type.NULL
          ? "write the text, or take the key out"
          : "put it in quotes: \"" + scalar.text() + "\"";
    }
    if (wanted.equals("a list")) {
      return "write its items as lines that begin with '- '";
    }
    if (node instanceof Scalar scalar
        && scalar.isString()
        && scalar.style() != Scalar.Style.PLAIN) {
      return "take the quotes off, or mend the value";
    }
    return "write '" + path.name() + "' as " + wanted;
  }

  private static boolean isInteger(Node node) {
    if (!(node instanceof Scalar scalar) || !scalar.isNumber()) {
      return false;
    }
    BigDecimal number = scalar.type() == Scalar.Type.INTEGER ? null : number(scalar);
    return scalar.type() == Scalar.Type.INTEGER
        || (number != null && number.stripTrailingZeros().scale() <= 0);
  }

  private static @Nullable BigDecimal number(Scalar scalar) {
    return scalar.value() instanceof Number number ? Values.decimal(number) : null;
  }

  static boolean isId(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** The two forms of references; a class of its own, so that most files never compile them. */
  private static final class References {
    private static final Pattern NAMES =
        Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\.[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern IDS =
        Pattern.compile(
            "(?:(?:https?://)?[A-Za-z0-9._\\-/]+\\.yaml#)?/?[A-Za-z_][A-Za-z0-9_]*/[A-Za-z0-9_-]+"
                + "(?:/[A-Za-z_][A-Za-z0-9_]*/[A-Za-z0-9_-]+)*");

    static boolean matches(String text) {
      return NAMES.matcher(text).matches() || IDS.matcher(text).matches();
    }
  }
}
