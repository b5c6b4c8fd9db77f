package io.omnimesh.contract.diff;

import io.omnimesh.contract.odcs.CustomProperty;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import java.util.List;

/** Compares what people read and nothing depends on. */
final class Documentation {
  private Documentation() {}

  static void compare(
      String path, String shown, SchemaObject before, SchemaObject after, Changes changes) {
    String what = " of object " + shown;
    changes.document(
        ChangeKind.DESCRIPTION_CHANGED,
        path,
        before.description(),
        after.description(),
        "the description" + what);
    changes.document(ChangeKind.TAGS_CHANGED, path, before.tags(), after.tags(), "the tags" + what);
    customProperties(
        path,
        before.customProperties(),
        after.customProperties(),
        "the custom properties" + what,
        changes);
    changes.document(
        ChangeKind.DOCUMENTATION_CHANGED,
        path,
        List.of(before.businessName(), before.authoritativeDefinitions()),
        List.of(after.businessName(), after.authoritativeDefinitions()),
        "the documentation" + what);
  }

  static void compare(
      String path, String shown, SchemaProperty before, SchemaProperty after, Changes changes) {
    String what = " of property " + shown;
    changes.document(
        ChangeKind.DESCRIPTION_CHANGED,
        path,
        before.description(),
        after.description(),
        "the description" + what);
    changes.document(ChangeKind.TAGS_CHANGED, path, before.tags(), after.tags(), "the tags" + what);
    customProperties(
        path,
        before.customProperties(),
        after.customProperties(),
        "the custom properties" + what,
        changes);
    changes.document(
        ChangeKind.DOCUMENTATION_CHANGED,
        path,
        others(before),
        others(after),
        "the documentation" + what);
  }

  private static List<Object> others(SchemaProperty property) {
    return List.of(
        property.businessName(),
        property.encryptedName(),
        property.criticalDataElement(),
        property.transformSourceObjects(),
        property.transformLogic(),
        property.transformDescription(),
        property.examples(),
        property.authoritativeDefinitions());
  }

  /** An announced end stands among them too, and is compared as such. */
  static void customProperties(
      String path,
      List<CustomProperty> before,
      List<CustomProperty> after,
      String what,
      Changes changes) {
    changes.document(
        ChangeKind.CUSTOM_PROPERTIES_CHANGED, path, withoutEnd(before), withoutEnd(after), what);
  }

  private static List<CustomProperty> withoutEnd(List<CustomProperty> properties) {
    return properties.stream()
        .filter(property -> !property.property().equals(Lifecycle.DEPRECATED_UNTIL))
        .toList();
  }
}
