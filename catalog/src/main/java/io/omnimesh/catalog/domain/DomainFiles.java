package io.omnimesh.catalog.domain;

import io.omnimesh.catalog.source.Source;
import io.omnimesh.catalog.source.SourceFile;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.yaml.DidYouMean;
import io.omnimesh.contract.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder {@code domains/}: {@code <domain>/domain.yaml} and {@code <domain>/sources/*.yaml};
 * other files of a domain belong to other readers. Reads anew at each call, as people edit it.
 *
 * @param root the folder
 */
public record DomainFiles(Path root) {
  /** More files than a mesh of this size can mean. */
  private static final int FILES_MAX = 2_000;

  private static final String DOMAIN_FILE = "domain.yaml";
  private static final String SOURCES = "sources";
  private static final String SUFFIX = ".yaml";

  /**
   * Reads and checks everything.
   *
   * @throws MeshException {@code INVALID_INPUT} that lists the first problem of every bad file, one
   *     per line
   */
  public Domains read() {
    Reading reading = reading();
    if (!reading.problems.isEmpty()) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, String.join(System.lineSeparator(), reading.problems.values()));
    }
    return reading.domains();
  }

  /**
   * Reads what is good. One bad file stops nothing else: its problem is handed back beside the
   * rest.
   */
  public Checked check() {
    Reading reading = reading();
    return new Checked(reading.domains(), List.copyOf(reading.problems.values()));
  }

  /**
   * What the files say, and what is wrong with some of them.
   *
   * @param domains the good ones
   * @param problems one message per bad file, with its place
   */
  public record Checked(Domains domains, List<String> problems) {
    public Checked {
      problems = List.copyOf(problems);
    }
  }

  /** The file that defines a source, if there is one. */
  public Optional<Path> findFile(String source) {
    return Optional.ofNullable(reading().sourceFiles.get(source));
  }

  /**
   * Adds the file of a new source, under the source's name, all at once: readers see no half of it.
   *
   * @param source what the text defines
   * @param text the file's content
   * @return the new file
   * @throws MeshException {@code CONFLICT} where the name is taken, {@code INVALID_INPUT} where the
   *     domain is not known
   */
  public Path add(Source source, String text) {
    Reading reading = reading();
    requireFree(source, reading);
    Path folder = root.resolve(source.domain()).resolve(SOURCES);
    Path file = folder.resolve(source.name() + SUFFIX);
    try {
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, source.name(), ".draft");
      try {
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
      return file;
    } catch (IOException e) {
      throw unusable("write", file, e);
    }
  }

  /** Checks that a source could be added: its domain is known and its name is free. */
  public void requireFree(Source source) {
    requireFree(source, reading());
  }

  private void requireFree(Source source, Reading reading) {
    if (!reading.domainFiles.containsKey(source.domain())) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Source "
              + source.name()
              + " names the unknown domain '"
              + source.domain()
              + "'; "
              + DidYouMean.mend(
                  source.domain(), reading.domainFiles.keySet().stream().sorted().toList()));
    }
    Path taken = reading.sourceFiles.get(source.name());
    Path file = root.resolve(source.domain()).resolve(SOURCES).resolve(source.name() + SUFFIX);
    if (taken == null && Files.exists(file)) {
      taken = file;
    }
    if (taken != null) {
      throw new MeshException(
          ErrorCode.CONFLICT,
          "Source "
              + source.name()
              + " exists already in "
              + taken
              + "; choose another name, or remove that one first: mesh sources remove "
              + source.name());
    }
  }

  /**
   * Removes the file of a source.
   *
   * @return the removed file
   * @throws MeshException {@code NOT_FOUND} where no file defines it
   */
  public Path remove(String source) {
    Path file =
        findFile(source)
            .orElseThrow(() ->
                new MeshException(
                    ErrorCode.NOT_FOUND,
                    "No file below " + root + " defines a source '" + source + "'"));
    try {
      Files.delete(file);
      return file;
    } catch (IOException e) {
      throw unusable("remove", file, e);
    }
  }

  private Reading reading() {
    Reading reading = new Reading(root);
    for (Path folder : list(root, Files::isDirectory)) {
      Path file = folder.resolve(DOMAIN_FILE);
      if (!Files.isRegularFile(file)) {
        if (Files.isDirectory(folder.resolve(SOURCES))) {
          reading.problems.put(
              folder,
              label(folder)
                  + ": the folder has sources but no "
                  + DOMAIN_FILE
                  + "; write one that says who owns the domain");
        }
        continue;
      }
      reading.attempt(file, () -> reading.take(DomainFile.read(label(file), text(file)), file));
      for (Path source : list(folder.resolve(SOURCES), path -> path.toString().endsWith(SUFFIX))) {
        reading.attempt(
            source, () -> reading.take(SourceFile.read(label(source), text(source)), source));
      }
    }
    return reading;
  }

  private String label(Path file) {
    return label(root, file);
  }

  private static String label(Path root, Path file) {
    return root.getFileName() + "/" + root.relativize(file);
  }

  private static List<Path> list(Path folder, Predicate<Path> filter) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files
              .filter(path -> !path.getFileName().toString().startsWith("."))
              .filter(filter)
              .sorted()
              .limit(FILES_MAX + 1L)
              .toList();
      if (found.size() > FILES_MAX) {
        throw new MeshException(
            ErrorCode.LIMIT_EXCEEDED,
            "Folder " + folder + " holds more than " + FILES_MAX + " files; split it by domain");
      }
      return found;
    } catch (IOException e) {
      throw unusable("list", folder, e);
    }
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > YamlReader.BYTES_MAX) {
        throw new MeshException(
            ErrorCode.INVALID_INPUT,
            file + " is larger than the limit of " + YamlReader.BYTES_MAX + " bytes; split it");
      }
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, file + " is not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw unusable("read", file, e);
    }
  }

  private static MeshException unusable(String verb, Path file, IOException cause) {
    return new MeshException(
        ErrorCode.INTERNAL, "Cannot " + verb + ' ' + file + ": " + cause.getMessage(), cause);
  }

  /** What one pass over the folder found. */
  private static final class Reading {
    private final Path root;
    private final List<Domain> domains = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, Path> domainFiles = new HashMap<>();
    private final Map<String, Path> sourceFiles = new HashMap<>();
    private final Map<Path, String> problems = new TreeMap<>();

    private Reading(Path root) {
      this.root = root;
    }

    Domains domains() {
      List<Domain> sorted = new ArrayList<>(domains);
      sorted.sort(Comparator.comparing(Domain::name));
      List<Source> sortedSources = new ArrayList<>(sources);
      sortedSources.sort(Comparator.comparing(Source::domain).thenComparing(Source::name));
      return new Domains(sorted, sortedSources);
    }

    void attempt(Path file, Runnable read) {
      try {
        read.run();
      } catch (MeshException e) {
        if (e.code() != ErrorCode.INVALID_INPUT) {
          throw e;
        }
        problems.put(file, e.getMessage());
      }
    }

    void take(Domain domain, Path file) {
      requireFolder(domain.name(), file, "the domain");
      domains.add(domain);
      domainFiles.put(domain.name(), file);
    }

    void take(Source source, Path file) {
      requireFolder(source.domain(), file, "the domain of source " + source.name());
      Path first = sourceFiles.putIfAbsent(source.name(), file);
      if (first != null) {
        throw new MeshException(
            ErrorCode.INVALID_INPUT,
            label(root, file)
                + ": source '"
                + source.name()
                + "' is defined already in "
                + label(root, first)
                + "; a name belongs to one source, rename one of the two");
      }
      sources.add(source);
    }

    private void requireFolder(String name, Path file, String what) {
      Path folder = root.relativize(file).getName(0);
      if (!folder.toString().equals(name)) {
        throw new MeshException(
            ErrorCode.INVALID_INPUT,
            label(root, file)
                + ": "
                + what
                + " is '"
                + name
                + "', but the file lies in the folder '"
                + folder
                + "'; move the file or correct the name");
      }
    }
  }
}
