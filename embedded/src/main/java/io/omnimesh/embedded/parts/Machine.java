package io.omnimesh.embedded.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the parts must know of the machine they run on. */
final class Machine {
  private Machine() {}

  /** Whether this process runs as root, which some databases refuse or want to be told. */
  static boolean runsAsRoot() {
    try {
      return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
