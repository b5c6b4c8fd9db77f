package io.omnimesh.embedded.supervise;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.install.FileTree;
import io.omnimesh.embedded.install.Installer;
import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.process.ChildProcess;
import io.omnimesh.embedded.process.Leftovers;
import io.omnimesh.embedded.process.LogFile;
import io.omnimesh.embedded.process.ProcFs;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Leads one part through its life, on a thread of its own: waits for what it needs, fetches,
 * starts, proves, watches, and starts again after a pause when it fails.
 *
 * <p>Other threads read the status, wait for it, and state a wish; everything else belongs to the
 * part's thread.
 */
final class PartRunner {
  private static final Duration LEFTOVER_GRACE = Duration.ofSeconds(5);

  private final Part part;
  private final PartEnvironment environment;
  private final Tools tools;
  private final List<PartRunner> needs = new ArrayList<>();
  private final List<PartRunner> dependents = new ArrayList<>();
  private final StatusCell cell;
  private final LogFile log;
  private final Thread thread;

  private volatile Wish wish = Wish.RUN;
  private volatile String wishReason = "";
  private volatile @Nullable ChildProcess process;
  private long logStart;

  /** What the part's thread is to do next. */
  private enum Wish {
    RUN,
    RESTART,
    RESET,
    STOP
  }

  /**
   * What all runners share.
   *
   * @param installs platform threads: unpacking would keep virtual threads from running
   */
  record Tools(
      Installer installer,
      ExecutorService installs,
      StartGate gate,
      Leftovers leftovers,
      SupervisorSettings settings,
      Clock clock,
      Consumer<PartRunner> onReady) {}

  PartRunner(Part part, PartEnvironment environment, Tools tools) {
    this.part = part;
    this.environment = environment;
    this.tools = tools;
    this.cell =
        new StatusCell(
            PartStatus.waiting(
                part.name(), part.description(), environment.ownPorts(), tools.clock().millis()));
    this.log = new LogFile(environment.home().log(part.name()));
    this.thread = Thread.ofVirtual().name("part-" + part.name()).unstarted(this::run);
  }

  void needs(PartRunner other) {
    needs.add(other);
    other.dependents.add(this);
  }

  Part part() {
    return part;
  }

  PartEnvironment environment() {
    return environment;
  }

  PartStatus status() {
    return cell.get();
  }

  LogFile log() {
    return log;
  }

  List<PartRunner> dependents() {
    return dependents;
  }

  void start() {
    thread.start();
  }

  /** Ends the process and starts it again at once. */
  void restart(String reason) {
    wish(Wish.RESTART, reason);
  }

  /** Ends the process, removes data and configuration, and starts from nothing. */
  void reset() {
    wish(Wish.RESET, "its data was removed by mesh reset");
  }

  /** Ends the process once all that depend on it have ended. */
  void stop() {
    wish(Wish.STOP, "");
  }

  private void wish(Wish next, String reason) {
    if (wish != Wish.STOP) {
      wishReason = reason;
      wish = next;
      thread.interrupt();
    }
  }

  void awaitStopped() throws InterruptedException {
    thread.join();
  }

  /** The process that runs now; 0 for none. */
  long pid() {
    ChildProcess current = process;
    return current == null ? 0 : current.identity().pid();
  }

  void measured(long memoryBytes, double cpuPercent) {
    cell.update(status -> status.measured(memoryBytes, cpuPercent));
  }

  /** How many parts wait for this one, directly or not; the more, the earlier it starts. */
  private int priority() {
    return dependents.stream().mapToInt(each -> 1 + each.priority()).sum();
  }

  private void run() {
    while (wish != Wish.STOP) {
      try {
        live();
      } catch (InterruptedException wished) {
        // The wish says why.
      } catch (Throwable e) {
        // Also errors (a class that cannot be loaded): a part whose thread died would be forgotten.
        failed(e);
      }
      obey();
    }
    update(status -> status.in(PartState.STOPPING, now()));
    for (PartRunner dependent : dependents) {
      joinUninterrupted(dependent.thread);
    }
    endProcess();
    update(status -> status.process(0).in(PartState.STOPPED, now()));
  }

