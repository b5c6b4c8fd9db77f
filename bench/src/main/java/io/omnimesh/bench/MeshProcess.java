package io.omnimesh.bench;

import io.omnimesh.catalog.error.ErrorCode;
import io.omnimesh.catalog.error.MeshException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs {@code ./mesh} as a person would and takes its time.
 *
 * @param checkout the folder that holds {@code ./mesh}
 * @param home the installation that it works on
 */
record MeshProcess(Path checkout, Path home) {
  /** What a run took and printed. */
  record Run(double seconds, String stdout) {}

  /** Runs to the end; standard error goes to the console. */
  Run run(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(checkout.resolve("mesh").toString());
    command.addAll(List.of(arguments));
    long start = System.nanoTime();
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(checkout.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().put("MESH_HOME", home.toString());
      Process process = builder.start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (code != 0) {
        throw new MeshException(
            ErrorCode.UNAVAILABLE,
            "mesh "
                + String.join(" ", arguments)
                + " ended with "
                + code
                + "; its message is above");
      }
      return new Run(seconds, out);
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.INTERNAL, "Cannot run " + command + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(ErrorCode.CANCELLED, "The benchmark was interrupted", e);
    }
  }
}
