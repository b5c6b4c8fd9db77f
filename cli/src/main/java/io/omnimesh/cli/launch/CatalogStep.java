package io.omnimesh.cli.launch;

import io.omnimesh.catalog.domain.DomainFiles;
import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.embedded.part.PartContext;
import io.omnimesh.embedded.supervise.ReadyStep;
import io.omnimesh.query.catalogs.Catalogs;
import io.omnimesh.query.catalogs.Reconciliation;
import io.omnimesh.query.client.TrinoClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Creates the catalogs of the sources in Trino: all whose parts are ready when Trino becomes ready,
 * and further ones as their parts become ready. Trino forgets them when it ends, so a restarted
 * Trino gets them again.
 */
final class CatalogStep implements ReadyStep {
  private static final String TRINO = "trino";
  private static final int ATTEMPTS_MAX = 3;
  private static final int PAUSE_SECONDS = 2;

  private final Installation installation;
  private final Map<String, String> environment;
  private final Set<String> ready = ConcurrentHashMap.newKeySet();
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private volatile List<String> problems = List.of();

  CatalogStep(Installation installation, Map<String, String> environment) {
    this.installation = installation;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String name() {
    return "catalogs";
  }

  @Override
  public void partReady(String part, PartContext context) throws InterruptedException {
    ready.add(part);
    if (!ready.contains(TRINO)) {
      return;
    }
    oneAtATime.lockInterruptibly();
    try {
      for (int attempt = 1; create() && attempt < ATTEMPTS_MAX; attempt++) {
        TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  /** Waits until the catalogs of the parts that are ready were created. */
  void awaitQuiet() throws InterruptedException {
    oneAtATime.lockInterruptibly();
    oneAtATime.unlock();
  }

  /** Whether some catalogs could not be created. */
  private boolean create() {
    // Trino refuses a warehouse whose folder is not there.
    MeshHome.createPrivate(installation.home().data("lake"));
    Variables variables = Variables.of(installation.home(), environment);
    DomainFiles.Checked checked = new DomainFiles(installation.domains()).check();
    TrinoClient trino = TrinoClient.of(installation.home(), variables);
    Reconciliation result =
        Catalogs.of(trino, installation.home(), variables)
            .reconcile(checked.domains().sources(), Set.copyOf(ready));
    List<String> found = new ArrayList<>(checked.problems());
    result.failed().forEach((source, message) -> found.add("source " + source + ": " + message));
    problems = List.copyOf(found);
    return !result.failed().isEmpty();
  }

  @Override
  public List<String> problems() {
    return problems;
  }
}
