package io.omnimesh.cli.products;

/** Names the person behind a command, so that others find them. */
final class Who {
  private Who() {}

  /** The user of the system and the process: {@code maren (process 4711)}. */
  static String asks() {
    return System.getProperty("user.name", "unknown")
        + " (process "
        + ProcessHandle.current().pid()
        + ")";
  }
}
