package io.omnimesh.it.mesh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code mesh status --output json} says.
 *
 * @param launcherPid the process that watches the parts
 * @param parts in the order of the status
 */
record MeshState(long launcherPid, List<PartLine> parts) {
  /**
   * A part's line.
   *
   * @param state {@code READY} where it works
   * @param pid its process; 0 where none runs
   * @param restarts since the launcher started
   */
  record PartLine(String name, String state, long pid, int restarts) {
    boolean ready() {
      return state.equals("READY");
    }
  }

  static MeshState parse(String json) {
    try {
      JsonNode root = new ObjectMapper().readTree(json);
      List<PartLine> parts = new ArrayList<>();
      for (JsonNode part : root.required("parts")) {
        parts.add(
            new PartLine(
                part.required("name").asText(),
                part.required("state").asText(),
                part.required("pid").asLong(),
                part.required("restarts").asInt()));
      }
      return new MeshState(root.required("launcherPid").asLong(), parts);
    } catch (JsonProcessingException e) {
      throw new AssertionError("mesh status printed no JSON: " + json, e);
    }
  }

  PartLine part(String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no part " + name + " in " + parts));
  }
}
