package io.omnimesh.cli.launch;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.embedded.control.ControlServer;
import io.omnimesh.embedded.install.Installer;
import io.omnimesh.embedded.supervise.InstanceLock;
import io.omnimesh.embedded.supervise.MeshStatus;
import io.omnimesh.embedded.supervise.Supervisor;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The launcher's process: holds the installation, supervises, answers other commands, and stops all
 * parts in order on Ctrl-C, SIGTERM or {@code mesh stop}.
 */
final class Launcher {
  private static final Duration REDRAW = Duration.ofMillis(200);

  private final MeshHome home;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Clock clock;
  private final CountDownLatch stopWished = new CountDownLatch(1);
  private final ReentrantLock stopping = new ReentrantLock();
  private boolean stopped;

  Launcher(MeshHome home, PrintWriter out, PrintWriter err, Clock clock) {
    this.home = home;
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  /** Runs until it is asked to end. */
  void run(Installer installer, Function<Installer, Supervisor> composition, ProgressView view)
      throws InterruptedException {
    MeshHome.createPrivate(home.root());
    try (InstanceLock _ = InstanceLock.take(home);
        installer) {
      Supervisor supervisor = composition.apply(installer);
      try (ControlServer _ = ControlServer.start(home, supervisor, stopWished::countDown)) {
        Thread hook = Thread.ofPlatform().unstarted(() -> stopQuietly(supervisor));
        Runtime.getRuntime().addShutdownHook(hook);
        supervisor.start();
        if (awaitSettled(supervisor, view)) {
          Summary.print(out, supervisor.status(), clock.millis(), "Ctrl-C, or ./mesh stop");
          stopWished.await();
        }
        stop(supervisor);
      }
    }
  }

  /** Whether the mesh settled before someone asked it to stop. */
  private boolean awaitSettled(Supervisor supervisor, ProgressView view)
      throws InterruptedException {
    while (!stopWished.await(REDRAW.toMillis(), TimeUnit.MILLISECONDS)) {
      MeshStatus status = supervisor.status();
      if (status.stopping()) {
        return false;
      }
      view.show(status, clock.millis());
      if (status.settled()) {
        return true;
      }
    }
    return false;
  }

  private void stopQuietly(Supervisor supervisor) {
    try {
      stop(supervisor);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops once; a second caller waits until the first is done. */
  private void stop(Supervisor supervisor) throws InterruptedException {
    stopping.lockInterruptibly();
    try {
      if (!stopped) {
        long startMs = clock.millis();
        err.println("Stopping ...");
        err.flush();
        supervisor.stop();
        stopped = true;
        err.println("Stopped in " + Figures.duration(Duration.ofMillis(clock.millis() - startMs)));
        err.flush();
      }
    } finally {
      stopping.unlock();
    }
  }
}
