package io.omnimesh.catalog.duty;

import io.omnimesh.catalog.apply.Materialiser;
import io.omnimesh.catalog.apply.Records;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.state.ControlState;
import io.omnimesh.catalog.state.DeployedPort;
import io.omnimesh.catalog.state.MaterialisationRun;
import io.omnimesh.catalog.state.PortKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes the tables whose time has come, one after the other, the longest waiting first. What
 * was applied counts, not what the files say meanwhile.
 */
public final class TableSchedule implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(TableSchedule.class);

  private final ControlState state;
  private final Materialiser materialiser;
  private final InstantSource clock;

  public TableSchedule(ControlState state, Materialiser materialiser, InstantSource clock) {
    this.state = state;
    this.materialiser = materialiser;
    this.clock = clock;
  }

  @Override
  public void run() {
    for (DeployedPort due : due()) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      Port port = Records.port(due);
      Materialiser.Outcome outcome = materialiser.materialise(port, "schedule");
      if (outcome.state() != Materialiser.State.PUBLISHED) {
        LOG.warn("{} keeps its old data: {}", port.id(), outcome.message());
      }
    }
  }

  private List<DeployedPort> due() {
    return state.registry().deployed().stream()
        .filter(port -> port.kind() == PortKind.TABLE)
        .filter(port -> wait(port).isPresent())
        .sorted(Comparator.comparing(port -> wait(port).orElse(Duration.ZERO)))
        .filter(port -> wait(port).filter(wait -> !wait.isPositive()).isPresent())
        .toList();
  }

  /** How long a table may still wait; negative where it is late; empty without a schedule. */
  private Optional<Duration> wait(DeployedPort port) {
    Optional<MaterialisationRun> last = state.materialisations().latest(port.id());
    return Records.schedule(port)
        .map(pause ->
            last.map(run -> Duration.between(clock.instant(), run.startedAt().plus(pause)))
                .orElse(Duration.ZERO));
  }
}
