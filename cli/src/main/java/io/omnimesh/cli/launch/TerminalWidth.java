package io.omnimesh.cli.launch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** How many characters fit into a line of the terminal. */
final class TerminalWidth {
  private static final int UNKNOWN = 100;
  private static final int LEAST = 40;
  private static final int WAIT_SECONDS_MAX = 2;

  private TerminalWidth() {}

  static int columns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String[] size =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .strip()
              .split(" ", -1);
      stty.waitFor(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
      // A terminal that does not know its size says 0.
      int columns = size.length == 2 ? Integer.parseInt(size[1]) : 0;
      return columns == 0 ? UNKNOWN : Math.max(LEAST, columns);
    } catch (IOException | NumberFormatException noTerminal) {
      return UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }
}
