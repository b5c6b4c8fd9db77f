package io.omnimesh.cli.contract;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mesh contract}: what is done with one contract's file. */
@Command(
    name = "contract",
    description = "Draft contracts of tables, schemas and samples; write them for other tools.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ImportCommand.class, ExportCommand.class})
public final class ContractCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command: import, export.");
  }
}
