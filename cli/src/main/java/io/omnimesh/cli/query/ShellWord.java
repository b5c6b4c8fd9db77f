package io.omnimesh.cli.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of the shell that are not SQL. */
enum ShellWord {
  QUIT("\\q quit exit", "leave (also Ctrl-D)"),
  HELP("\\h \\? help", "this list"),
  VERTICAL("\\x", "rows as lists of columns, or as tables again"),
  CATALOGS("\\c", "list the catalogs");

  private final String words;
  private final String description;

  ShellWord(String words, String description) {
    this.words = words;
    this.description = description;
  }

  static Optional<ShellWord> find(String line) {
    String word = line.strip().replaceAll(";$", "").strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(each -> List.of(each.words.split(" ", -1)).contains(word))
        .findFirst();
  }

  String help() {
    return "  %-16s %s".formatted(words, description);
  }
}
