package io.omnimesh.catalog.lineage.openlineage;

import io.omnimesh.catalog.lineage.TransformLineage;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One materialisation of a table port.
 *
 * @param id the same in all events of the run
 * @param namespace of datasets, the Trino that runs it: {@code trino://host:port}
 * @param jobNamespace of the job: the name of the installation
 * @param job {@code ecommerce.orders_v1}
 * @param description of the job
 * @param sql the transform
 * @param due when the run was to start, where a schedule started it
 * @param engineVersion of Trino
 * @param output what it writes
 * @param lineage of the output's columns
 */
public record Run(
    UUID id,
    URI namespace,
    String jobNamespace,
    String job,
    Optional<String> description,
    Optional<String> sql,
    Optional<Instant> due,
    Optional<String> engineVersion,
    List<Dataset> inputs,
    Dataset output,
    TransformLineage lineage) {
  public Run {
    inputs = List.copyOf(inputs);
  }

  /**
   * What a run wrote.
   *
   * @param bytes empty where it is not known
   */
  public record Written(long rows, Optional<Long> bytes) {}

  /**
   * The result of a check of the output.
   *
   * @param assertion what kind of check: {@code nullValues}, {@code rowCount}, {@code sql}, ...
   * @param severity {@code error} or {@code warn}
   */
  public record Assertion(
      String assertion,
      Outcome outcome,
      Optional<String> column,
      Optional<String> name,
      Optional<String> severity,
      Optional<String> expected,
      Optional<String> actual) {}

  /** How a check ended; one that was not evaluated is not told, as the standard has no word. */
  public enum Outcome {
    PASSED,
    FAILED
  }
}
