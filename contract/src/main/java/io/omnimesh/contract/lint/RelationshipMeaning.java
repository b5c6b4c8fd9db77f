package io.omnimesh.contract.lint;

import io.omnimesh.contract.document.Node;
import io.omnimesh.contract.document.Scalar;
import io.omnimesh.contract.document.Sequence;
import io.omnimesh.contract.lint.SchemaIndex.Part;
import io.omnimesh.contract.yaml.DidYouMean;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** References that lead nowhere, and relationships whose sides differ in length. */
final class RelationshipMeaning {
  private static final String RULE = "meaning/dangling";

  private final SchemaIndex index;
  private final Report report;

  RelationshipMeaning(SchemaIndex index, Report report) {
    this.index = index;
    this.report = report;
  }

  void object(Part object) {
    for (Part relationship : object.parts("relationships")) {
      side(relationship, "from", true);
      side(relationship, "to", false);
      Node from = relationship.mapping().find("from").orElse(null);
      Node to = relationship.mapping().find("to").orElse(null);
      if (from instanceof Sequence left
          && to instanceof Sequence right
          && left.items().size() != right.items().size()) {
        report.error(
            "meaning/relationship-length",
            to,
            relationship.path().child("to"),
            "'from' names "
                + left.items().size()
                + " properties and 'to' "
                + right.items().size()
                + ", so they cannot be paired",
            "name as many on each side, in the same order");
      }
    }
  }

  void property(Part property) {
    for (Part relationship : property.parts("relationships")) {
      side(relationship, "to", false);
      if (relationship.mapping().find("to").orElse(null) instanceof Sequence right
          && right.items().size() > 1) {
        report.error(
            "meaning/relationship-length",
            right,
            relationship.path().child("to"),
            "a relationship of one property cannot lead to " + right.items().size(),
            "move it to the object and name the properties in 'from'");
      }
    }
  }

  private void side(Part relationship, String key, boolean ours) {
    Node node = relationship.mapping().find(key).orElse(null);
    Path path = relationship.path().child(key);
    if (node instanceof Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        reference(sequence.items().get(i), path.child(i), ours);
      }
    } else {
      reference(node, path, ours);
    }
  }

  private void reference(@Nullable Node node, Path path, boolean ours) {
    if (!(node instanceof Scalar scalar) || !scalar.isString()) {
      return;
    }
    String text = scalar.text();
    if (text.indexOf('#') >= 0) {
      return;
    }
    if (text.indexOf('/') >= 0) {
      String ids = text.startsWith("/") ? text.substring(1) : text;
      if (ids.startsWith("schema/") && !index.hasIdPath(ids)) {
        report.error(
            RULE,
            node,
            path,
            "no element of this contract has the ids " + text,
            "give the element that id, or name it as object.property");
      }
      return;
    }
    int dot = text.indexOf('.');
    if (dot > 0) {
      name(scalar, path, text.substring(0, dot), text.substring(dot + 1), ours);
    }
  }

  private void name(Scalar scalar, Path path, String object, String property, boolean ours) {
    Set<String> properties = index.propertyNames(object);
    if (properties == null) {
      String message = "this contract has no object '" + object + "'";
      String mend = DidYouMean.mend(object, index.objectNames());
      if (ours) {
        report.error(RULE, scalar, path, message, mend);
      } else {
        report.warning(
            RULE,
            scalar,
            path,
            message,
            mend + "; of another contract, write file.yaml#/schema/...");
      }
    } else if (!properties.contains(property)) {
      report.error(
          RULE,
          scalar,
          path,
          "the object '" + object + "' has no property '" + property + "'",
          DidYouMean.mend(property, properties));
    }
  }
}
