package io.omnimesh.query.products;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnimesh.catalog.apply.QualityGate;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.state.QualityHistory;
import io.omnimesh.catalog.state.QualityRun;
import io.omnimesh.contract.quality.QualityReport;
import io.omnimesh.contract.quality.RuleResult;
import io.omnimesh.contract.quality.TableName;
import io.omnimesh.contract.quality.Verdict;
import io.omnimesh.query.client.QueryOptions;
import io.omnimesh.query.client.TrinoClient;
import io.omnimesh.query.quality.QualityBudget;
import io.omnimesh.query.quality.QualityRunner;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks ports against their contracts and keeps what came out. Thread-safe. */
public final class ProductChecks implements QualityGate {
  private static final int NAMED_MAX = 3;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final QualityRunner runner;
  private final QualityHistory history;

  public ProductChecks(TrinoClient trino, QualityHistory history, Clock clock) {
    this.runner =
        new QualityRunner(
            trino,
            QueryOptions.ofDefaults().withSource(QueryWatch.OWN_SOURCE).withTags(Set.of("quality")),
            QualityBudget.ofDefaults(),
            Map.of(),
            clock);
    this.history = history;
  }

  /** Checks what readers of a port see. */
  public QualityReport check(Port port, String by) {
    return check(port, TableName.of("mesh", port.id().domain(), port.id().relation()), by);
  }

  @Override
  public QualityGate.Decision check(Port port, String schema, String table, String by) {
    QualityReport report = check(port, TableName.of("mesh", schema, table), by);
    List<RuleResult> broken =
        report.results().stream().filter(result -> !result.verdict().isGood()).toList();
    return new QualityGate.Decision(broken.isEmpty(), summary(broken));
  }

  private QualityReport check(Port port, TableName table, String by) {
    QualityReport report =
        runner.run(port.id().productName(), port.contract().version(), port.object(), table);
    QualityRun _ = history.append(run(port, report, by));
    return report;
  }

  private static String summary(List<RuleResult> broken) {
    String named =
        broken.stream()
            .limit(NAMED_MAX)
            .map(result ->
                "rule "
                    + result.rule().id()
                    + " on "
                    + result.rule().element()
                    + ": "
                    + result.reason())
            .collect(Collectors.joining("; "));
    return broken.size() <= NAMED_MAX
        ? named
        : named + "; and " + (broken.size() - NAMED_MAX) + " more";
  }

  private static QualityRun run(Port port, QualityReport report, String by) {
    OptionalLong rows =
        report.results().stream()
            .map(RuleResult::rowsChecked)
            .filter(OptionalLong::isPresent)
            .mapToLong(OptionalLong::getAsLong)
            .max();
    return new QualityRun(
        0,
        port.id(),
        report.version(),
        worst(report),
        report.startedAt(),
        report.startedAt().plus(report.took()),
        OptionalLong.empty(),
        rows,
        by,
        report.results().stream().map(ProductChecks::result).toList());
  }

  private static QualityRun.Verdict worst(QualityReport report) {
    if (report.count(Verdict.ERROR) > 0) {
      return QualityRun.Verdict.ERROR;
    }
    if (report.count(Verdict.FAILED) > 0) {
      return QualityRun.Verdict.FAILED;
    }
    if (report.count(Verdict.WARNING) > 0) {
      return QualityRun.Verdict.WARNED;
    }
    return report.count(Verdict.PASSED) > 0
        ? QualityRun.Verdict.PASSED
        : QualityRun.Verdict.NOT_EVALUATED;
  }

  private static QualityRun.Result result(RuleResult result) {
    Optional<BigDecimal> measure = result.measure();
    return new QualityRun.Result(
        result.rule().id(),
        Optional.of(result.rule().element()),
        result.rule().kind().word(),
        result.rule().dimension(),
        result.rule().severity().word(),
        verdict(result.verdict()),
        measure.isPresent()
            ? OptionalDouble.of(measure.get().doubleValue())
            : OptionalDouble.empty(),
        result.threshold(),
        Optional.of(result.reason()).filter(reason -> !reason.isEmpty()),
        samples(result),
        0);
  }

  private static QualityRun.Verdict verdict(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> QualityRun.Verdict.PASSED;
      case FAILED -> QualityRun.Verdict.FAILED;
      case WARNING -> QualityRun.Verdict.WARNED;
      case NOT_EVALUATED -> QualityRun.Verdict.NOT_EVALUATED;
      case ERROR -> QualityRun.Verdict.ERROR;
    };
  }

  private static Optional<String> samples(RuleResult result) {
    if (result.samples().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.writeValueAsString(result.samples()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Maps of texts are always JSON", e);
    }
  }
}
