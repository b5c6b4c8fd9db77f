package io.omnimesh.embedded.install;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Programs of Debian packages, fetched by apt-get (which checks the archive's signatures) and
 * unpacked without being installed; needs no root.
 */
final class DebianPackages {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private DebianPackages() {}

  /**
   * Unpacks the packages, one name or {@code name=version} a line, over each other.
   *
   * @throws MeshException {@code NOT_FOUND} where the machine has no apt-get
   */
  static void unpack(Path folder, List<String> packages) throws IOException, InterruptedException {
    if (Command.find("apt-get").isEmpty() || Command.find("dpkg").isEmpty()) {
      throw new MeshException(
          ErrorCode.NOT_FOUND,
          "This system has no apt-get and dpkg, from whose packages "
              + String.join(", ", packages)
              + " would be taken; the part works on Debian and Ubuntu only");
    }
    Path apt = Files.createDirectories(folder.resolve(".apt"));
    Path downloads = Files.createDirectories(apt.resolve("downloads"));
    Command.Outcome outcome = download(downloads, packages, List.of());
    if (outcome.exitCode() != 0) {
      // No package lists, or stale ones: fetch fresh lists into a folder of our own.
      List<String> own = ownLists(apt);
      new Command(words("update", own, List.of()), downloads, TIMEOUT).run();
      outcome = download(downloads, packages, own);
    }
    if (outcome.exitCode() != 0) {
      throw new MeshException(
          ErrorCode.UNAVAILABLE,
          "apt-get could not download "
              + String.join(", ", packages)
              + "; check the network and /etc/apt/sources.list: "
              + outcome.tail());
    }
    try (Stream<Path> files = Files.list(downloads)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".deb")).toList()) {
        succeed(List.of("dpkg", "-x", file.toString(), folder.toString()), downloads);
      }
    }
    FileTree.delete(apt);
  }

  private static Command.Outcome download(
      Path downloads, List<String> packages, List<String> options)
      throws IOException, InterruptedException {
    return new Command(words("download", options, packages), downloads, TIMEOUT).run();
  }

  private static List<String> words(String verb, List<String> options, List<String> arguments) {
    List<String> words = new ArrayList<>(List.of("apt-get", "-q", "-y"));
    // As root, apt drops to the user _apt, who cannot write into a private folder.
    words.addAll(List.of("-o", "APT::Sandbox::User=root"));
    words.addAll(options);
    words.add(verb);
    words.addAll(arguments);
    return words;
  }

  private static List<String> ownLists(Path apt) throws IOException {
    Path lists = Files.createDirectories(apt.resolve("lists/partial"));
    Path cache = Files.createDirectories(apt.resolve("cache/archives/partial"));
    return List.of(
        "-o",
        "Dir::State::lists=" + lists.getParent(),
        "-o",
        "Dir::Cache=" + apt.resolve("cache"),
        "-o",
        "Dir::Cache::archives=" + cache.getParent());
  }

  private static void succeed(List<String> words, Path folder)
      throws IOException, InterruptedException {
    Command.Outcome outcome = new Command(words, folder, TIMEOUT).run();
    if (outcome.exitCode() != 0) {
      throw new MeshException(
          ErrorCode.UNAVAILABLE, String.join(" ", words) + " failed: " + outcome.tail());
    }
  }
}
