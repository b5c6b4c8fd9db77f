package io.omnimesh.catalog.apply;

import io.omnimesh.catalog.plan.Plan;
import io.omnimesh.catalog.plan.PlanText;
import io.omnimesh.catalog.plan.ProductPlan;
import io.omnimesh.catalog.plan.Relation;
import io.omnimesh.catalog.plan.Step;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.state.ApplyJournal;
import io.omnimesh.catalog.state.ApplyRun;
import io.omnimesh.catalog.state.PortKind;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Carries out a plan, product by product. What fails is taken back, and the product stays as it
 * was; those that read it are skipped, the others go on.
 */
public final class Applier {
  private final Relations relations;
  private final Streams streams;
  private final Materialiser materialiser;
  private final Records records;
  private final ApplyJournal journal;

  public Applier(
      Relations relations,
      Streams streams,
      Materialiser materialiser,
      Records records,
      ApplyJournal journal) {
    this.relations = relations;
    this.streams = streams;
    this.materialiser = materialiser;
    this.records = records;
    this.journal = journal;
  }

  /**
   * Applies a plan. The caller holds the lease of the products.
   *
   * @throws MeshException {@code CONFLICT} where the plan has refusals
   */
  public ApplyReport apply(Plan plan, String by, ApplyListener listener) {
    if (!plan.refusals().isEmpty()) {
      throw new MeshException(
          ErrorCode.CONFLICT,
          "Nothing was applied, as the plan is refused:"
              + System.lineSeparator()
              + String.join(System.lineSeparator(), plan.refusals()));
    }
    // Every plan starts from what is there, so that what a killed run left is in this one.
    journal.unfinished().forEach(run -> journal.finish(run.id(), ApplyRun.State.ABANDONED));
    Run run = new Run(plan, by, listener);
    return run.apply();
  }

  /** One application of a plan. */
  private final class Run {
    private final Plan plan;
    private final String by;
    private final ApplyListener listener;
    private final List<String> applied = new ArrayList<>();
    private final List<ApplyReport.Failed> failed = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();
    private int index;
    private long journalRun;

    Run(Plan plan, String by, ApplyListener listener) {
      this.plan = plan;
      this.by = by;
      this.listener = listener;
    }

    ApplyReport apply() {
      List<Step> steps = plan.steps();
      if (steps.isEmpty()) {
        return new ApplyReport(applied, failed, skipped);
      }
      journalRun =
          journal
              .begin(
                  PlanText.id(plan),
                  PlanText.json(plan),
                  steps.stream().map(Step::say).toList(),
                  by)
              .id();
      listener.begun(journalRun);
      for (ProductPlan product : plan.products()) {
        if (!product.steps().isEmpty()) {
          apply(product);
        }
        index += product.steps().size();
      }
      journal.finish(
          journalRun,
          failed.isEmpty() && skipped.isEmpty() ? ApplyRun.State.DONE : ApplyRun.State.FAILED);
      return new ApplyReport(applied, failed, skipped);
    }

    private void apply(ProductPlan product) {
      listener.product(product.product());
      if (product.reads().stream().anyMatch(broken::contains)) {
        broken.add(product.product());
        skipped.add(product.product());
        listener.failed(product.product(), "skipped: it reads a product that failed");
        return;
      }
      List<Step> done = new ArrayList<>();
      Map<String, Relation> before = Map.of();
      try {
        before = relations.look(domain(product));
        refuseBadTransforms(product);
        for (Step step : product.steps()) {
          carryOut(step);
          done.add(step);
          journal.stepDone(journalRun, index + done.size() - 1);
          listener.done(step);
        }
        applied.add(product.product());
      } catch (MeshException e) {
        List<String> left = new Undo(relations, before).takeBack(done);
        String reason = e.getMessage() + (left.isEmpty() ? "" : "; " + String.join("; ", left));
        journal.stepFailed(journalRun, index + done.size(), reason);
        broken.add(product.product());
        failed.add(new ApplyReport.Failed(product.product(), reason));
        listener.failed(product.product(), reason);
      }
    }

    private void carryOut(Step step) {
      switch (step) {
        case Step.CreateSchema create -> relations.createSchema(create.schema());
        case Step.PutView put -> relations.putView(put.port());
        case Step.CreateTable create -> relations.createTable(create.port());
        case Step.EvolveTable evolve -> relations.evolve(evolve.port(), evolve.changes());
        case Step.Materialise fill -> materialise(fill.port());
        case Step.CreateTopic create -> streams.createTopic(create.port());
        case Step.RegisterSchema register -> streams.registerSchema(register.port());
        case Step.PointNewest point -> relations.pointNewest(point.target());
        case Step.RecordContract record -> records.record(record.port(), by);
        case Step.Retire retire -> retire(retire);
      }
    }

    private void materialise(Port port) {
      Materialiser.Outcome outcome = materialiser.materialise(port, by);
      if (outcome.state() != Materialiser.State.PUBLISHED) {
        throw new MeshException(
            ErrorCode.CONFLICT, port.id() + " keeps its old data: " + outcome.message());
      }
    }

    private void retire(Step.Retire retire) {
      if (retire.deployed().kind() == PortKind.STREAM) {
        streams.remove(retire.deployed().id());
      }
      if (retire.wasLast()) {
        relations.dropNewest(retire.deployed().id());
      }
      relations.drop(retire.deployed().id(), retire.deployed().kind());
      records.remove(retire.deployed(), by);
    }
  }

  /** A transform that does not run, or makes other columns, is found before anything changes. */
  private void refuseBadTransforms(ProductPlan product) {
    Set<Port> made = new LinkedHashSet<>();
    for (Step step : product.steps()) {
      switch (step) {
        case Step.PutView put -> made.add(put.port());
        case Step.Materialise fill -> made.add(fill.port());
        case Step.CreateSchema _,
            Step.CreateTable _,
            Step.EvolveTable _,
            Step.CreateTopic _,
            Step.RegisterSchema _,
            Step.PointNewest _,
            Step.RecordContract _,
            Step.Retire _ -> {}
      }
    }
    List<String> problems =
        made.stream().flatMap(port -> relations.problems(port).stream()).toList();
    if (!problems.isEmpty()) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, String.join(System.lineSeparator(), problems));
    }
  }

  private static String domain(ProductPlan product) {
    return product.product().substring(0, Math.max(0, product.product().indexOf('/')));
  }
}
