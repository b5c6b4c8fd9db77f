package io.omnimesh.cli.launch;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.control.ControlClient;
import io.omnimesh.embedded.process.Leftovers;
import io.omnimesh.embedded.supervise.InstanceLock;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the mesh in order; also ends what a killed launcher left behind. */
@Command(name = "stop", description = "Stop every part in order.")
public final class StopCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final Duration LEFTOVER_GRACE = Duration.ofSeconds(10);
  private static final int POLL_MS = 100;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    MeshHome home = Installation.find().home();
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        stop(home, Clock.systemUTC()).orElse("The mesh of " + home.root() + " does not run"));
    err.flush();
    return 0;
  }

  /** Returns when nothing of the installation runs, with what was done; empty for nothing. */
  static Optional<String> stop(MeshHome home, Clock clock) throws InterruptedException {
    long startMs = clock.millis();
    boolean ran = new ControlClient(home).stop().isPresent();
    Optional<Long> holder = InstanceLock.holder(home);
    while (holder.isPresent()) {
      if (clock.millis() - startMs > LONGEST.toMillis()) {
        throw new MeshException(
            ErrorCode.TIMEOUT,
            "The launcher (process %d) did not end within %d s; end it with kill -9 %d and run ./mesh stop again"
                .formatted(holder.get(), LONGEST.toSeconds(), holder.get()));
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
      holder = InstanceLock.holder(home);
    }
    int left = new Leftovers(home).end(LEFTOVER_GRACE);
    String time = Figures.duration(Duration.ofMillis(clock.millis() - startMs));
    if (ran) {
      return Optional.of("Stopped in " + time);
    }
    return left == 0
        ? Optional.empty()
        : Optional.of("No launcher ran; " + left + " processes that it left behind were ended");
  }
}
