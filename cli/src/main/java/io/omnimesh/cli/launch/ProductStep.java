package io.omnimesh.cli.launch;

import io.omnimesh.cli.home.Installation;
import io.omnimesh.cli.products.Control;
import io.omnimesh.cli.products.FirstApply;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.part.PartContext;
import io.omnimesh.embedded.supervise.ReadyStep;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Serves the products of the files when a mesh starts for the first time. */
final class ProductStep implements ReadyStep {
  private static final Set<String> NEEDED = Set.of("trino", "postgresql", "kafka");
  private static final int QUIET_MILLIS = 1_000;
  private static final int CONNECTIONS = 3;

  private final Installation installation;
  private final CatalogStep catalogs;
  private final Set<String> ready = ConcurrentHashMap.newKeySet();
  private final AtomicInteger newest = new AtomicInteger();
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private volatile List<String> problems = List.of();

  ProductStep(Installation installation, CatalogStep catalogs) {
    this.installation = installation;
    this.catalogs = catalogs;
  }

  @Override
  public String name() {
    return "products";
  }

  /** Parts come in crowds: the last one of a crowd looks for all. */
  @Override
  public void partReady(String part, PartContext context) throws InterruptedException {
    ready.add(part);
    int mine = newest.incrementAndGet();
    TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
    if (mine != newest.get() || !ready.containsAll(NEEDED)) {
      return;
    }
    oneAtATime.lockInterruptibly();
    try {
      catalogs.awaitQuiet();
      try (Control control = Control.open(installation, CONNECTIONS)) {
        FirstApply first = new FirstApply(installation);
        first.views(control);
        if (mine == newest.get()) {
          first.viewsAreDone();
        }
      }
      problems = List.of();
    } catch (MeshException e) {
      // Someone else applies: that is as good.
      problems =
          e.code() == ErrorCode.CONFLICT
              ? List.of()
              : List.of("products: " + e.getMessage() + "; see ./mesh plan");
    } finally {
      oneAtATime.unlock();
    }
  }

  @Override
  public List<String> problems() {
    return problems;
  }
}
