package io.omnimesh.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a compiler does not see of the house rules: files that are missing or too long. */
class PackagesTest {
  private static final int FILE_LINES_MAX = 500;
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    List<Path> silent =
        sources().stream()
            .map(Path::getParent)
            .distinct()
            .filter(folder -> folder.toString().contains("/src/main/"))
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .toList();
    assertThat(silent).as("packages without package-info.java").isEmpty();
  }

  @Test
  void noFileIsLongerThanAReaderCanHold() throws IOException {
    List<Path> tooLong =
        sources().stream()
            .filter(file -> {
              try (Stream<String> lines = Files.lines(file)) {
                return lines.count() > FILE_LINES_MAX;
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            })
            .toList();
    assertThat(tooLong).as("files over " + FILE_LINES_MAX + " lines").isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(CHECKOUT)) {
      return files
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !path.toString().contains("/target/"))
          .filter(path -> !path.toString().contains("/.mesh/"))
          .toList();
    }
  }
}
