package io.omnimesh.cli.sources;

import io.omnimesh.catalog.source.Source;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh sources remove}: the mesh forgets a system; the system itself is not touched. */
@Command(
    name = "remove",
    description = "Remove a source: its catalog and its file. The system itself is not touched.")
final class RemoveSourceCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "The source.")
  private String name;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Source removed = new Sources().service().remove(name);
    spec.commandLine()
        .getErr()
        .println("Removed source " + removed.name() + " from domain " + removed.domain() + ".");
    return 0;
  }
}
