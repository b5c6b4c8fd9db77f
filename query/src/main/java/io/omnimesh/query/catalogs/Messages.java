package io.omnimesh.query.catalogs;

import java.util.stream.Collectors;

/** Shortens what connectors report: their messages may hold whole stack traces. */
final class Messages {
  private static final int CHARACTERS_MAX = 400;

  private Messages() {}

  /** The message on one line, without the frames of a stack trace. */
  static String oneLine(Throwable failure) {
    String text =
        String.valueOf(failure.getMessage())
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("at ") && !line.startsWith("\\_"))
            .collect(Collectors.joining(" "));
    return text.length() <= CHARACTERS_MAX ? text : text.substring(0, CHARACTERS_MAX) + " ...";
  }
}
