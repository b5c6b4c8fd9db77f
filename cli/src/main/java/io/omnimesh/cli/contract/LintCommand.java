package io.omnimesh.cli.contract;

import io.omnimesh.cli.home.Installation;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.lint.ContractLint;
import io.omnimesh.contract.lint.LintResult;
import io.omnimesh.contract.lint.report.LintReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh lint}: are contracts and products valid, and where not? */
@Command(
    name = "lint",
    description = {
      "Check data contracts (ODCS) and data products (ODPS).",
      "Ends with 0 where there is no error, else with 2; warnings do not count."
    })
public final class LintCommand implements Callable<Integer> {
  private static final String STDIN = "-";

  /** How findings are written. */
  enum Output {
    TEXT,
    JSON,
    SARIF,
    JUNIT
  }

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE|FOLDER|-",
      description = "What to check (default: the domains/ folder of the checkout).")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json, sarif or junit (default: text).")
  private Output output = Output.TEXT;

  @Override
  public Integer call() throws IOException {
    List<LintResult> results = new ArrayList<>();
    if (targets.isEmpty()) {
      folder(Installation.find().domains(), results);
    }
    for (String target : targets) {
      if (target.equals(STDIN)) {
        results.add(ContractLint.check("stdin", ContractFiles.limited(System.in)));
      } else {
        folder(Path.of(target), results);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (output) {
          case TEXT -> LintReport.text(results);
          case JSON -> LintReport.json(results);
          case SARIF -> LintReport.sarif(results);
          case JUNIT -> LintReport.junit(results);
        });
    out.flush();
    return results.stream().anyMatch(LintResult::hasErrors)
        ? ErrorCode.INVALID_INPUT.exitCode()
        : 0;
  }

  private static void folder(Path path, List<LintResult> results) {
    for (Path file : ContractFiles.find(path)) {
      results.add(ContractLint.check(shown(file), ContractFiles.read(file)));
    }
  }

  /** As short as it can be named from here. */
  private static String shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path whole = file.toAbsolutePath().normalize();
    return whole.startsWith(here) ? here.relativize(whole).toString() : file.toString();
  }
}
