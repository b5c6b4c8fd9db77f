package io.omnimesh.server.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mesh as its launcher sees it.
 *
 * @param problems what does not work beside the parts
 */
public record MeshState(
    String profile, Instant started, boolean stopping, List<String> problems, List<Part> parts) {
  public MeshState {
    problems = List.copyOf(problems);
    parts = List.copyOf(parts);
  }

  /**
   * A process of the mesh.
   *
   * @param ready when it last became ready
   * @param reason why it is not ready, or was last restarted; empty for none
   * @param cpuPercent of one processor
   */
  public record Part(
      String name,
      String description,
      String state,
      Map<String, Integer> ports,
      Optional<Instant> ready,
      int restarts,
      String reason,
      long residentBytes,
      double cpuPercent) {
    public Part {
      ports = Map.copyOf(ports);
    }
  }
}
