package io.omnimesh.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs are rotated while their process writes on, and tell why it ended. */
final class LogFileTest {
  @TempDir private Path folder;
  private LogFile log;

  @BeforeEach
  void setUp() {
    log = new LogFile(folder.resolve("part.log"));
  }

  @Test
  void rotatesUnderAWriterThatKeepsTheFileOpen() throws IOException {
    try (var writer =
        Files.newOutputStream(log.path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String round : List.of("first", "second", "third")) {
        writer.write((round + "\n").getBytes(StandardCharsets.UTF_8));
        log.rotate(1, 2);
      }
      writer.write("last\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(log.path()).hasContent("last\n");
    assertThat(folder.resolve("part.log.1")).hasContent("third\n");
    assertThat(folder.resolve("part.log.2")).hasContent("second\n");
    assertThat(folder.resolve("part.log.3")).doesNotExist();
  }

  @Test
  void leavesAShortLogAlone() throws IOException {
    Files.writeString(log.path(), "short\n");

    log.rotate(100, 3);

    assertThat(log.path()).hasContent("short\n");
    assertThat(folder.resolve("part.log.1")).doesNotExist();
  }

  @Test
  void findsTheLineThatTellsTheReasonAboveTheStackTrace() throws IOException {
    Files.writeString(
        log.path(),
        """
        ERROR of an earlier start
        starting
        java.net.BindException: Address already in use
        \tat java.base/sun.nio.ch.Net.bind(Net.java:1)
        \t... 12 more
        bye
        """);

    assertThat(log.reasonAfter("ERROR of an earlier start\n".length()))
        .isEqualTo("java.net.BindException: Address already in use");
  }

  @Test
  void prefersWhatTheMachineLacksToThatItGaveUp() throws IOException {
    Files.writeString(
        log.path(),
        """
        [ERROR] InnoDB: preallocating 536870912 bytes for file ./ib_logfile101 failed with error 28
        [ERROR] Plugin 'InnoDB' registration as a STORAGE ENGINE failed.
        [ERROR] Aborting
        """);

    assertThat(log.reasonAfter(0)).contains("preallocating").endsWith("error 28");
  }

  @Test
  void fallsBackToTheLastLineAndToNothing() throws IOException {
    assertThat(log.reasonAfter(0)).isEmpty();
    Files.writeString(log.path(), "one\ntwo\n\n");

    assertThat(log.reasonAfter(0)).isEqualTo("two");
    assertThat(log.reasonAfter(1_000)).as("truncated since the start").isEqualTo("two");
    assertThat(log.lastLines(2)).containsExactly("two", "");
  }
}
