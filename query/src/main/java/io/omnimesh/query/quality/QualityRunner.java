package io.omnimesh.query.quality;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.quality.CustomEngine;
import io.omnimesh.contract.quality.QualityPlan;
import io.omnimesh.contract.quality.QualityReport;
import io.omnimesh.contract.quality.QualityScan;
import io.omnimesh.contract.quality.QualityStatement;
import io.omnimesh.contract.quality.RuleResult;
import io.omnimesh.contract.quality.TableName;
import io.omnimesh.contract.quality.Verdict;
import io.omnimesh.contract.rule.Rule;
import io.omnimesh.query.client.QueryOptions;
import io.omnimesh.query.client.TrinoClient;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Measures the rules of a contract on a table. One bad rule hides no other: where the common scan
 * fails, the rules that cannot be run are found without reading the table, or by halving, and the
 * others are measured.
 */
public final class QualityRunner {
  /** So many scans of one run may fail; what is left then is reported as an error. */
  private static final int FAILURES_MAX = 12;

  /** After these, trying again with fewer rules does not help. */
  private static final Set<ErrorCode> FINAL =
      Set.of(
          ErrorCode.UNAUTHENTICATED,
          ErrorCode.FORBIDDEN,
          ErrorCode.NOT_FOUND,
          ErrorCode.CANCELLED,
          ErrorCode.UNAVAILABLE,
          ErrorCode.TIMEOUT);

  private final TrinoClient trino;
  private final QueryOptions options;
  private final QualityBudget budget;
  private final Map<String, CustomEngine> engines;
  private final Clock clock;

  /**
   * A runner.
   *
   * @param engines evaluators of {@code custom} rules, by the name of the engine
   */
  public QualityRunner(
      TrinoClient trino,
      QueryOptions options,
      QualityBudget budget,
      Map<String, CustomEngine> engines,
      Clock clock) {
    this.trino = trino;
    this.options = options;
    this.budget = budget;
    this.engines = Map.copyOf(engines);
    this.clock = clock;
  }

  /** A runner with default options and budget. */
  public QualityRunner(TrinoClient trino, Clock clock) {
    this(
        trino,
        QueryOptions.ofDefaults().withTags(Set.of("quality")),
        QualityBudget.ofDefaults(),
        Map.of(),
        clock);
  }

  /**
   * Measures all rules of an object.
   *
   * @param product as the report names it
   * @param version of the contract
   * @throws MeshException where the table's columns cannot be read: it does not exist, access is
   *     denied, Trino does not answer
   */
  public QualityReport run(String product, String version, SchemaObject object, TableName table) {
    Instant startedAt = clock.instant();
    Statements statements = new Statements(trino, options, budget, table);
    QualityPlan plan =
        QualityPlan.of(object, table, statements.columns(QualityPlan.columnsSql(table)));
    Map<String, RuleResult> results = new Run(plan, statements).results();
    List<RuleResult> ordered =
        plan.rules().stream()
            .map(rule ->
                Optional.ofNullable(results.get(rule.id()))
                    .orElseGet(() -> RuleResult.error(rule, "the rule was not measured")))
            .toList();
    return new QualityReport(
        product,
        table.toString(),
        version,
        startedAt,
        statements.took(),
        statements.bytes(),
        ordered);
  }

  /** One run over one table. */
  private final class Run {
    private final QualityPlan plan;
    private final Statements statements;
    private final Map<String, RuleResult> results = new HashMap<>();
    private int failures;

    Run(QualityPlan plan, Statements statements) {
      this.plan = plan;
      this.statements = statements;
    }

    Map<String, RuleResult> results() {
      plan.settled().forEach(this::put);
      List<Rule> scanned = plan.scanned();
      if (!scanned.isEmpty()) {
        scan(plan.scan(scanned));
      }
      plan.statements().forEach(this::statement);
      plan.foreign().forEach(this::foreign);
      if (budget.sampleRows() > 0) {
        List.copyOf(results.values()).forEach(this::sample);
      }
      return results;
    }

    private void put(RuleResult result) {
      results.put(result.rule().id(), result);
    }

    private void scan(QualityScan scan) {
      try {
        scan.results(statements.rows(scan.sql()).getFirst()).forEach(this::put);
      } catch (MeshException e) {
        failures++;
        List<Rule> rules = scan.rules();
        if (rules.size() == 1 || failures > FAILURES_MAX || FINAL.contains(e.code())) {
          rules.forEach(rule -> put(RuleResult.error(rule, message(e))));
        } else {
          apart(rules, e);
        }
      }
    }

    /** Measures rules again whose common scan failed, in smaller groups. */
    private void apart(List<Rule> rules, MeshException cause) {
      List<List<Rule>> groups =
          cause.code() == ErrorCode.LIMIT_EXCEEDED ? byNeed(rules) : byFault(rules);
      if (groups.size() == 1 && groups.getFirst().size() == rules.size()) {
        rules.forEach(rule -> put(RuleResult.error(rule, message(cause))));
        return;
      }
      for (List<Rule> group : groups) {
        scan(plan.scan(group));
      }
    }

    /** Repeated values need memory for every value; each such rule gets a scan of its own. */
    private List<List<Rule>> byNeed(List<Rule> rules) {
      List<List<Rule>> groups = new ArrayList<>();
      List<Rule> light = new ArrayList<>();
      for (Rule rule : rules) {
        if (rule.measure() instanceof Rule.RepeatedValues) {
          groups.add(List.of(rule));
        } else {
          light.add(rule);
        }
      }
      if (!light.isEmpty()) {
        groups.addFirst(light);
      }
      return groups;
    }

    /** The rules that Trino would run, together, or, where it would run all, in halves. */
    private List<List<Rule>> byFault(List<Rule> rules) {
      List<Rule> sound = new ArrayList<>();
      for (Rule rule : rules) {
        try {
          statements.rows(QualityPlan.validationSql(plan.scan(List.of(rule))));
          sound.add(rule);
        } catch (MeshException e) {
          put(RuleResult.error(rule, message(e)));
        }
      }
      if (sound.isEmpty()) {
        return List.of();
      }
      if (sound.size() < rules.size()) {
        return List.of(sound);
      }
      int half = sound.size() / 2;
      return List.of(sound.subList(0, half), sound.subList(half, sound.size()));
    }

    private void statement(QualityStatement statement) {
      try {
        put(statement.result(statements.rows(statement.sql())));
      } catch (MeshException e) {
        put(RuleResult.error(statement.rule(), message(e)));
      }
    }

    private void foreign(Rule rule) {
      Rule.Foreign foreign = (Rule.Foreign) rule.measure();
      CustomEngine engine = engines.get(foreign.engine());
      if (engine == null) {
        String reason = "no evaluator is registered for the engine " + foreign.engine();
        put(RuleResult.notEvaluated(rule, reason));
        return;
      }
      try {
        put(RuleResult.of(rule, engine.evaluate(foreign.implementation(), plan.table())));
      } catch (MeshException e) {
        put(RuleResult.error(rule, message(e)));
      }
    }

    private void sample(RuleResult result) {
      boolean broken = result.verdict() == Verdict.FAILED || result.verdict() == Verdict.WARNING;
      if (!broken) {
        return;
      }
      plan.sample(result.rule(), budget.sampleRows())
          .ifPresent(sample -> {
            try {
              put(result.withSamples(sample.read(statements.texts(sample.sql()))));
            } catch (MeshException e) {
              put(result.withNote("no rows are shown: " + message(e)));
            }
          });
    }

    private static String message(MeshException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
