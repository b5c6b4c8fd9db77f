package io.omnimesh.cli.products;

import io.omnimesh.catalog.apply.ApplyListener;
import io.omnimesh.catalog.apply.ApplyReport;
import io.omnimesh.catalog.plan.Step;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.contract.error.ErrorCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh apply}: brings what runs to what the files say. */
@Command(
    name = "apply",
    description = {
      "Carry out what mesh plan shows. A product is applied as a whole or stays as it was; a run that"
          + " was killed is finished by the next.",
      "Exit code: 0; 5 where the plan is refused, a product failed or someone else applies."
    })
public final class ApplyCommand implements Callable<Integer> {
  private static final int CONNECTIONS = 3;

  @Parameters(
      paramLabel = "DOMAIN/PRODUCT",
      arity = "0..*",
      description = "Which products (default: all).")
  private List<String> names = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Control control = Control.open(Installation.find(), CONNECTIONS)) {
      ProductNames.requireKnown(names, control);
      ApplyReport report =
          control.products().apply(Set.copyOf(names), Who.asks(), new Printer(out));
      out.println(summary(report));
      out.flush();
      return report.failed().isEmpty() && report.skipped().isEmpty()
          ? 0
          : ErrorCode.CONFLICT.exitCode();
    }
  }

  private static String summary(ApplyReport report) {
    if (report.applied().isEmpty() && report.failed().isEmpty()) {
      return "Nothing to do: all products run as their files say.";
    }
    String text = PlanView.count(report.applied().size(), "product") + " applied";
    if (!report.failed().isEmpty()) {
      text += ", " + report.failed().size() + " failed and stayed as before";
    }
    if (!report.skipped().isEmpty()) {
      text += ", " + report.skipped().size() + " skipped";
    }
    return text + ".";
  }

  /** Prints each step once it is done. */
  private record Printer(PrintWriter out) implements ApplyListener {
    @Override
    public void product(String product) {
      out.println(product);
      out.flush();
    }

    @Override
    public void done(Step step) {
      out.println("  done    " + step.say());
      out.flush();
    }

    @Override
    public void failed(String product, String why) {
      out.println("  FAILED  " + why);
      out.flush();
    }
  }
}
