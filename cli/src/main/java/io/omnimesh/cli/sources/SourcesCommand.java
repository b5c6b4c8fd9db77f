package io.omnimesh.cli.sources;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mesh sources}: the group of commands. */
@Command(
    name = "sources",
    description = "List, test, add and remove the systems that the mesh reads.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ListSourcesCommand.class,
      TestSourcesCommand.class,
      AddSourceCommand.class,
      RemoveSourceCommand.class
    })
public final class SourcesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Name one of: sources list, sources test, sources add, sources remove.");
  }
}
