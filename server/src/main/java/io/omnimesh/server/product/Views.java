package io.omnimesh.server.product;

import io.omnimesh.catalog.duty.DriftWatch;
import io.omnimesh.catalog.state.ApplyRun;
import io.omnimesh.catalog.state.DeployedPort;
import io.omnimesh.catalog.state.MaterialisationRun;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.QualityRun;
import io.omnimesh.catalog.state.SloChange;
import io.omnimesh.contract.diff.Change;
import io.omnimesh.contract.diff.Diff;
import io.omnimesh.contract.lint.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the control plane remembers, as JSON. */
final class Views {
  private Views() {}

  static Map<String, Object> of(PortId id) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("product", id.productName());
    view.put("port", id.port());
    view.put("major", id.major());
    view.put("table", id.table());
    return view;
  }

  static Map<String, Object> port(DeployedPort port) {
    Map<String, Object> view = of(port.id());
    view.put("kind", port.kind().word());
    view.put("status", word(port.status()));
    view.put("version", port.version());
    view.put("contractSha256", port.contractSha256());
    view.put("settings", port.settings());
    port.deprecatedUntil().ifPresent(day -> view.put("deprecatedUntil", day.toString()));
    view.put("appliedAt", port.appliedAt().toString());
    view.put("appliedBy", port.appliedBy());
    return view;
  }

  /** One line of a major's history. */
  static Map<String, Object> version(DeployedPort port) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("version", port.version());
    view.put("revision", port.revision());
    view.put("status", word(port.status()));
    view.put("contractSha256", port.contractSha256());
    view.put("appliedAt", port.appliedAt().toString());
    view.put("appliedBy", port.appliedBy());
    return view;
  }

  static Map<String, Object> refresh(MaterialisationRun run) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", run.id());
    view.put("state", word(run.state()));
    view.put("by", run.by());
    view.put("startedAt", run.startedAt().toString());
    run.endedAt().ifPresent(at -> view.put("endedAt", at.toString()));
    run.rows().ifPresent(rows -> view.put("rows", rows));
    // A text, as JavaScript's numbers end at 53 bits.
    run.snapshotId().ifPresent(id -> view.put("snapshotId", Long.toString(id)));
    run.message().ifPresent(message -> view.put("message", message));
    return view;
  }

  static Map<String, Object> quality(QualityRun run) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", run.id());
    view.put("verdict", word(run.verdict()));
    view.put("version", run.version());
    view.put("by", run.by());
    view.put("startedAt", run.startedAt().toString());
    view.put("finishedAt", run.finishedAt().toString());
    run.rows().ifPresent(rows -> view.put("rows", rows));
    run.snapshotId().ifPresent(id -> view.put("snapshotId", Long.toString(id)));
    return view;
  }

  static Map<String, Object> slo(SloChange change) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("property", change.property());
    view.put("state", word(change.state()));
    view.put("since", change.at().toString());
    change.measured().ifPresent(measured -> view.put("measured", measured));
    change.target().ifPresent(target -> view.put("target", target));
    change.unit().ifPresent(unit -> view.put("unit", unit));
    view.put("message", change.message());
    return view;
  }

  static Map<String, Object> drift(DriftWatch.Drift drift) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("product", drift.product());
    view.put("text", drift.text());
    view.put("since", drift.since().toString());
    return view;
  }

  static Map<String, Object> apply(ApplyRun run) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", run.id());
    view.put("planId", run.planId());
    view.put("state", word(run.state()));
    view.put("by", run.by());
    view.put("startedAt", run.startedAt().toString());
    run.finishedAt().ifPresent(at -> view.put("finishedAt", at.toString()));
    view.put("stepsTotal", run.steps().size());
    view.put(
        "stepsDone",
        run.steps().stream().filter(step -> step.state() == ApplyRun.StepState.DONE).count());
    return view;
  }

  static Map<String, Object> step(ApplyRun.Step step) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("text", step.text());
    view.put("state", word(step.state()));
    step.settledAt().ifPresent(at -> view.put("settledAt", at.toString()));
    step.message().ifPresent(message -> view.put("message", message));
    return view;
  }

  static Map<String, Object> finding(Finding finding) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("severity", finding.severity().word());
    view.put("rule", finding.ruleId());
    view.put("line", finding.place().line());
    view.put("column", finding.place().column());
    view.put("pointer", finding.pointer());
    view.put("message", finding.message());
    view.put("mend", finding.mend());
    return view;
  }

  /** With the names that {@code mesh diff --output json} uses. */
  static Map<String, Object> diff(Diff diff) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("contract", diff.title());
    view.put("id", diff.after().id());
    view.put("before", diff.before().version());
    view.put("after", diff.after().version());
    view.put("readers", word(diff.readers()));
    view.put("writers", word(diff.writers()));
    view.put("breaking", !diff.breaking().isEmpty());
    view.put("requiredBump", word(diff.requiredBump()));
    view.put("requiredVersion", diff.requiredVersion().toString());
    view.put("versionSuffices", diff.versionSuffices());
    diff.refusal().ifPresent(refusal -> view.put("refusal", refusal));
    view.put("changes", diff.changes().stream().map(Views::change).toList());
    return view;
  }

  private static Map<String, Object> change(Change change) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("kind", change.kind().id());
    view.put("path", change.path());
    change.before().ifPresent(before -> view.put("before", before));
    change.after().ifPresent(after -> view.put("after", after));
    view.put("message", change.message());
    view.put("readers", word(change.readers()));
    view.put("writers", word(change.writers()));
    view.put("breaking", change.kind().isBreaking());
    view.put("requiredBump", word(change.requiredBump()));
    view.put("hit", change.whoIsHit());
    return view;
  }

  static List<Map<String, Object>> findings(List<Finding> findings) {
    return findings.stream().map(Views::finding).toList();
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
