package io.omnimesh.embedded.supervise;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.install.Installer;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.process.Leftovers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * Runs the parts of one installation: starts them in the order of their needs and in parallel where
 * it can, watches them, and stops them in reverse order. Safe for use by many threads.
 */
public final class Supervisor {
  private static final Duration LEFTOVER_GRACE = Duration.ofSeconds(10);
  private static final int CONCURRENT_INSTALLS_MAX = 6;

  private final MeshHome home;
  private final String profile;
  private final Map<String, PartRunner> runners;
  private final List<ReadyStep> steps;
  private final Sampler sampler;
  private final ExecutorService installs =
      Executors.newFixedThreadPool(
          CONCURRENT_INSTALLS_MAX, Thread.ofPlatform().daemon().name("install-", 0).factory());
  private final long startedMs;
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final List<String> stepFailures = new CopyOnWriteArrayList<>();
  private final AtomicInteger stepsRunning = new AtomicInteger();
  private final AtomicBoolean stopping = new AtomicBoolean();

  private Supervisor(
      MeshHome home, Plan plan, SupervisorSettings settings, Clock clock, List<ReadyStep> steps) {
    this.home = home;
    this.profile = plan.profile();
    this.steps = List.copyOf(steps);
    this.startedMs = clock.millis();
    this.runners = new LinkedHashMap<>();
    this.sampler = new Sampler(runners, settings);
  }

  /**
   * What is to run.
   *
   * @param parts every part's needs must be among them
   * @param wishedPorts numbers by part, as in {@code trino}, or by part and port, {@code
   *     trino.http}
   * @param java17 where a JDK 17 was found
   */
  public record Plan(
      String profile, List<Part> parts, Map<String, Integer> wishedPorts, Optional<Path> java17) {
    public Plan {
      parts = Order.byNeeds(parts);
      wishedPorts = Map.copyOf(wishedPorts);
    }
  }

  /**
   * Prepares an installation; nothing is started yet. Ends what a crashed launcher left behind.
   *
   * @param random a cryptographically strong source for secrets
   */
  public static Supervisor create(
      MeshHome home,
      Plan plan,
      Installer installer,
      List<ReadyStep> steps,
      SupervisorSettings settings,
      Clock clock,
      RandomGenerator random) {
    MeshHome.createPrivate(home.root());
    MeshHome.createPrivate(home.root().resolve("logs"));
    Leftovers leftovers = new Leftovers(home);
    int ended = leftovers.end(LEFTOVER_GRACE);
    Ports ports = Ports.assign(plan.parts(), Ports.kept(home), plan.wishedPorts(), Ports::isFree);
    ports.keep(home);
    Exports exports = new Exports(home);
    exports.ports(ports);
    PartEnvironment.Surroundings surroundings =
        new PartEnvironment.Surroundings(
            home, ports, new Secrets(home, random), exports, plan.java17());
    Supervisor supervisor = new Supervisor(home, plan, settings, clock, steps);
    supervisor.notices.addAll(ports.notices());
    if (ended > 0) {
      supervisor.notices.add(
          ended + " processes that an earlier launcher left behind were ended first");
    }
    PartRunner.Tools tools =
        new PartRunner.Tools(
            installer,
            supervisor.installs,
            new StartGate(settings.startsMax()),
            leftovers,
            settings,
            clock,
            supervisor::partReady);
    for (Part part : plan.parts()) {
      PartRunner runner = new PartRunner(part, new PartEnvironment(part, surroundings), tools);
      part.needs().forEach(need -> runner.needs(supervisor.runner(need)));
      supervisor.runners.put(part.name(), runner);
    }
    return supervisor;
  }

  /** Starts all parts; returns at once. */
  public void start() {
    runners.values().forEach(PartRunner::start);
    sampler.start();
  }

  private void partReady(PartRunner runner) {
    for (ReadyStep step : steps) {
      stepsRunning.incrementAndGet();
      Thread.ofVirtual().name("step-" + step.name()).start(() -> run(step, runner));
    }
  }

  private void run(ReadyStep step, PartRunner runner) {
    String place = step.name() + " after " + runner.part().name() + ": ";
    try {
      step.partReady(runner.part().name(), runner.environment());
      stepFailures.removeIf(failure -> failure.startsWith(place));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      stepFailures.removeIf(failure -> failure.startsWith(place));
      stepFailures.add(place + (e.getMessage() == null ? e.toString() : e.getMessage()));
    } finally {
      stepsRunning.decrementAndGet();
    }
  }

  /** Everything at this moment. */
  public MeshStatus status() {
    // The steps are counted before the parts are read: a part that becomes ready in between is
    // then not yet ready in the answer.
    boolean stepsDone = stepsRunning.get() == 0;
    List<PartStatus> parts = runners.values().stream().map(PartRunner::status).toList();
    List<String> problems = new ArrayList<>(stepFailures);
    steps.forEach(step -> problems.addAll(step.problems()));
    return new MeshStatus(
        home.root().toString(),
        profile,
        ProcessHandle.current().pid(),
        startedMs,
        stopping.get(),
        stepsDone && settled(parts),
        notices,
        problems,
        parts);
  }

  /** A part that waits for one that failed for good is as settled as that one. */
  private boolean settled(List<PartStatus> parts) {
    Set<String> settled = new LinkedHashSet<>();
    Set<String> broken = new LinkedHashSet<>();
    for (PartStatus part : parts) {
      boolean waitsForBroken =
          part.state() == PartState.WAITING
              && runner(part.name()).part().needs().stream().anyMatch(broken::contains);
      if (waitsForBroken || (part.settled() && part.state() != PartState.READY)) {
        broken.add(part.name());
      }
      if (waitsForBroken || part.settled()) {
        settled.add(part.name());
      }
    }
    return settled.size() == parts.size();
  }

  /** The names of all parts. */
  public Set<String> names() {
    return runners.keySet();
  }

  /** Ends a part and starts it again; parts that are unavailable because of it are tried again. */
  public void restart(String name) {
    PartRunner runner = runner(name);
    runner.restart("restarted on request");
    retryUnavailable(runner);
  }

  private static void retryUnavailable(PartRunner runner) {
    for (PartRunner dependent : runner.dependents()) {
      if (dependent.status().state() == PartState.UNAVAILABLE) {
        dependent.restart("");
        retryUnavailable(dependent);
      }
    }
  }

  /** Removes the data of a part; those that keep something in it are started again after it. */
  public void reset(String name) {
    PartRunner runner = runner(name);
    runner.reset();
    restartDependents(runner);
  }

  private static void restartDependents(PartRunner runner) {
    for (PartRunner dependent : runner.dependents()) {
      dependent.restart(runner.part().name() + ", which it needs, was reset");
      restartDependents(dependent);
    }
  }

  private PartRunner runner(String name) {
    PartRunner runner = runners.get(name);
    if (runner == null) {
      throw new MeshException(
          ErrorCode.NOT_FOUND, "There is no part " + name + " in the profile " + profile);
    }
    return runner;
  }

  /** Stops all parts in reverse order of their needs; returns when none runs. */
  public void stop() throws InterruptedException {
    stopping.set(true);
    sampler.stop();
    runners.values().forEach(PartRunner::stop);
    for (PartRunner runner : runners.values()) {
      runner.awaitStopped();
    }
    installs.shutdownNow();
  }
}
