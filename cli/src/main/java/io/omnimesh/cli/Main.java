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
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      // One a line, in the order of the help page.
      UpCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      RestartCommand.class,
      StopCommand.class,
      DoctorCommand.class,
      ResetCommand.class,
      SourcesCommand.class,
      PlanCommand.class,
      ApplyCommand.class,
      NextMajorCommand.class,
      TestCommand.class,
      RefreshCommand.class,
      ContractCommand.class,
      DiffCommand.class,
      LintCommand.class,
      QueryCommand.class,
      SqlCommand.class,
      ReplayCommand.class,
      ServeCommand.class,
      SimulateCommand.class,
      TokenCommand.class,
      BenchCommand.class,
      ShapesCommand.class,
      LockCommand.class,
      HelpCommand.class,
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
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

  private static String message(Throwable failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
