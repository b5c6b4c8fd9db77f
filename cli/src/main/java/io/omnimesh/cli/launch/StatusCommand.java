package io.omnimesh.cli.launch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.cli.home.Terminals;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.control.ControlClient;
import io.omnimesh.embedded.process.ProcFs;
import io.omnimesh.embedded.supervise.MeshStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what every part does. */
@Command(
    name = "status",
    description = "Show state, port, memory, CPU, uptime and age of the data of every part.")
public final class StatusCommand implements Callable<Integer> {
  private static final Duration REFRESH = Duration.ofSeconds(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--watch", description = "Refresh every two seconds until Ctrl-C.")
  private boolean watch;

  @Option(
      names = "--output",
      paramLabel = "table|json",
      defaultValue = "TABLE",
      description = "How it is written (default: table).")
  private Format output = Format.TABLE;

  @Spec private CommandSpec spec;

  /** How the status is written. */
  enum Format {
    TABLE,
    JSON
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Installation installation = Installation.find();
    ControlClient client = new ControlClient(installation.home());
    PrintWriter out = spec.commandLine().getOut();
    while (true) {
      MeshStatus status =
          client
              .status()
              .orElseThrow(() ->
                  new MeshException(
                      ErrorCode.UNAVAILABLE,
                      "The mesh of "
                          + installation.home().root()
                          + " does not run; start it: ./mesh up"));
      Map<String, Duration> ages = DataAges.of(installation, status);
      String text =
          switch (output) {
            case JSON -> JSON.writeValueAsString(json(status, ages));
            case TABLE -> StatusTable.render(status, ages, Clock.systemUTC().millis());
          };
      if (watch && output == Format.TABLE && Terminals.stdout()) {
        out.print("\u001b[H\u001b[2J");
      }
      out.println(text.stripTrailing());
      out.flush();
      if (!watch) {
        return 0;
      }
      TimeUnit.MILLISECONDS.sleep(REFRESH.toMillis());
    }
  }

  /** The status with what this process knows beside it. */
  private static ObjectNode json(MeshStatus status, Map<String, Duration> ages) {
    ObjectNode json = JSON.valueToTree(status);
    json.putObject("launcher")
        .put("pid", status.launcherPid())
        .put("memoryBytes", memory(status.launcherPid()));
    ObjectNode seconds = json.putObject("dataAgeSeconds");
    ages.forEach((part, age) -> seconds.put(part, age.toMillis() / 1_000.0));
    return json;
  }

  private static long memory(long pid) {
    return ProcFs.usage(ProcFs.snapshot(pid).stream().toList()).memoryBytes();
  }
}
