package io.omnimesh.cli.launch;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.cli.home.Terminals;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.control.ControlClient;
import io.omnimesh.embedded.install.FileTree;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.supervise.InstanceLock;
import io.omnimesh.embedded.supervise.MeshStatus;
import io.omnimesh.embedded.supervise.PartStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes data, after asking. */
@Command(
    name = "reset",
    description = "Remove the data of one part, or of the whole installation (asks first).")
public final class ResetCommand implements Callable<Integer> {
  /** What belongs to an installation; nothing else in its folder is touched. */
  private static final List<String> OWN =
      List.of(
          "data", "config", "logs", "run", "secrets", "cache", "ports.json", "mesh.env", "profile");

  @Parameters(arity = "0..1", paramLabel = "PART", description = "The part; without it, all.")
  private @Nullable String part;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Installation installation = Installation.find();
    MeshHome home = installation.home();
    Optional<String> named = Optional.ofNullable(part);
    if (named.isPresent()) {
      resetPart(installation, named.get());
    } else {
      confirm("all data, secrets and logs of " + home.root());
      StopCommand.stop(home, Clock.systemUTC()).ifPresent(this::say);
      try (InstanceLock _ = InstanceLock.take(home)) {
        for (String name : OWN) {
          FileTree.delete(home.root().resolve(name));
        }
      }
      FileTree.delete(home.run());
      say("All data, secrets and logs of " + home.root() + " were removed");
    }
    return 0;
  }

  private void resetPart(Installation installation, String name)
      throws IOException, InterruptedException {
    MeshHome home = installation.home();
    ControlClient client = new ControlClient(home);
    Optional<MeshStatus> running = client.status();
    Composition composition = new Composition(installation, Clock.systemUTC());
    List<String> known =
        running
            .map(status -> status.parts().stream().map(PartStatus::name).toList())
            .orElseGet(() ->
                composition.parts(Composition.Profile.FULL).stream().map(Part::name).toList());
    PartNames.check(name, known);
    confirm("the data of " + name + " in " + home.data(name));
    PrintWriter err = spec.commandLine().getErr();
    if (running.isPresent()) {
      long readyBefore = running.get().part(name).map(PartStatus::readyMs).orElse(0L);
      client.reset(name);
      RestartCommand.awaitReady(client, name, readyBefore, err);
      return;
    }
    try (InstanceLock _ = InstanceLock.take(home)) {
      for (Path folder : List.of(home.data(name), home.config(name))) {
        FileTree.delete(folder);
      }
    }
    say("The data of " + name + " was removed");
  }

  private void say(String what) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(what);
    err.flush();
  }

  private void confirm(String what) throws IOException {
    if (yes) {
      return;
    }
    if (!Terminals.stdin()) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "Reset would remove " + what + "; add --yes to do it");
    }
    PrintWriter err = spec.commandLine().getErr();
    err.print("Remove " + what + "? [y/N] ");
    err.flush();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String answer = in.readLine();
    if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
      throw new MeshException(ErrorCode.CANCELLED, "Nothing was removed");
    }
  }
}
