package io.omnimesh.cli.products;

import com.fasterxml.jackson.databind.JsonNode;
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

  @Mixin private ServerOption server;
  @Mixin private OutputOption output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    JsonNode plan = server.remote().map(this::remotely).orElseGet(this::here);
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(plan.toPrettyString());
    } else {
      PlanView.print(plan, out);
    }
    out.flush();
    if (plan.path("refusals").asInt() > 0) {
      return ErrorCode.CONFLICT.exitCode();
    }
    boolean quiet = plan.path("steps").asInt() == 0 && plan.path("drift").asInt() == 0;
    return check && !quiet ? PENDING : 0;
  }

  private JsonNode here() {
    try (Control control = Control.open(Installation.find(), 1)) {
      ProductNames.requireKnown(names, control);
      return PlanText.tree(control.products().plan().only(Set.copyOf(names)));
    }
  }

  private JsonNode remotely(RemoteMesh mesh) {
    String only = names.isEmpty() ? "" : "?products=" + RemoteMesh.encoded(String.join(",", names));
    return mesh.get("/api/v1/plan" + only);
  }
}
