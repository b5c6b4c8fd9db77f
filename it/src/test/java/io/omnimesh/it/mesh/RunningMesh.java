package io.omnimesh.it.mesh;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.catalog.home.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The mesh that the self-test started ({@code -Dmesh.home}). Tests use it as a person would:
 * through {@code ./mesh} and through its published ports.
 */
public final class RunningMesh {
  private static final Duration COMMAND_TIME_MAX = Duration.ofMinutes(10);

  private final MeshHome home;
  private final Path checkout;

  private final Map<String, String> environment;

  private RunningMesh(MeshHome home, Path checkout, Map<String, String> environment) {
    this.home = home;
    this.checkout = checkout;
    this.environment = Map.copyOf(environment);
  }

  /** The mesh under test; fails where none was named. */
  public static RunningMesh shared() {
    String home = System.getProperty("mesh.home", "");
    if (home.isEmpty()) {
      throw new IllegalStateException(
          "No mesh is named: run ./mesh selftest, or ./mesh up and pass -Dmesh.home=<checkout>/.mesh");
    }
    return new RunningMesh(
        new MeshHome(Path.of(home)), Path.of(System.getProperty("mesh.checkout")), Map.of());
  }

  /** The same mesh, with commands that see a variable. */
  public RunningMesh with(String variable, String value) {
    return new RunningMesh(home, checkout, Map.of(variable, value));
  }

  public MeshHome home() {
    return home;
  }

  /**
   * Ports and secrets of the mesh under test; read anew at each call, as a restart may move a port.
   */
  public Variables variables() {
    return Variables.of(home, System.getenv());
  }

  /** What a command printed and how it ended. */
  public record Outcome(int exitCode, String stdout, String stderr) {}

  /** Runs {@code ./mesh} with arguments, as a person would. */
  public Outcome mesh(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(checkout.resolve("mesh").toString());
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile("mesh-out", ".txt");
      Path err = Files.createTempFile("mesh-err", ".txt");
      try {
        ProcessBuilder builder = new ProcessBuilder(command).directory(checkout.toFile());
        builder.environment().put("MESH_HOME", home.root().toString());
        builder.environment().putAll(environment);
        builder.redirectInput(Path.of("/dev/null").toFile());
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(COMMAND_TIME_MAX.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError(command + " did not end within " + COMMAND_TIME_MAX);
        }
        return new Outcome(
            process.exitValue(),
            Files.readString(out, StandardCharsets.UTF_8),
            Files.readString(err, StandardCharsets.UTF_8));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(command + " was interrupted", e);
    }
  }

  /** Runs {@code ./mesh} and returns its standard output; fails unless it ends with 0. */
  public String output(String... arguments) {
    Outcome outcome = mesh(arguments);
    if (outcome.exitCode() != 0) {
      throw new AssertionError(
          "mesh "
              + String.join(" ", arguments)
              + " ended with "
              + outcome.exitCode()
              + ":\n"
              + outcome.stderr());
    }
    return outcome.stdout();
  }
}
