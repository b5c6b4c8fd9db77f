package io.omnimesh.catalog.source;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A system of a domain that SQL reads: one Trino catalog.
 *
 * @param name the catalog's name
 * @param domain the domain that owns the system
 * @param title what people call it
 * @param description what it holds and for whom, in prose
 * @param connection how it is reached
 * @param options settings that differ from their defaults, by the names that {@link
 *     SourceSystem#options} lists
 * @param tables the tables of a system that knows none by itself (Redis, JSON topics); else empty
 * @param parts parts of the embedded mesh without which the source cannot be used; empty for
 *     systems of others
 */
public record Source(
    String name,
    String domain,
    String title,
    String description,
    SourceConnection connection,
    SortedMap<String, String> options,
    List<TableDefinition> tables,
    List<String> parts) {
  public Source {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    tables = List.copyOf(tables);
    parts = List.copyOf(parts);
  }

  /** The value of an option of this source's system: as the definition says, else the default. */
  public String option(String option) {
    String value = options.get(option);
    return value != null ? value : connection.system().option(option).defaultValue();
  }

  /** All options with their values. */
  public Map<String, String> effectiveOptions() {
    Map<String, String> all = new TreeMap<>();
    connection.system().options().forEach(known -> all.put(known.name(), option(known.name())));
    return all;
  }
}
