package io.omnimesh.cli.sources;

import io.omnimesh.catalog.domain.DomainFiles;
import io.omnimesh.cli.home.OutputOption;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.query.catalogs.SourceStatus;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mesh sources list}: what the files define, and whether Trino has it. */
@Command(name = "list", description = "List all sources with their domain, system and state.")
final class ListSourcesCommand implements Callable<Integer> {
  @Mixin private OutputOption output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Sources sources = new Sources();
    DomainFiles.Checked checked = sources.files().check();
    List<SourceStatus> statuses =
        sources.started()
            ? sources.service().list()
            : checked.domains().sources().stream()
                .map(source -> new SourceStatus(source, SourceStatus.State.UNKNOWN))
                .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(SourcesJson.statuses(statuses));
    } else {
      Columns columns = new Columns("SOURCE", "DOMAIN", "SYSTEM", "STATE", "TITLE");
      for (SourceStatus status : statuses) {
        columns.add(
            status.source().name(),
            status.source().domain(),
            status.source().connection().system().title(),
            status.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            status.source().title());
      }
      out.print(columns);
    }
    out.flush();
    checked.problems().forEach(spec.commandLine().getErr()::println);
    return checked.problems().isEmpty() ? 0 : ErrorCode.INVALID_INPUT.exitCode();
  }
}
