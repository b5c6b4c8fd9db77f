package io.omnimesh.embedded.install;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A virtual environment with exactly the packages of a requirements file that pins versions and
 * hashes.
 */
final class PythonEnvironment {
  private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration INSTALL_TIMEOUT = Duration.ofMinutes(20);
  private static final List<String> NAMES =
      List.of("python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10");

  private PythonEnvironment() {}

  /** The first Python 3.10 or newer on the search path that can make virtual environments. */
  static Optional<Path> python() throws IOException, InterruptedException {
    for (Path candidate : NAMES.stream().flatMap(name -> Command.find(name).stream()).toList()) {
      List<String> check =
          List.of(
              candidate.toString(),
              "-c",
              "import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 10))");
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      if (new Command(check, temporary, CHECK_TIMEOUT).run().exitCode() == 0) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /**
   * Makes the environment in a folder that will be renamed. The scripts of a virtual environment
   * hold its path, so they are written for the final one.
   *
   * @throws MeshException {@code NOT_FOUND} where the machine has no suitable Python
   */
  static void create(Path folder, Path renamed, String requirements)
      throws IOException, InterruptedException {
    Path python =
        python()
            .orElseThrow(() ->
                new MeshException(
                    ErrorCode.NOT_FOUND,
                    "No Python 3.10 or newer with the module venv was found on the PATH;"
                        + " install it, e.g. on Debian: apt-get install python3-venv"));
    Path pinned = Files.writeString(folder.resolve("requirements.txt"), requirements);
    succeed(folder, List.of(python.toString(), "-m", "venv", folder.toString()));
    succeed(
        folder,
        List.of(
            folder.resolve("bin/python").toString(),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-input",
            "--disable-pip-version-check",
            "--require-hashes",
            "--no-deps",
            "--only-binary=:all:",
            "-r",
            pinned.toString()));
    relocate(folder, renamed);
  }

  private static void succeed(Path folder, List<String> words)
      throws IOException, InterruptedException {
    Command.Outcome outcome = new Command(words, folder, INSTALL_TIMEOUT).run();
    if (outcome.exitCode() != 0) {
      throw new MeshException(
          ErrorCode.UNAVAILABLE,
          "pip could not install the packages; check the network and pip's settings (pip config"
              + " list), then run the command again: "
              + outcome.tail());
    }
  }

  /** Scripts whose first line names the partial folder are pointed at the final one. */
  private static void relocate(Path partial, Path folder) throws IOException {
    try (Stream<Path> scripts = Files.list(partial.resolve("bin"))) {
      for (Path script : scripts.filter(Files::isRegularFile).toList()) {
        byte[] start = firstBytes(script);
        if (start.length > 2 && start[0] == '#' && start[1] == '!') {
          String text = Files.readString(script);
          Files.writeString(script, text.replace(partial.toString(), folder.toString()));
        }
      }
    }
    for (String name : List.of("pyvenv.cfg", "bin/activate")) {
      Path file = partial.resolve(name);
      Files.writeString(
          file, Files.readString(file).replace(partial.toString(), folder.toString()));
    }
  }

  private static byte[] firstBytes(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(3);
    }
  }
}
