package io.omnimesh.embedded.doctor;

import io.omnimesh.embedded.supervise.Jdks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the facts of this machine; a fact that cannot be had counts as missing. */
public final class MachineProbe {
  private static final int PROGRAM_SECONDS_MAX = 10;
  private static final long MIB = 1024L * 1024;
  private static final Pattern PYTHON = Pattern.compile("Python (3)\\.(\\d+)\\.\\S+");
  private static final int PYTHON_MINOR_MIN = 10;
  private static final List<Path> LIBRARY_FOLDERS =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu"),
          Path.of("/lib/x86_64-linux-gnu"),
          Path.of("/usr/lib64"),
          Path.of("/lib64"),
          Path.of("/usr/lib"));

  private final Map<String, String> environment;

  /**
   * @param environment of this process: {@code JAVA17_HOME}
   */
  public MachineProbe(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Looks at everything; takes a second or two.
   *
   * @param folders the folders that will be written: the installation and the cache
   * @param portsTaken preferred ports that another process holds, by part
   * @param leftovers processes of an earlier start of the installation
   */
  public Machine look(List<Path> folders, Map<String, Integer> portsTaken, int leftovers) {
    boolean root = runs("id", "-u").filter("0"::equals).isPresent();
    return new Machine(
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.version().feature(),
        Jdks.find(17, environment),
        python(),
        runs("node", "--version"),
        number("/proc/meminfo", "MemAvailable:\\s+(\\d+)") / 1024,
        free(folders),
        number("/proc/self/limits", "Max open files\\s+\\d+\\s+(\\d+)"),
        root,
        !root || runs("unshare", "-U", "id", "-u").isPresent(),
        LIBRARY_FOLDERS.stream().anyMatch(folder -> Files.exists(folder.resolve("libssl.so.3"))),
        runs("apt-get", "--version").isPresent(),
        portsTaken,
        leftovers);
  }

  private static Optional<String> python() {
    return runs("python3", "--version")
        .filter(version -> {
          Matcher matcher = PYTHON.matcher(version);
          return matcher.matches() && Integer.parseInt(matcher.group(2)) >= PYTHON_MINOR_MIN;
        })
        .filter(
            version -> runs("python3", "-c", "import venv, ensurepip; print('ok')").isPresent());
  }

  private static Map<Path, Long> free(List<Path> folders) {
    Map<Path, Long> free = new LinkedHashMap<>();
    for (Path folder : folders) {
      Path existing = folder.toAbsolutePath();
      while (existing.getParent() != null && !Files.exists(existing)) {
        existing = existing.getParent();
      }
      free.put(folder, existing.toFile().getUsableSpace() / MIB);
    }
    return free;
  }

  private static long number(String file, String pattern) {
    try {
      Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
      return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** The first line that a program prints, where it exists and ends well in time. */
  private static Optional<String> runs(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try {
        process.getOutputStream().close();
        if (!process.waitFor(PROGRAM_SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
          return Optional.empty();
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return out.lines().findFirst().map(String::strip);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
