package io.omnimesh.cli.sources;

import io.omnimesh.catalog.source.SourceFile;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.catalogs.SourceService.Added;
import io.omnimesh.query.catalogs.SourceService.Check;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh sources add}: makes a system queryable while the mesh runs. */
@Command(
    name = "add",
    description = "Add a source from a file; it can be queried at once, nothing is restarted.")
final class AddSourceCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The definition; see docs/guides/add-a-source.md.")
  private Path file;

  @Option(names = "--no-test", description = "Add it even if the system does not answer now.")
  private boolean noTest;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String text = text();
    // A bad file is refused also while the mesh is down.
    SourceFile.read(file.toString(), text);
    Added added =
        new Sources().service().add(file.toString(), text, noTest ? Check.NO_TEST : Check.TEST);
    PrintWriter err = spec.commandLine().getErr();
    added.report().ifPresent(report -> ReportText.print(List.of(report), err));
    err.println(
        "Added source "
            + added.source().name()
            + " to domain "
            + added.source().domain()
            + "; query it with: ./mesh query \"show schemas from "
            + added.source().name()
            + "\"");
    return 0;
  }

  private String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Cannot read " + file + " (" + e + "); name a readable UTF-8 file",
          e);
    }
  }
}
