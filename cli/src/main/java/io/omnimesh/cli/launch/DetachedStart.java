package io.omnimesh.cli.launch;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.cli.Main;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.control.ControlClient;
import io.omnimesh.embedded.process.LogFile;
import io.omnimesh.embedded.supervise.InstanceLock;
import io.omnimesh.embedded.supervise.MeshStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts the launcher as a process of its own and shows its progress until the mesh is ready. */
final class DetachedStart {
  private static final int REDRAW_MS = 200;
  private static final long LOG_BYTES_MAX = 4L * 1024 * 1024;

  private final MeshHome home;
  private final PrintWriter out;
  private final ProgressView view;
  private final Clock clock;

  DetachedStart(MeshHome home, PrintWriter out, ProgressView view, Clock clock) {
    this.home = home;
    this.out = out;
    this.view = view;
    this.clock = clock;
  }

  int start(Composition.Profile profile, Map<String, Integer> ports)
      throws IOException, InterruptedException {
    MeshHome.createPrivate(home.root());
    MeshHome.createPrivate(home.root().resolve("logs"));
    InstanceLock.take(home).close();
    LogFile log = new LogFile(home.log("launcher"));
    log.rotate(LOG_BYTES_MAX, 2);
    long logStart = log.length();
    Process launcher =
        new ProcessBuilder(command(profile, ports))
            .redirectInput(new java.io.File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()))
            .start();
    ControlClient client = new ControlClient(home);
    while (!launcher.waitFor(REDRAW_MS, TimeUnit.MILLISECONDS)) {
      Optional<MeshStatus> status =
          client.status().filter(each -> each.launcherPid() == launcher.pid());
      if (status.isPresent()) {
        view.show(status.get(), clock.millis());
        if (status.get().settled()) {
          Summary.print(out, status.get(), clock.millis(), "./mesh stop");
          return 0;
        }
      }
    }
    throw new MeshException(
        ErrorCode.UNAVAILABLE,
        "The launcher ended with code %d: %s (log: %s)"
            .formatted(launcher.exitValue(), log.reasonAfter(logStart), log.path()));
  }

  /** This very command without {@code --detach}, in a session that outlives the terminal. */
  private static List<String> command(Composition.Profile profile, Map<String, Integer> ports)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add("setsid");
    for (String word : Files.readString(Path.of("/proc/self/cmdline")).split("\0", -1)) {
      command.add(word);
      if (word.equals(Main.class.getName())) {
        break;
      }
    }
    command.addAll(List.of("up", "--profile", profile.toString()));
    ports.forEach((name, number) -> command.addAll(List.of("--port", name + "=" + number)));
    return command;
  }
}
