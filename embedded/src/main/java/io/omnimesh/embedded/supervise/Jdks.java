package io.omnimesh.embedded.supervise;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the Java installations of the machine at the usual places. */
public final class Jdks {
  private Jdks() {}

  /** The {@code java} that runs this program. */
  public static Path own() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** The {@code java} of a release, by {@code JAVA<release>_HOME} or at the usual places. */
  public static Optional<Path> find(int release, Map<String, String> environment) {
    List<Path> candidates = new ArrayList<>();
    for (String variable : List.of("JAVA" + release + "_HOME", "JAVA_HOME")) {
      String home = environment.getOrDefault(variable, "");
      if (!home.isBlank()) {
        candidates.add(Path.of(home));
      }
    }
    String userHome = System.getProperty("user.home");
    for (String folder :
        List.of(
            "/usr/lib/jvm",
            "/opt/java",
            "/opt",
            userHome + "/.sdkman/candidates/java",
            userHome + "/.jdks")) {
      candidates.addAll(folders(Path.of(folder)));
    }
    return candidates.stream()
        .filter(candidate -> release(candidate) == release)
        .map(candidate -> candidate.resolve("bin/java"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static List<Path> folders(Path parent) {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent)) {
      stream.forEach(folders::add);
    } catch (IOException none) {
      return List.of();
    }
    folders.sort(null);
    return folders;
  }

  /** The feature release that the file {@code release} of a JDK names; 0 where there is none. */
  private static int release(Path home) {
    try {
      for (String line : Files.readAllLines(home.resolve("release"))) {
        if (line.startsWith("JAVA_VERSION=\"")) {
          String digits = line.substring("JAVA_VERSION=\"".length()).replaceAll("[^0-9].*", "");
          return digits.isEmpty() ? 0 : Integer.parseInt(digits);
        }
      }
    } catch (IOException none) {
      return 0;
    }
    return 0;
  }
}
