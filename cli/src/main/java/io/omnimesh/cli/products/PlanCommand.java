package io.omnimesh.cli.products;

import io.omnimesh.catalog.plan.Plan;
import io.omnimesh.catalog.plan.PlanText;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.cli.home.OutputOption;
import io.omnimesh.contract.error.ErrorCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh plan}: what an apply would do. */
@Command(
    name = "plan",
    description = {
      "Compare the files of the products with what runs, and show the steps that an apply would take.",
      "Exit code: 0, also with steps; 5 where the plan is refused; with --check 9 where there are"
          + " steps or drift."
    })
public final class PlanCommand implements Callable<Integer> {
  private static final int PENDING = 9;

  @Parameters(
      paramLabel = "DOMAIN/PRODUCT",
      arity = "0..*",
      description = "Which products (default: all).")
  private List<String> names = List.of();

  @Option(names = "--check", description = "Exit with 9 where something is to be done.")
  private boolean check;

  @Mixin private OutputOption output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Plan plan;
    try (Control control = Control.open(Installation.find(), 1)) {
      ProductNames.requireKnown(names, control);
      plan = control.products().plan().only(Set.copyOf(names));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(PlanText.tree(plan).toPrettyString());
    } else {
      PlanView.print(plan, out);
    }
    out.flush();
    if (!plan.refusals().isEmpty()) {
      return ErrorCode.CONFLICT.exitCode();
    }
    return check && !(plan.steps().isEmpty() && plan.drift().isEmpty()) ? PENDING : 0;
  }
}
