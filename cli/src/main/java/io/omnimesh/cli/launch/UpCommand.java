package io.omnimesh.cli.launch;

import io.omnimesh.cli.home.Installation;
import io.omnimesh.cli.home.Terminals;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.install.Installer;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the mesh on this machine and keeps it running. */
@Command(
    name = "up",
    description = "Start the mesh: fetch what is missing, start every part, watch them.")
public final class UpCommand implements Callable<Integer> {
  @Option(
      names = "--profile",
      paramLabel = "full|small",
      description = "Which parts run; remembered for later starts (full at first).")
  private Composition.@Nullable Profile profile;

  @Option(names = "--detach", description = "Return when the mesh is ready; it runs on.")
  private boolean detach;

  @Option(
      names = "--port",
      paramLabel = "PART[.NAME]=N",
      description = "The port of a part, as in --port trino=8443; remembered.")
  private Map<String, Integer> ports = new LinkedHashMap<>();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Installation installation = Installation.find();
    Clock clock = Clock.systemUTC();
    Composition composition = new Composition(installation, clock);
    Composition.Profile chosen = composition.profile(Optional.ofNullable(profile));
    checkPorts(composition, chosen);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    ProgressView view =
        Terminals.stderr()
            ? ProgressView.live(err, TerminalWidth.columns())
            : ProgressView.plain(err);
    if (detach) {
      return new DetachedStart(installation.home(), out, view, clock).start(chosen, ports);
    }
    new Launcher(installation.home(), out, err, clock)
        .run(
            new Installer(Composition.userFolders()),
            installer -> composition.supervisor(chosen, ports, installer),
            view);
    return 0;
  }

  private void checkPorts(Composition composition, Composition.Profile chosen) {
    ports.forEach((name, number) -> {
      String part = name.split("\\.", 2)[0];
      PartNames.check(part, composition.parts(chosen).stream().map(each -> each.name()).toList());
      if (number < 1 || number > 65_535) {
        throw new MeshException(
            ErrorCode.INVALID_INPUT, "--port " + name + "=" + number + " is not 1 to 65535");
      }
    });
  }
}
