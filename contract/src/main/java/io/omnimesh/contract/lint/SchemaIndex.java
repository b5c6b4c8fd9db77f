package io.omnimesh.contract.lint;

import io.omnimesh.contract.document.Mapping;
import io.omnimesh.contract.document.Node;
import io.omnimesh.contract.document.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The objects of a contract by name, and all paths of ids that references may follow. */
final class SchemaIndex {

  /** A mapping and the way to it. */
  record Part(Mapping mapping, Path path) {
    String text(String key) {
      return OdcsExtras.text(mapping, key);
    }

    /** The mappings in a list of this one. */
    List<Part> parts(String key) {
      return SchemaIndex.parts(mapping.find(key).orElse(null), path.child(key));
    }
  }

  private final List<Part> objects;
  private final Map<String, Set<String>> properties = new LinkedHashMap<>();
  private final Set<String> idPaths = new HashSet<>();

  SchemaIndex(Mapping root) {
    objects = parts(root.find("schema").orElse(null), Path.ROOT.child("schema"));
    for (Part object : objects) {
      Set<String> names = new HashSet<>();
      for (Part property : object.parts("properties")) {
        names.add(property.text("name"));
      }
      properties.putIfAbsent(object.text("name"), names);
      ids(object, "schema");
    }
  }

  List<Part> objects() {
    return objects;
  }

  Set<String> objectNames() {
    return properties.keySet();
  }

  /** The names of an object's properties; null where there is no such object. */
  @Nullable Set<String> propertyNames(String object) {
    return properties.get(object);
  }

  boolean hasIdPath(String path) {
    return idPaths.contains(path);
  }

  private void ids(Part part, String section) {
    String id = part.text("id");
    String path = section + '/' + (id.isEmpty() ? part.text("name") : id);
    idPaths.add(path);
    for (Part property : part.parts("properties")) {
      ids(property, path + "/properties");
    }
    if (part.mapping().find("items").orElse(null) instanceof Mapping items) {
      for (Part property : new Part(items, part.path().child("items")).parts("properties")) {
        ids(property, path + "/items/properties");
      }
    }
  }

  static List<Part> parts(@Nullable Node node, Path path) {
    List<Part> parts = new ArrayList<>();
    if (node instanceof Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        if (sequence.items().get(i) instanceof Mapping mapping) {
          parts.add(new Part(mapping, path.child(i)));
        }
      }
    }
    return parts;
  }
}
