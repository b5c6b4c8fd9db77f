package io.omnimesh.bench;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The figures of one benchmark with the machine they were measured on, as a Markdown page.
 *
 * @param title the page's heading
 * @param method how it was measured, in prose
 * @param figures in the order of the table
 */
public record Report(String title, String method, List<Figure> figures) {
  public Report {
    figures = List.copyOf(figures);
  }

  /** Writes {@code <folder>/<name>.md}, replacing an earlier run's page, and returns its text. */
  public String write(Path folder, String name, Clock clock) {
    String page = markdown(LocalDate.now(clock));
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name + ".md"), page);
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.INTERNAL, "Cannot write the report into " + folder + ": " + e.getMessage(), e);
    }
    return page;
  }

  String markdown(LocalDate day) {
    return """
    # %s

    Measured on %s: %s.

    %s

    | Figure | Median | Smallest to largest | Samples | Must | Aim |
    |---|---|---|---|---|---|
    %s
    """
        .formatted(
            title,
            day,
            machine(),
            method,
            figures.stream().map(Figure::row).collect(Collectors.joining("\n")));
  }

  private static String machine() {
    return Runtime.getRuntime().availableProcessors()
        + " cores ("
        + firstMatch("/proc/cpuinfo", "model name")
        + "), memory "
        + firstMatch("/proc/meminfo", "MemTotal")
        + ", Java "
        + Runtime.version()
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version");
  }

  private static String firstMatch(String file, String key) {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
