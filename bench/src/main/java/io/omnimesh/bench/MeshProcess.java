package io.omnimesh.bench;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs {@code ./mesh} as a person would and takes its time.
 *
 * @param checkout the folder that holds {@code ./mesh}
 * @param home the installation that it works on
 * @param environment variables beside those of this process
 */
record MeshProcess(Path checkout, Path home, Map<String, String> environment) {
  MeshProcess(Path checkout, Path home) {
    this(checkout, home, Map.of());
  }

  /** What a run took and printed. */
  record Run(double seconds, String stdout) {}

  /** Runs to the end; standard error goes to the console. */
  Run run(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(checkout.resolve("mesh").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(checkout.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("MESH_HOME", home.toString());
    return finish(builder);
  }

  /** Runs any program to its end; fails unless it ends with 0. */
  static Run finish(ProcessBuilder builder) {
    long start = System.nanoTime();
    try {
      Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (code != 0) {
        throw new MeshException(
            ErrorCode.UNAVAILABLE,
            String.join(" ", builder.command()) + " ended with " + code + "; its message is above");
      }
      return new Run(seconds, out);
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.INTERNAL, "Cannot run " + builder.command() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(ErrorCode.CANCELLED, "The benchmark was interrupted", e);
    }
  }
}
