package io.omnimesh.embedded.part;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One process that the launcher runs: a database, a broker, Trino, our server. A part only
 * describes and prepares itself; starting, watching and stopping is the supervisor's work.
 *
 * <p>Every method that takes a {@link PartContext} may block; the supervisor calls it on a thread
 * of the part's own.
 */
public interface Part {
  /** The name in commands, logs and folders: lower case, digits and hyphens. */
  String name();

  /** One line for people: what it is and what the mesh uses it for. */
  String description();

  /** Parts that must be ready before this one is prepared. */
  default Set<String> needs() {
    return Set.of();
  }

  /** Ports that it listens on; the launcher finds free ones and keeps them over restarts. */
  default List<Port> ports() {
    return List.of();
  }

  /** Secrets to generate once per installation, read with {@link PartContext#secret}. */
  default List<String> secrets() {
    return List.of();
  }

  /**
   * Names of what it runs from: {@code artifacts/<name>.lock}, {@code
   * artifacts/<name>.requirements.txt} (Python packages) or {@code artifacts/<name>.debian} in this
   * module's resources; see {@link io.omnimesh.embedded.install.Installer}.
   */
  default List<String> artifacts() {
    return List.of();
  }

  /** Resident memory, in MiB, that the supervisor allows before it restarts the part. */
  int memoryMaxMiB();

  /**
   * Why this machine cannot run the part (a missing JDK 17, say) with the mend; empty where it can.
   */
  default Optional<String> unavailable(PartContext context) {
    return Optional.empty();
  }

  /**
   * Writes the configuration, creates the data folder on the first start, and returns the command.
   * Called before each start, also after a crash; must be idempotent.
   */
  Launch prepare(PartContext context) throws Exception;

  /**
   * Proves that the part works by using it (a query, a round trip; not an open port). Called until
   * it succeeds after a start, then regularly; must give up by itself within five seconds.
   *
   * @throws Exception with a message that says what did not work
   */
  void probe(PartContext context) throws Exception;

  /**
   * Creates what others rely on (databases, users, buckets) once the probe succeeds; idempotent.
   */
  default void provision(PartContext context) throws Exception {}

  /** How the process is asked to end, and how long it may take before it is killed. */
  default Shutdown shutdown() {
    return Shutdown.TERMINATE;
  }
}
