package io.omnimesh.contract.odcs;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A promise about the data of an object or a property.
 *
 * @param dimension {@code accuracy}, {@code completeness}, {@code conformity}, {@code consistency},
 *     {@code coverage}, {@code timeliness} or {@code uniqueness}
 * @param severity {@code error} or {@code warning} for the mesh; any word in the standard
 * @param unit of the measure of library rules: {@code rows} (default) or {@code percent}
 * @param check what is measured and what it must be
 */
public record QualityRule(
    Optional<String> id,
    Optional<String> name,
    Optional<String> description,
    Optional<String> dimension,
    Optional<String> method,
    Optional<String> severity,
    Optional<String> businessImpact,
    Optional<String> unit,
    Optional<String> scheduler,
    Optional<String> schedule,
    List<String> tags,
    Check check,
    List<AuthoritativeDefinition> authoritativeDefinitions,
    List<CustomProperty> customProperties) {
  public QualityRule {
    tags = List.copyOf(tags);
    authoritativeDefinitions = List.copyOf(authoritativeDefinitions);
    customProperties = List.copyOf(customProperties);
  }

  /** What a rule measures. */
  public sealed interface Check {}

  /**
   * A metric of the standard's library.
   *
   * @param arguments {@code validValues}, {@code pattern}, {@code missingValues}, {@code
   *     properties}, ...
   * @param threshold empty where the contract states none
   */
  public record Library(Metric metric, Map<String, Object> arguments, Optional<Threshold> threshold)
      implements Check {
    public Library {
      arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
  }

  /**
   * A statement whose single value is measured.
   *
   * @param query may refer to <code>{object}</code> and <code>{property}</code>
   */
  public record Sql(String query, Optional<Threshold> threshold) implements Check {}

  /** A promise in words; nobody evaluates it. */
  public record Text() implements Check {}

  /**
   * A check in another engine's words.
   *
   * @param implementation a text or a tree of lists and maps, as written
   */
  public record Custom(String engine, Object implementation) implements Check {}

  /** The metrics of the standard's library. */
  public enum Metric {
    NULL_VALUES("nullValues"),
    MISSING_VALUES("missingValues"),
    INVALID_VALUES("invalidValues"),
    DUPLICATE_VALUES("duplicateValues"),
    ROW_COUNT("rowCount");

    private final String word;

    Metric(String word) {
      this.word = word;
    }

    /** The standard's word. */
    public String word() {
      return word;
    }

    /** The metric of a word of the standard. */
    public static Optional<Metric> of(String word) {
      return Arrays.stream(values()).filter(metric -> metric.word.equals(word)).findFirst();
    }
  }
}
