package io.omnimesh.contract.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a quality run found.
 *
 * @param product {@code ecommerce/orders}
 * @param table that was measured
 * @param version of the contract
 * @param bytesScanned physical bytes that the run's statements read, samples included
 * @param results one for each rule, in the order of the contract
 */
public record QualityReport(
    String product,
    String table,
    String version,
    Instant startedAt,
    Duration took,
    long bytesScanned,
    List<RuleResult> results) {
  public QualityReport {
    results = List.copyOf(results);
  }

  /** Whether no rule failed and none went wrong; warnings and rules not evaluated are let pass. */
  public boolean isGood() {
    return results.stream().allMatch(result -> result.verdict().isGood());
  }

  /** How many rules have a verdict. */
  public long count(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }
}