  /** One life: from waiting for others to the failure or wish that ends it. */
  private void live() throws Exception {
    awaitNeeds();
    refuseUnavailable();
    String lastFailure = status().reason();
    update(status -> status.started(now()).in(PartState.FETCHING, now()));
    install();
    tools.leftovers().end(part.name(), LEFTOVER_GRACE);
    update(status -> status.in(PartState.QUEUED, now()));
    tools.gate().enter(priority());
    try {
      bringUp();
    } finally {
      tools.gate().leave();
    }
    update(status -> status.because(lastFailure).ready(now()));
    tools.onReady().accept(this);
    watch();
  }

  /** Fetches and unpacks, which is work for the processor, on a thread for such work. */
  private void install() throws Exception {
    Future<?> done =
        tools
            .installs()
            .submit(() -> {
              environment.install(
                  tools.installer(),
                  (step, bytes, total) -> cell.update(status -> status.at(step, bytes, total)));
              return null;
            });
    try {
      done.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      done.cancel(true);
    }
  }

  private void awaitNeeds() throws InterruptedException {
    update(status -> status.in(PartState.WAITING, now()));
    for (PartRunner need : needs) {
      PartStatus settled =
          need.cell.await(status ->
              status.state() == PartState.READY || status.state() == PartState.UNAVAILABLE);
      if (settled.state() == PartState.UNAVAILABLE) {
        unavailable("needs " + settled.name() + ", which is unavailable");
      }
    }
  }

  private void refuseUnavailable() throws InterruptedException {
    part.unavailable(environment).ifPresent(this::markUnavailable);
    if (status().state() == PartState.UNAVAILABLE) {
      awaitWish();
    }
  }

  private void markUnavailable(String reason) {
    update(status -> status.in(PartState.UNAVAILABLE, now()).because(reason));
  }

  private void unavailable(String reason) throws InterruptedException {
    markUnavailable(reason);
    awaitWish();
  }

  private void bringUp() throws Exception {
    update(status -> status.in(PartState.PREPARING, now()));
    for (String secret : part.secrets()) {
      environment.secret(secret);
    }
    Launch launch = part.prepare(environment);
    update(status -> status.in(PartState.STARTING, now()));
    logStart = log.length();
    ChildProcess started = ChildProcess.start(environment.home(), part.name(), launch);
    process = started;
    tools.leftovers().record(part.name(), started.identity());
    update(status -> status.process(started.identity().pid()));
    awaitProbe(started);
    update(status -> status.in(PartState.PROVISIONING, now()));
    part.provision(environment);
  }

