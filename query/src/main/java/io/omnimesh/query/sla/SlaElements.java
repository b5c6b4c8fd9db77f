package io.omnimesh.query.sla;

import io.omnimesh.contract.odcs.LogicalType;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.sla.Observation;
import io.omnimesh.contract.sla.SlaMeasure;
import io.omnimesh.contract.sla.SlaTerm;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The columns that hold the time on which promises are measured.
 *
 * @param columns the column of each element
 * @param refused why an element has none
 */
public record SlaElements(Map<String, String> columns, Map<String, Observation<Instant>> refused) {
  private static final Set<SlaMeasure> ON_ELEMENTS =
      Collections.unmodifiableSet(EnumSet.of(SlaMeasure.LATENCY, SlaMeasure.RETENTION));
  private static final Set<LogicalType> TIMES =
      Collections.unmodifiableSet(EnumSet.of(LogicalType.DATE, LogicalType.TIMESTAMP));

  public SlaElements {
    columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    refused = Collections.unmodifiableMap(new TreeMap<>(refused));
  }

  /** No promise names an element. */
  public static SlaElements none() {
    return new SlaElements(Map.of(), Map.of());
  }

  /**
   * The elements that promises name, found in the object that they describe.
   *
   * @param terms of which only those on latency and retention are measured on an element
   */
  public static SlaElements of(SchemaObject object, Collection<SlaTerm> terms) {
    Map<String, String> columns = new TreeMap<>();
    Map<String, Observation<Instant>> refused = new TreeMap<>();
    for (SlaTerm term : terms) {
      if (term.element().isEmpty() || term.measure().filter(ON_ELEMENTS::contains).isEmpty()) {
        continue;
      }
      String element = term.element().get();
      if (element.contains(",")) {
        refused.put(
            element, Observation.missing("more than one element is named; name one: " + element));
        continue;
      }
      Optional<SchemaProperty> property = property(object, element.strip());
      if (property.isEmpty()) {
        refused.put(element, Observation.missing(object.name() + " has no property " + element));
      } else if (!isTime(property.get())) {
        refused.put(element, Observation.missing(element + " is neither a date nor a timestamp"));
      } else {
        columns.put(element, property.get().columnName());
      }
    }
    return new SlaElements(columns, refused);
  }

  List<String> distinctColumns() {
    return columns.values().stream().distinct().sorted().toList();
  }

  /** The object's name before the property's may be left out. */
  private static Optional<SchemaProperty> property(SchemaObject object, String element) {
    String prefix = object.name() + ".";
    return object.property(
        element.startsWith(prefix) ? element.substring(prefix.length()) : element);
  }

  private static boolean isTime(SchemaProperty property) {
    String physical = property.physicalType().orElse("").toLowerCase(Locale.ROOT);
    return property.logicalType().filter(TIMES::contains).isPresent()
        || physical.startsWith("timestamp")
        || physical.equals("date");
  }
}
