package io.omnimesh.cli.products;

import io.omnimesh.catalog.apply.Materialiser;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.state.PortKind;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.contract.error.ErrorCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh refresh}: makes tables anew without waiting for their schedule. */
@Command(
    name = "refresh",
    description = {
      "Make the tables of products anew now: written beside, checked, shown in one step.",
      "Exit code: 0; 5 where data broke its contract and readers keep the old rows."
    })
public final class RefreshCommand implements Callable<Integer> {
  private static final int CONNECTIONS = 3;

  @Parameters(
      paramLabel = "DOMAIN/PRODUCT",
      arity = "0..*",
      description = "Which products (default: all with tables).")
  private List<String> names = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean good = true;
    try (Control control = Control.open(Installation.find(), CONNECTIONS)) {
      ProductNames.requireKnown(names, control);
      for (Port port : control.served(names)) {
        if (port.kind() != PortKind.TABLE) {
          continue;
        }
        Materialiser.Outcome outcome = control.materialiser().materialise(port, Who.asks());
        boolean shown = outcome.state() == Materialiser.State.PUBLISHED;
        good &= shown;
        out.println(
            port.id()
                + (shown
                    ? ": " + PlanView.count(outcome.rows(), "row") + " shown"
                    : ": FAILED, readers keep the old rows: " + outcome.message()));
        out.flush();
      }
    }
    return good ? 0 : ErrorCode.CONFLICT.exitCode();
  }
}
