package io.omnimesh.query.catalogs;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.catalog.source.Source;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.client.QueryOptions;
import io.omnimesh.query.client.TrinoClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * The catalogs of one running Trino. Trino keeps them in memory only: whoever starts Trino calls
 * {@link #reconcile} when it is ready, and again whenever more parts are. Safe for use by many
 * threads.
 */
public final class Catalogs {
  /** So many catalogs are created at once; more would only compete for the processors. */
  static final int PARALLEL_MAX = 4;

  /** Creating loads a connector; a longer wait means that something hangs. */
  static final Duration CREATE_MAX = Duration.ofSeconds(60);

  private static final Duration LIST_MAX = Duration.ofSeconds(20);

  private final TrinoClient trino;
  private final CatalogFiles files;
  private final CatalogRenderer renderer;

  private Catalogs(TrinoClient trino, CatalogFiles files, CatalogRenderer renderer) {
    this.trino = trino;
    this.files = files;
    this.renderer = renderer;
  }

  /**
   * The catalogs of an installation.
   *
   * @param trino a client that may create catalogs
   * @param home the installation, on whose machine Trino runs
   * @param variables resolves the references of definitions
   */
  public static Catalogs of(TrinoClient trino, MeshHome home, Variables variables) {
    CatalogFiles files = CatalogFiles.of(home);
    return new Catalogs(
        trino, files, new CatalogRenderer(variables::resolve, home.root(), files.folder()));
  }

  /** The names of all catalogs that Trino has, its own among them. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (List<?> row :
        trino.all("SELECT catalog_name FROM system.metadata.catalogs", within(LIST_MAX))) {
      names.add(String.valueOf(row.getFirst()));
    }
    return names;
  }

  /** Creates the catalog of a source where there is none yet. */
  public void create(Source source) {
    CatalogDefinition definition = renderer.render(source);
    files.write(definition);
    try {
      trino.run(definition.createStatement(), within(CREATE_MAX));
    } catch (MeshException e) {
      // A connector that cannot be set up is reported as a defect of Trino; it is the source's.
      ErrorCode code = e.code() == ErrorCode.INTERNAL ? ErrorCode.UNAVAILABLE : e.code();
      throw new MeshException(
          code,
          "Trino could not create the catalog of source "
              + source.name()
              + ": "
              + Messages.oneLine(e)
              + "; mesh sources test "
              + source.name()
              + " says which step fails",
          e);
    }
  }

  /** Drops a catalog, if it is there; running queries on it end by themselves. */
  public void drop(String name) {
    trino.run(CatalogDefinition.dropStatement(name), within(CREATE_MAX));
    files.remove(name);
  }

  /** Puts a changed definition in the place of the catalog. */
  public void replace(Source source) {
    drop(source.name());
    create(source);
  }

  /**
   * Creates the missing catalogs of those sources whose parts are all ready, several at once. A
   * source that fails stops no other. Idempotent: call it at each start of Trino and whenever more
   * parts are ready; it never drops or changes a catalog.
   *
   * @param sources what the files define
   * @param readyParts names of the parts of the embedded mesh that are ready now
   * @throws MeshException only where Trino itself does not answer
   */
  public Reconciliation reconcile(Collection<Source> sources, Set<String> readyParts) {
    Set<String> existing = names();
    List<Source> missing = new ArrayList<>();
    List<String> present = new ArrayList<>();
    SortedMap<String, List<String>> waiting = new TreeMap<>();
    for (Source source : sources) {
      List<String> notReady =
          source.parts().stream().filter(part -> !readyParts.contains(part)).toList();
      if (existing.contains(source.name())) {
        present.add(source.name());
      } else if (notReady.isEmpty()) {
        missing.add(source);
      } else {
        waiting.put(source.name(), notReady);
      }
    }
    SortedMap<String, String> failed = createAll(missing);
    List<String> created =
        missing.stream().map(Source::name).filter(name -> !failed.containsKey(name)).toList();
    return new Reconciliation(created, present, waiting, failed);
  }

  private SortedMap<String, String> createAll(List<Source> sources) {
    Map<String, String> failed = new ConcurrentSkipListMap<>();
    Semaphore slots = new Semaphore(PARALLEL_MAX);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Source source : sources) {
        threads.execute(() -> {
          slots.acquireUninterruptibly();
          try {
            create(source);
          } catch (RuntimeException e) {
            failed.put(source.name(), message(e));
          } finally {
            slots.release();
          }
        });
      }
    }
    return new TreeMap<>(failed);
  }

  private static String message(RuntimeException failure) {
    return failure instanceof MeshException known && known.code() != ErrorCode.INTERNAL
        ? String.valueOf(known.getMessage())
        : failure.toString();
  }

  private static QueryOptions within(Duration limit) {
    return QueryOptions.ofDefaults().withSource("mesh sources").withTimeLimit(limit);
  }
}
