package io.omnimesh.query.catalogs;

import io.omnimesh.catalog.domain.DomainFiles;
import io.omnimesh.catalog.domain.Domains;
import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.catalog.source.Source;
import io.omnimesh.catalog.source.SourceFile;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.yaml.DidYouMean;
import io.omnimesh.query.catalogs.SourceReport.Outcome;
import io.omnimesh.query.catalogs.SourceReport.Verdict;
import io.omnimesh.query.client.TrinoClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * What people do with sources while the mesh runs: list, test, add, remove. The command line and
 * the REST API both use it; changes of all processes of an installation happen one after the other.
 * Safe for use by many threads.
 */
public final class SourceService {
  /** So many sources are tested at once. */
  private static final int TESTS_PARALLEL_MAX = 4;

  private final DomainFiles files;
  private final TrinoClient trino;
  private final Catalogs catalogs;
  private final MeshHome home;
  private final Variables variables;
  private final ChangeLock lock;

  /**
   * @param home the installation
   * @param variables its variables
   * @param files the folder {@code domains/}
   * @param trino a client that may create catalogs
   */
  public SourceService(MeshHome home, Variables variables, DomainFiles files, TrinoClient trino) {
    this.home = home;
    this.variables = variables;
    this.files = files;
    this.trino = trino;
    this.catalogs = Catalogs.of(trino, home, variables);
    this.lock = new ChangeLock(home.run().resolve("sources.lock"));
  }

  /** The domains and sources, as the files say now; bad files are left out and reported beside. */
  public DomainFiles.Checked domains() {
    return files.check();
  }

  /** All sources with their state; answers also while Trino does not. */
  public List<SourceStatus> list() {
    Profile profile = new Profile(variables);
    Optional<Set<String>> existing = existing();
    return files.check().domains().sources().stream()
        .map(source -> new SourceStatus(source, state(source, profile, existing)))
        .toList();
  }

  /**
   * Tests sources, several at once, step by step. Never throws because of a source.
   *
   * @param names which; all where empty
   * @throws MeshException {@code NOT_FOUND} for a name that no file defines
   */
  public List<SourceReport> test(Collection<String> names) {
    Domains domains = files.check().domains();
    List<Source> chosen =
        names.isEmpty()
            ? domains.sources()
            : names.stream().distinct().map(name -> find(domains, name)).toList();
    Semaphore slots = new Semaphore(TESTS_PARALLEL_MAX);
    List<Future<SourceReport>> reports = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Source source : chosen) {
        reports.add(
            threads.submit(() -> {
              slots.acquireUninterruptibly();
              try {
                return test(source);
              } finally {
                slots.release();
              }
            }));
      }
    }
    return reports.stream().map(Future::resultNow).toList();
  }

  /** Whether a new source must pass its test before it is added. */
  public enum Check {
    TEST,
    NO_TEST
  }

  /**
   * Adds a source: reads and checks the definition, tests it, creates its catalog and writes its
   * file into the domain's folder. Where any of it fails, nothing has changed.
   *
   * @param file how refusals name the definition
   * @param text the definition, YAML or JSON
   * @param check whether it must pass its test first
   * @return the definition and, if it was tested, the report
   * @throws MeshException {@code INVALID_INPUT}, {@code CONFLICT} where the name is taken, {@code
   *     UNAVAILABLE} where the test failed
   */
  public Added add(String file, String text, Check check) {
    Source source = SourceFile.read(file, text);
    return lock.hold(() -> {
      files.requireFree(source);
      if (existing().filter(names -> names.contains(source.name())).isPresent()) {
        throw new MeshException(
            ErrorCode.CONFLICT,
            "Trino has a catalog named " + source.name() + " already; choose another name");
      }
      try {
        Optional<SourceReport> report = Optional.empty();
        if (check == Check.TEST) {
          report = Optional.of(test(source));
          requirePassed(report.get());
        } else {
          catalogs.create(source);
        }
        String content = text.stripLeading().startsWith("{") ? SourceFile.write(source) : text;
        files.add(source, content);
        return new Added(source, report);
      } catch (RuntimeException e) {
        undo(source, e);
        throw e;
      }
    });
  }

  /**
   * What was added.
   *
   * @param source the definition
   * @param report the test, if it was asked for
   */
  public record Added(Source source, Optional<SourceReport> report) {}

  /**
   * Removes a source: drops its catalog and removes its file. The system itself is not touched.
   *
   * @return what was removed
   * @throws MeshException {@code NOT_FOUND} where no file defines it
   */
  public Source remove(String name) {
    return lock.hold(() -> {
      Source source = find(files.check().domains(), name);
      catalogs.drop(name);
      files.remove(name);
      return source;
    });
  }

  private void undo(Source source, RuntimeException cause) {
    try {
      catalogs.drop(source.name());
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private SourceReport test(Source source) {
    List<String> missing = new Profile(variables).missingParts(source);
    if (!missing.isEmpty()) {
      return SourceTest.report(
          source,
          Verdict.NOT_IN_PROFILE,
          "needs the part " + String.join(", ", missing) + ", which this profile does not run",
          List.of());
    }
    return new SourceTest(
            source, variables::resolve, home.root(), new CatalogProbe(trino, catalogs))
        .run();
  }

  private static void requirePassed(SourceReport report) {
    report.steps().stream()
        .filter(step -> step.outcome() == Outcome.FAILED)
        .findFirst()
        .ifPresent(step -> {
          throw new MeshException(
              ErrorCode.UNAVAILABLE,
              "Source "
                  + report.source()
                  + " was not added, its test fails at the step '"
                  + step.name()
                  + "': "
                  + step.detail());
        });
  }

  private Optional<Set<String>> existing() {
    try {
      return Optional.of(catalogs.names());
    } catch (MeshException e) {
      return Optional.empty();
    }
  }

  private static SourceStatus.State state(
      Source source, Profile profile, Optional<Set<String>> existing) {
    if (!profile.missingParts(source).isEmpty()) {
      return SourceStatus.State.NOT_IN_PROFILE;
    }
    return existing
        .map(names ->
            names.contains(source.name()) ? SourceStatus.State.READY : SourceStatus.State.MISSING)
        .orElse(SourceStatus.State.UNKNOWN);
  }

  private static Source find(Domains domains, String name) {
    return domains
        .findSource(name)
        .orElseThrow(() ->
            new MeshException(
                ErrorCode.NOT_FOUND,
                "There is no source '"
                    + name
                    + "'; "
                    + DidYouMean.mend(
                        name, domains.sources().stream().map(Source::name).toList())));
  }
}
