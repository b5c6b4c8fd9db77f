package io.omnimesh.embedded.install;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs an ordinary package client (pip, apt-get, dpkg) to its end. */
record Command(List<String> words, Path folder, Duration timeout) {
  private static final int OUTPUT_CHARACTERS_MAX = 1_500;

  /** What it printed and how it ended. */
  record Outcome(int exitCode, String output) {
    /** The end of the output, for a message. */
    String tail() {
      String text = output.strip();
      return text.substring(Math.max(0, text.length() - OUTPUT_CHARACTERS_MAX));
    }
  }

  Outcome run() throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new MeshException(
            ErrorCode.TIMEOUT,
            words.getFirst() + " did not end within " + timeout.toMinutes() + " minutes");
      }
      return new Outcome(process.exitValue(), Files.readString(output));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.deleteIfExists(output);
    }
  }

  /** A program on the search path. */
  static Optional<Path> find(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
