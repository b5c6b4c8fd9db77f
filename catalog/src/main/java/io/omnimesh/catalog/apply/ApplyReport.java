package io.omnimesh.catalog.apply;

import java.util.List;

/**
 * How an apply ended.
 *
 * @param applied the products that are now as their files say
 * @param failed those that stayed as they were, with the reason
 * @param skipped those that were not tried, as they read one that failed
 */
public record ApplyReport(List<String> applied, List<Failed> failed, List<String> skipped) {
  public ApplyReport {
    applied = List.copyOf(applied);
    failed = List.copyOf(failed);
    skipped = List.copyOf(skipped);
  }

  /** A product that stayed as it was. */
  public record Failed(String product, String reason) {}
}
