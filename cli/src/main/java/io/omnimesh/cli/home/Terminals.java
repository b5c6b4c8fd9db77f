package io.omnimesh.cli.home;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a standard stream is a terminal, each by itself: {@code System.console} mixes them. */
public final class Terminals {
  private Terminals() {}

  public static boolean stdin() {
    return isTerminal(0);
  }

  public static boolean stdout() {
    return isTerminal(1);
  }

  public static boolean stderr() {
    return isTerminal(2);
  }

  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
    if (!Files.isSymbolicLink(link)) {
      return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }
}
