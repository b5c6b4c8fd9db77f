package io.omnimesh.embedded.parts;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a short program to its end: what a system needs once before its first start. */
final class Tool {
  private static final int OUTPUT_CHARACTERS_MAX = 2_000;

  private Tool() {}

  /**
   * Waits until the program ends.
   *
   * @param output a file of our own for what it prints; kept, so that people can read it
   * @throws MeshException {@code UNAVAILABLE} where it fails, with the end of its output; {@code
   *     TIMEOUT} where it does not end in time (it is killed)
   */
  static void run(
      List<String> command, Map<String, String> environment, Path output, Duration timeout)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new MeshException(
            ErrorCode.TIMEOUT,
            "%s did not end within %d s; its output is in %s"
                .formatted(command.getFirst(), timeout.toSeconds(), output));
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new MeshException(
          ErrorCode.UNAVAILABLE,
          "%s ended with code %d: %s"
              .formatted(command.getFirst(), process.exitValue(), lastOf(output)));
    }
  }

  private static String lastOf(Path output) throws IOException {
    String text = Files.readString(output).strip();
    return text.substring(Math.max(0, text.length() - OUTPUT_CHARACTERS_MAX));
  }
}
