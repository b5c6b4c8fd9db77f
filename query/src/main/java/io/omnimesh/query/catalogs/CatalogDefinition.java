package io.omnimesh.query.catalogs;

import io.omnimesh.contract.sql.Sql;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A source as Trino takes it. The properties hold no secret: each secret lies in a private file
 * beside the catalog's other files, and the property refers to it as <code>${mesh:..}</code>, which
 * Trino resolves by itself. So a secret shows neither in Trino's query list nor in its log.
 *
 * @param name the catalog's name
 * @param connector Trino's connector
 * @param properties the connector's properties, sorted
 * @param files files that the properties refer to: path below the folder of all sources, and
 *     content
 */
record CatalogDefinition(
    String name,
    String connector,
    SortedMap<String, String> properties,
    SortedMap<String, String> files) {
  CatalogDefinition {
    properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * The statement that creates the catalog; it does nothing where the catalog exists. The
   * connector's name is one of ours and stands without quotes, which Trino would take for a part of
   * it.
   */
  String createStatement() {
    String create = "CREATE CATALOG IF NOT EXISTS " + Sql.name(name) + " USING " + connector;
    if (properties.isEmpty()) {
      return create;
    }
    return properties.entrySet().stream()
        .map(property -> Sql.name(property.getKey()) + " = " + Sql.literal(property.getValue()))
        .collect(Collectors.joining(",\n  ", create + " WITH (\n  ", "\n)"));
  }

  /** The statement that drops a catalog; it does nothing where there is none. */
  static String dropStatement(String name) {
    return "DROP CATALOG IF EXISTS " + Sql.name(name);
  }

  /** Names the files but never shows them: some hold secrets. */
  @Override
  public String toString() {
    return "CatalogDefinition["
        + name
        + ", "
        + connector
        + ", "
        + properties
        + ", files "
        + files.keySet()
        + ']';
  }
}
