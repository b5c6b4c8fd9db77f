package io.omnimesh.embedded.process;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.Shutdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The running process of a part. It leads a session of its own, so that Ctrl-C in the terminal
 * reaches the launcher alone, and writes to its log by itself, so that it neither stops nor blocks
 * when the launcher is killed.
 */
public final class ChildProcess {
  /** Marks every process of an installation; the value is its root folder. */
  public static final String HOME_VARIABLE = "MESH_HOME";

  /** Marks the processes that the launcher started; the value is the part's name. */
  public static final String PART_VARIABLE = "MESH_PART";

  private static final List<String> PASSED_ON =
      List.of(
          "PATH",
          "HOME",
          "USER",
          "LANG",
          "LC_ALL",
          "TZ",
          "TMPDIR",
          "MESH_CACHE",
          "MESH_DOMAINS",
          "XDG_CACHE_HOME");

  private final Process process;
  private final ProcFs.Identity identity;

  private ChildProcess(Process process, ProcFs.Identity identity) {
    this.process = process;
    this.identity = identity;
  }

  /** Starts a part's process. */
  public static ChildProcess start(MeshHome home, String part, Launch launch) {
    List<String> command = new ArrayList<>();
    Path setsid = Path.of("/usr/bin/setsid");
    if (Files.isExecutable(setsid)) {
      command.add(setsid.toString());
    }
    command.addAll(launch.command());
    Path log = home.log(part);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(launch.workingFolder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectInput(Path.of("/dev/null").toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(PASSED_ON);
    environment.putIfAbsent("LANG", "C.UTF-8");
    environment.putAll(launch.environment());
    environment.put(HOME_VARIABLE, home.root().toString());
    environment.put(PART_VARIABLE, part);
    try {
      MeshHome.createPrivate(home.root().resolve("logs"));
      Process process = builder.start();
      ProcFs.Identity identity =
          ProcFs.snapshot(process.pid())
              .map(ProcFs.Snapshot::identity)
              .orElseGet(() -> new ProcFs.Identity(process.pid(), 0));
      return new ChildProcess(process, identity);
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.UNAVAILABLE,
          "The program " + launch.command().getFirst() + " cannot be started: " + e.getMessage(),
          e);
    }
  }

  public ProcFs.Identity identity() {
    return identity;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Completes with the exit code when it ends. */
  public CompletableFuture<Integer> exit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** Asks it to end, and kills it and what is left of its descendants after the grace. */
  public void end(Shutdown shutdown) {
    Signals.end(identity, shutdown);
  }
}
