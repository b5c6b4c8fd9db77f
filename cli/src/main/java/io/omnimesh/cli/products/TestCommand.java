package io.omnimesh.cli.products;

import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.quality.QualityReport;
import io.omnimesh.query.quality.QualityReportJson;
import io.omnimesh.query.quality.QualityReportJunit;
import io.omnimesh.query.quality.QualityReportReader;
import io.omnimesh.query.quality.QualityReportText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh test}: does the data keep the promise? */
@Command(
    name = "test",
    description = {
      "Check the data of products against the contracts that are served: one scan a table for all"
          + " rules of the library, sample rows of what is broken. The results are kept.",
      "Exit code: 0; 10 where a rule of severity error is broken or could not be run."
    })
public final class TestCommand implements Callable<Integer> {
  private static final int BROKEN = 10;
  private static final int CONNECTIONS = 2;

  @Parameters(
      paramLabel = "DOMAIN/PRODUCT",
      arity = "0..*",
      description = "Which products (default: all that are served).")
  private List<String> names = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "table",
      description = "table, json or junit (default: table).")
  private Form form = Form.TABLE;

  @Option(names = "--all-rules", description = "Also show the rules that are kept.")
  private boolean allRules;

  @Mixin private ServerOption server;
  @Spec private CommandSpec spec;

  /** How the results are written. */
  enum Form {
    TABLE,
    JSON,
    JUNIT
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<QualityReport> reports = new ArrayList<>();
    boolean allAnswered =
        server
            .remote()
            .map(mesh -> remotely(mesh, reports, out))
            .orElseGet(() -> here(reports, out));
    switch (form) {
      case TABLE -> {}
      case JSON -> out.println(QualityReportJson.of(reports));
      case JUNIT -> out.println(QualityReportJunit.of(reports));
    }
    out.flush();
    if (!allAnswered) {
      return ErrorCode.UNAVAILABLE.exitCode();
    }
    return reports.stream().allMatch(QualityReport::isGood) ? 0 : BROKEN;
  }

  private boolean here(List<QualityReport> reports, PrintWriter out) {
    try (Control control = Control.open(Installation.find(), CONNECTIONS)) {
      ProductNames.requireKnown(names, control);
      boolean allAnswered = true;
      for (Port port : control.served(names)) {
        allAnswered &=
            check(port.id(), () -> control.checks().check(port, Who.asks()), reports, out);
      }
      return allAnswered;
    }
  }

  private boolean remotely(RemoteMesh mesh, List<QualityReport> reports, PrintWriter out) {
    boolean allAnswered = true;
    for (PortId port : RemotePorts.served(mesh, names)) {
      allAnswered &=
          check(
              port,
              () ->
                  QualityReportReader.read(
                      mesh.post(RemotePorts.path(port) + "/quality", "", follow -> {})),
              reports,
              out);
    }
    return allAnswered;
  }

  /** One product that does not answer hides no other. */
  private boolean check(
      PortId port, Supplier<QualityReport> check, List<QualityReport> reports, PrintWriter out) {
    try {
      QualityReport report = check.get();
      reports.add(report);
      if (form == Form.TABLE) {
        out.print(text(report));
        out.flush();
      }
      return true;
    } catch (MeshException e) {
      spec.commandLine().getErr().println("mesh: " + port + ": " + e.getMessage());
      return false;
    }
  }

  private String text(QualityReport report) {
    return allRules ? QualityReportText.of(report) : QualityReportText.broken(report);
  }
}
