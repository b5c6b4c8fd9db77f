package io.omnimesh.cli.products;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.catalog.apply.ApplyListener;
import io.omnimesh.catalog.apply.ApplyReport;
import io.omnimesh.catalog.plan.Step;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.contract.error.ErrorCode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  private static final Pattern RUN = Pattern.compile("/api/v1/applies/[0-9]+");

  @Parameters(
      paramLabel = "DOMAIN/PRODUCT",
      arity = "0..*",
      description = "Which products (default: all).")
  private List<String> names = List.of();

  @Mixin private ServerOption server;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ApplyReport report =
        server.remote().map(mesh -> remotely(mesh, out)).orElseGet(() -> here(out));
    out.println(summary(report));
    out.flush();
    return report.failed().isEmpty() && report.skipped().isEmpty()
        ? 0
        : ErrorCode.CONFLICT.exitCode();
  }

  private ApplyReport here(PrintWriter out) {
    try (Control control = Control.open(Installation.find(), CONNECTIONS)) {
      ProductNames.requireKnown(names, control);
      return control.products().apply(Set.copyOf(names), Who.asks(), new Printer(out));
    }
  }

  private ApplyReport remotely(RemoteMesh mesh, PrintWriter out) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (!names.isEmpty()) {
      names.forEach(body.putArray("products")::add);
    }
    RemoteApplyView view = new RemoteApplyView(out);
    JsonNode report =
        mesh.post(
            "/api/v1/plan/apply",
            body.toString(),
            follow -> {
              // Before it begins, the whole journal stands there in place of the run.
              if (RUN.matcher(follow).matches()) {
                view.show(mesh.get(follow));
              }
            });
    if (report.has("run")) {
      view.show(mesh.get("/api/v1/applies/" + report.path("run").asLong()));
    }
    List<ApplyReport.Failed> failed = new ArrayList<>();
    report
        .path("failed")
        .forEach(each ->
            failed.add(
                new ApplyReport.Failed(
                    each.path("product").asText(), each.path("reason").asText())));
    return new ApplyReport(texts(report.path("applied")), failed, texts(report.path("skipped")));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
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
