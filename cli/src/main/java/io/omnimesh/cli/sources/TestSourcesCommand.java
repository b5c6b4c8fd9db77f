package io.omnimesh.cli.sources;

import io.omnimesh.cli.home.OutputOption;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.query.catalogs.SourceReport;
import io.omnimesh.query.catalogs.SourceReport.Verdict;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh sources test}: from the host's name to a row, step by step. */
@Command(
    name = "test",
    description = "Test sources step by step: name, port, login, schemas, one row, with times.")
final class TestSourcesCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "Which sources (default: all).")
  private List<String> names = List.of();

  @Mixin private OutputOption output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<SourceReport> reports = new Sources().service().test(names);
    if (output.json()) {
      spec.commandLine().getOut().println(SourcesJson.reports(reports));
    } else {
      ReportText.print(reports, spec.commandLine().getOut());
    }
    boolean failed = reports.stream().anyMatch(it -> it.verdict() == Verdict.FAILED);
    return failed ? ErrorCode.UNAVAILABLE.exitCode() : 0;
  }
}
