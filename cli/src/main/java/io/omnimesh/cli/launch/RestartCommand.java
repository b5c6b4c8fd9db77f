package io.omnimesh.cli.launch;

import io.omnimesh.cli.home.Installation;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.control.ControlClient;
import io.omnimesh.embedded.supervise.MeshStatus;
import io.omnimesh.embedded.supervise.PartState;
import io.omnimesh.embedded.supervise.PartStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts one part again. */
@Command(name = "restart", description = "End one part and start it again; the others run on.")
public final class RestartCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int POLL_MS = 200;

  @Parameters(paramLabel = "PART", description = "The part's name, as mesh status shows it.")
  private String part = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    ControlClient client = new ControlClient(Installation.find().home());
    MeshStatus before = RunningMesh.require(client);
    PartNames.check(part, before.parts().stream().map(PartStatus::name).toList());
    long readyBefore = before.part(part).map(PartStatus::readyMs).orElse(0L);
    client.restart(part);
    awaitReady(client, part, readyBefore, spec.commandLine().getErr());
    return 0;
  }

  /** Waits until the part became ready later than at the given moment. */
  static void awaitReady(ControlClient client, String part, long readyBefore, PrintWriter err)
      throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      PartStatus now = RunningMesh.require(client).part(part).orElseThrow();
      if (now.state() == PartState.READY && now.readyMs() > readyBefore) {
        err.printf(
            "%s is ready after %s%n",
            part, Figures.duration(Duration.ofMillis(now.readyMs() - now.startedMs())));
        err.flush();
        return;
      }
      boolean failed =
          now.state() == PartState.UNAVAILABLE
              || (now.state() == PartState.FAILED && now.settled())
              || System.nanoTime() > deadline;
      if (failed) {
        throw new MeshException(
            ErrorCode.UNAVAILABLE, part + " did not become ready: " + now.reason());
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    }
  }
}
