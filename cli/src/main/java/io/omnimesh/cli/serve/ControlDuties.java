package io.omnimesh.cli.serve;

import io.omnimesh.catalog.duty.DriftWatch;
import io.omnimesh.catalog.duty.Duties;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.cli.products.Control;
import io.omnimesh.cli.products.ProductDuties;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.products.QueryWatch;
import io.omnimesh.query.products.SloWatch;
import io.omnimesh.query.sla.SlaCollector;
import io.omnimesh.stream.products.SloTopic;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the products' control in the background, however long its database takes, and works off its
 * duties. Thread-safe.
 */
final class ControlDuties implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlDuties.class);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final int CONNECTIONS = 8;

  private final AtomicReference<@Nullable Control> control = new AtomicReference<>();
  private final AtomicReference<@Nullable SloWatch> slos = new AtomicReference<>();
  private final DriftWatch drift;
  private final Thread thread;

  private ControlDuties(Installation installation) {
    this.drift =
        new DriftWatch(() -> control().orElseThrow().products().quietPlan(), Clock.systemUTC());
    this.thread = Thread.ofVirtual().name("control").unstarted(() -> work(installation));
  }

  static ControlDuties start(Installation installation) {
    ControlDuties duties = new ControlDuties(installation);
    duties.thread.start();
    return duties;
  }

  /** The control; empty until its database answered. */
  Optional<Control> control() {
    return Optional.ofNullable(control.get());
  }

  /** The watch of promises; empty until the control is open. */
  Optional<SloWatch> slos() {
    return Optional.ofNullable(slos.get());
  }

  DriftWatch drift() {
    return drift;
  }

  private void work(Installation installation) {
    try (Control opened = open(installation)) {
      control.set(opened);
      try (SloTopic topic = opened.sloTopic();
          Duties _ = duties(opened, topic)) {
        Thread.sleep(Duration.ofDays(Integer.MAX_VALUE));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      slos.set(null);
      control.set(null);
    }
  }

  private Duties duties(Control opened, SloTopic topic) {
    QueryWatch queries = new QueryWatch(opened.trino(), opened.state().queries());
    SloWatch watch =
        new SloWatch(
            opened.state(),
            SlaCollector.of(opened.trino(), Clock.systemUTC()),
            queries,
            topic::tell,
            Clock.systemUTC());
    slos.set(watch);
    return ProductDuties.start(opened, drift, queries, watch, Clock.systemUTC());
  }

  private static Control open(Installation installation) throws InterruptedException {
    String said = "";
    while (true) {
      try {
        return Control.open(installation, CONNECTIONS);
      } catch (MeshException e) {
        String text = String.valueOf(e.getMessage());
        if (!text.equals(said)) {
          LOG.warn("The control of products waits: {}", text);
          said = text;
        }
        Thread.sleep(RETRY);
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
