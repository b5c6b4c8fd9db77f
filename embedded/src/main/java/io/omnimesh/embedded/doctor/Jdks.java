package io.omnimesh.embedded.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds Java installations in the usual places, by the {@code release} file that each carries. */
public final class Jdks {
  private static final Pattern VERSION =
      Pattern.compile("^JAVA_VERSION=\"(\\d+)", Pattern.MULTILINE);

  private final List<Path> folders;

  private Jdks(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** The usual places of a Linux machine and of a user's own tools. */
  public static Jdks ofMachine(Path userHome) {
    return in(
        List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/opt"),
            Path.of("/opt/java"),
            userHome.resolve(".sdkman/candidates/java"),
            userHome.resolve(".jdks")));
  }

  static Jdks in(List<Path> folders) {
    return new Jdks(folders);
  }

  /** The {@code java} of exactly this major version; the last by name where there are several. */
  public Optional<Path> find(int major) {
    for (Path folder : folders) {
      for (Path candidate : newestFirst(folder)) {
        Path java = candidate.resolve("bin/java");
        if (Files.isExecutable(java) && version(candidate) == major) {
          return Optional.of(java);
        }
      }
    }
    return Optional.empty();
  }

  private static List<Path> newestFirst(Path folder) {
    List<Path> entries = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
        stream.forEach(entries::add);
      } catch (IOException e) {
        return List.of();
      }
    }
    entries.sort(Collections.reverseOrder());
    return entries;
  }

  private static int version(Path installation) {
    Path release = installation.resolve("release");
    if (!Files.isRegularFile(release)) {
      return 0;
    }
    try {
      Matcher matcher = VERSION.matcher(Files.readString(release));
      return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
