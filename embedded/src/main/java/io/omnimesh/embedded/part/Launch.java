package io.omnimesh.embedded.part;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start a part's process. Output goes to the part's log.
 *
 * @param command program and arguments; no secret may stand in them, as every user of the machine
 *     can read them
 * @param environment variables that are added to a minimal environment (PATH, HOME, LANG)
 * @param workingFolder where it runs
 */
public record Launch(List<String> command, Map<String, String> environment, Path workingFolder) {
  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
