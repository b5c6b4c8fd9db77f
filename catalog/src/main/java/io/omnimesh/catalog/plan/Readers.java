package io.omnimesh.catalog.plan;

import java.util.List;
import java.util.stream.Collectors;

/** Names readers in a sentence. */
final class Readers {
  private static final int NAMED_MAX = 10;

  private Readers() {}

  static String text(List<Reader> readers) {
    String named =
        readers.stream().limit(NAMED_MAX).map(Reader::toString).collect(Collectors.joining(", "));
    return readers.size() <= NAMED_MAX
        ? named
        : named + " and " + (readers.size() - NAMED_MAX) + " more";
  }
}
