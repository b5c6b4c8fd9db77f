package io.omnimesh.cli;

import io.omnimesh.cli.access.TokenCommand;
import io.omnimesh.cli.bench.BenchCommand;
import io.omnimesh.cli.contract.ContractCommand;
import io.omnimesh.cli.contract.DiffCommand;
import io.omnimesh.cli.contract.LintCommand;
import io.omnimesh.cli.launch.DoctorCommand;
import io.omnimesh.cli.launch.LockCommand;
import io.omnimesh.cli.launch.LogsCommand;
import io.omnimesh.cli.launch.ResetCommand;
import io.omnimesh.cli.launch.RestartCommand;
import io.omnimesh.cli.launch.StatusCommand;
import io.omnimesh.cli.launch.StopCommand;
import io.omnimesh.cli.launch.UpCommand;
import io.omnimesh.cli.products.ApplyCommand;
import io.omnimesh.cli.products.NextMajorCommand;
import io.omnimesh.cli.products.PlanCommand;
import io.omnimesh.cli.products.RefreshCommand;
import io.omnimesh.cli.products.TestCommand;
import io.omnimesh.cli.query.QueryCommand;
import io.omnimesh.cli.query.SqlCommand;
import io.omnimesh.cli.replay.ReplayCommand;
import io.omnimesh.cli.serve.ServeCommand;
import io.omnimesh.cli.simulate.SimulateCommand;
import io.omnimesh.cli.sources.SourcesCommand;
import io.omnimesh.cli.world.ShapesCommand;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The entry of {@code ./mesh}: parses, runs the command, and turns failures into one plain message
 * and an exit code.
 */
@Command(
    name = "mesh",
    description = "A retail data mesh for omnichannel analytics.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    version = "OmniMesh 0.1.0",
    synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
  /** In the order of the help page. */
  private static final List<String> COMMANDS =
      List.of(
          "up",
          "status",
          "logs",
          "restart",
          "stop",
          "doctor",
          "reset",
          "sources",
          "plan",
          "apply",
          "next-major",
          "test",
          "refresh",
          "lint",
          "diff",
          "contract",
          "query",
          "sql",
          "replay",
          "serve",
          "simulate",
          "token",
          "bench",
          "shapes",
          "lock",
          "help");

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine(arguments).execute(arguments));
  }

  /**
   * The commands that some arguments can reach: the one that they name, or all. Looking at a
   * command loads what it may use, so that all of them take longer than most single ones run.
   */
  static CommandLine commandLine(String... arguments) {
    CommandLine commandLine = new CommandLine(new Main());
    String first = arguments.length == 0 ? "help" : arguments[0];
    boolean one = COMMANDS.contains(first) && !first.equals("help");
    for (String name : one ? List.of(first) : COMMANDS) {
      commandLine.addSubcommand(name, command(name));
    }
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine
        .getCommandSpec()
        .usageMessage()
        .footer(
            "",
            "For the checkout itself: 'mesh selftest' runs every test, 'mesh format' mends the style,",
            "'mesh mvn' is Maven on the JDK that was found.");
    commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
      ErrorCode code = failure instanceof MeshException known ? known.code() : ErrorCode.INTERNAL;
      command.getErr().println("mesh: " + message(failure));
      if (code == ErrorCode.INTERNAL) {
        failure.printStackTrace(command.getErr());
      }
      return code.exitCode();
    });
    return commandLine;
  }

  /** A command by its name; a switch, because a method reference would load the class early. */
  private static Object command(String name) {
    return switch (name) {
      case "up" -> new UpCommand();
      case "status" -> new StatusCommand();
      case "logs" -> new LogsCommand();
      case "restart" -> new RestartCommand();
      case "stop" -> new StopCommand();
      case "doctor" -> new DoctorCommand();
      case "reset" -> new ResetCommand();
      case "sources" -> new SourcesCommand();
      case "plan" -> new PlanCommand();
      case "apply" -> new ApplyCommand();
      case "next-major" -> new NextMajorCommand();
      case "test" -> new TestCommand();
      case "refresh" -> new RefreshCommand();
      case "lint" -> new LintCommand();
      case "diff" -> new DiffCommand();
      case "contract" -> new ContractCommand();
      case "query" -> new QueryCommand();
      case "sql" -> new SqlCommand();
      case "replay" -> new ReplayCommand();
      case "serve" -> new ServeCommand();
      case "simulate" -> new SimulateCommand();
      case "token" -> new TokenCommand();
      case "bench" -> new BenchCommand();
      case "shapes" -> new ShapesCommand();
      case "lock" -> new LockCommand();
      case "help" -> new HelpCommand();
      default -> throw new IllegalStateException("No command " + name);
    };
  }

  private static String message(Throwable failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
