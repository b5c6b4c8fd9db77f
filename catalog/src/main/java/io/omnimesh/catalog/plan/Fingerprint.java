package io.omnimesh.catalog.plan;

import io.omnimesh.catalog.plan.Relation.Column;
import io.omnimesh.catalog.plan.Relation.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a relation looked like when it was applied, so that changes by hand are found and named. Its
 * text has the kind, a line for each column, and for a view the query's lines.
 */
public final class Fingerprint {
  private static final String COLUMN = "column ";
  private static final String QUERY = "query";

  private Fingerprint() {}

  /** The text to keep. */
  public static String of(Relation relation) {
    StringBuilder text = new StringBuilder().append(relation.kind()).append('\n');
    for (Column column : relation.columns()) {
      text.append(COLUMN).append(column.name()).append(' ').append(column.type()).append('\n');
    }
    return text.append(QUERY).append('\n').append(relation.definition()).toString();
  }

  /** Sentences about what is different now; empty where nothing is. */
  static List<String> differences(String kept, Relation now) {
    if (kept.equals(of(now))) {
      return List.of();
    }
    String[] lines = kept.split("\n", -1);
    List<String> found = new ArrayList<>();
    if (!lines[0].equals(now.kind().name())) {
      found.add("it is a " + word(now.kind()) + " now");
    }
    Map<String, String> before = columns(lines);
    Map<String, String> after = new LinkedHashMap<>();
    now.columns().forEach(column -> after.put(column.name(), column.type()));
    before.forEach((name, type) -> {
      String typeNow = after.get(name);
      if (typeNow == null) {
        found.add("column " + name + " (" + type + ") is gone");
      } else if (!typeNow.equals(type)) {
        found.add("column " + name + " is " + typeNow + " now, was " + type);
      }
    });
    after.forEach((name, type) -> {
      if (!before.containsKey(name)) {
        found.add("column " + name + " (" + type + ") was added");
      }
    });
    if (!kept.substring(kept.indexOf(QUERY + "\n") + QUERY.length() + 1).equals(now.definition())) {
      found.add("its query is another one");
    }
    if (found.isEmpty()) {
      found.add("its columns stand in another order");
    }
    return found;
  }

  private static Map<String, String> columns(String[] lines) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String line : lines) {
      if (line.equals(QUERY)) {
        break;
      }
      if (line.startsWith(COLUMN)) {
        String[] parts = line.substring(COLUMN.length()).split(" ", 2);
        columns.put(parts[0], parts[1]);
      }
    }
    return columns;
  }

  private static String word(Kind kind) {
    return kind == Kind.TABLE ? "table" : "view";
  }
}
