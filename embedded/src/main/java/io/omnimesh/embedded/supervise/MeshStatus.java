package io.omnimesh.embedded.supervise;

import java.util.List;
import java.util.Optional;

/**
 * The whole mesh at one moment.
 *
 * @param home the installation's root folder
 * @param profile {@code full} or {@code small}
 * @param launcherPid the launcher's process
 * @param startedMs when the launcher started, in milliseconds since 1970
 * @param stopping whether it is on its way down
 * @param notices what a person should know: a port that was taken, leftovers that were ended
 * @param problems what does not work beside the parts: a catalog that could not be created
 */
public record MeshStatus(
    String home,
    String profile,
    long launcherPid,
    long startedMs,
    boolean stopping,
    boolean settled,
    List<String> notices,
    List<String> problems,
    List<PartStatus> parts) {
  public MeshStatus {
    notices = List.copyOf(notices);
    problems = List.copyOf(problems);
    parts = List.copyOf(parts);
  }

  /** The part of that name. */
  public Optional<PartStatus> part(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst();
  }

  /** The parts that do not work. */
  public List<PartStatus> degraded() {
    return parts.stream().filter(part -> part.state() != PartState.READY).toList();
  }
}
