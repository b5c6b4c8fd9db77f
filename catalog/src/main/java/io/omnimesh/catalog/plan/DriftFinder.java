package io.omnimesh.catalog.plan;

import io.omnimesh.catalog.state.PortKind;
import java.util.List;

/** Finds what somebody changed by hand since a port was applied. */
final class DriftFinder {
  private DriftFinder() {}

  /** Sentences that name the thing and the change; empty where all is as it was applied. */
  static List<String> find(Deployed deployed, Actual actual) {
    String table = deployed.id().table();
    if (deployed.kind() == PortKind.STREAM && !actual.topics().contains(deployed.id().topic())) {
      return List.of("topic " + deployed.id().topic() + " is gone");
    }
    return actual
        .relation(deployed.id().domain(), deployed.id().relation())
        .map(relation ->
            Fingerprint.differences(deployed.fingerprint(), relation).stream()
                .map(difference -> table + ": " + difference)
                .toList())
        .orElseGet(() -> List.of(table + " is gone"));
  }
}