  private void awaitProbe(ChildProcess started) throws Exception {
    long deadline = System.nanoTime() + tools.settings().startTimeout().toNanos();
    while (true) {
      try {
        part.probe(environment);
        refuseStranger(started);
        return;
      } catch (InterruptedException wished) {
        throw wished;
      } catch (Exception e) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        // Why the start before failed tells more than that this one is not through yet.
        update(status -> status.failures() == 0 ? status.because(text(e)) : status);
        if (System.nanoTime() > deadline) {
          throw new MeshException(
              ErrorCode.TIMEOUT,
              "%s did not work within %d s of its start: %s"
                  .formatted(part.name(), tools.settings().startTimeout().toSeconds(), text(e)),
              e);
        }
      }
      refuseEnded(started, tools.settings().startProbeInterval());
    }
  }

  /** A probe without a password may have been answered by somebody else's process. */
  private void refuseStranger(ChildProcess started) {
    environment
        .ownPorts()
        .forEach((name, port) ->
            ProcFs.strangerAt(port, started.identity().pid())
                .ifPresent(stranger -> {
                  throw new MeshException(
                      ErrorCode.CONFLICT,
                      "Port %d of %s is used by another process, %d (%s); end it, or choose another port: ./mesh up --port %s=N"
                          .formatted(
                              port,
                              part.name(),
                              stranger.pid(),
                              ProcFs.program(stranger.pid()),
                              name.equals("main") ? part.name() : part.name() + "." + name));
                }));
  }

  /** Waits a while; fails where the process ends meanwhile. */
  private void refuseEnded(ChildProcess watched, Duration atMost) throws InterruptedException {
    try {
      int exitCode = watched.exit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      String reason = log.reasonAfter(logStart);
      throw new MeshException(
          ErrorCode.UNAVAILABLE,
          "%s ended with code %d%s%s (log: %s)"
              .formatted(
                  part.name(),
                  exitCode,
                  reason.isEmpty() ? "" : ": " + reason,
                  environment.scarcity(),
                  log.path()));
    } catch (TimeoutException stillRuns) {
      // As it should be.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void watch() throws Exception {
    ChildProcess watched = process;
    if (watched == null) {
      throw new IllegalStateException("Watches a part without a process");
    }
    int failures = 0;
    while (true) {
      refuseEnded(watched, tools.settings().probeInterval());
      try {
        part.probe(environment);
        failures = 0;
      } catch (InterruptedException wished) {
        throw wished;
      } catch (Exception e) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        failures++;
        if (failures >= tools.settings().probeFailuresMax()) {
          throw new MeshException(
              ErrorCode.UNAVAILABLE,
              "%s runs but does not work: %s".formatted(part.name(), text(e)),
              e);
        }
      }
    }
  }

  /** Notes a failure, ends what is left, and pauses before the next life. */
  private void failed(Throwable failure) {
    PartStatus before = status();
    if (failure instanceof MeshException known && known.code() == ErrorCode.NOT_FOUND) {
      markUnavailable(text(failure));
      endProcess();
      pauseUntilWish(Duration.ofDays(365));
      return;
    }
    Duration worked =
        before.state() == PartState.READY
            ? Duration.ofMillis(now() - before.readyMs())
            : Duration.ZERO;
    int failures = tools.settings().backOff().failures(before.failures(), worked);
    update(status -> status.failed(failures, text(failure), now()));
    endProcess();
    pauseUntilWish(tools.settings().backOff().pause(failures));
  }

  /** Carries out a wish other than to stop, once a life has ended. */
  private void obey() {
    Wish current = wish;
    if (current != Wish.RESTART && current != Wish.RESET) {
      return;
    }
    String reason = wishReason;
    wish = Wish.RUN;
    update(status -> status.in(PartState.STOPPING, now()).because(reason));
    endProcess();
    if (current == Wish.RESET) {
      removeData();
    }
  }

  private void removeData() {
    try {
      FileTree.delete(environment.home().data(part.name()));
      FileTree.delete(environment.home().config(part.name()));
    } catch (IOException e) {
      update(status -> status.because("its data could not be removed: " + e));
    }
  }

  private void endProcess() {
    ChildProcess current = process;
    if (current == null) {
      return;
    }
    current.end(part.shutdown());
    // What it started while it ended is not among the descendants that were seen before.
    tools.leftovers().end(part.name(), Duration.ZERO);
    process = null;
    try {
      tools.leftovers().forget(part.name());
    } catch (IOException e) {
      update(status -> status.because("its record cannot be removed: " + e));
    }
    update(status -> status.process(0));
  }

  private void awaitWish() throws InterruptedException {
    while (wish == Wish.RUN) {
      TimeUnit.DAYS.sleep(1);
    }
    throw new InterruptedException();
  }

  private void pauseUntilWish(Duration pause) {
    try {
      if (wish == Wish.RUN) {
        Thread.sleep(pause);
      }
    } catch (InterruptedException wished) {
      // The wish says why.
    }
  }

  private static void joinUninterrupted(Thread other) {
    while (other.isAlive()) {
      try {
        other.join(Duration.ofMinutes(1));
      } catch (InterruptedException alreadyStopping) {
        // Stopping is what this thread does.
      }
    }
  }

  private void update(UnaryOperator<PartStatus> change) {
    cell.update(change);
  }

  private long now() {
    return tools.clock().millis();
  }

  private static String text(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.toString() : message.strip();
  }
}
