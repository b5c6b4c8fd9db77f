package io.omnimesh.store;

import io.omnimesh.catalog.state.DeployedPort;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.PortKind;
import io.omnimesh.catalog.state.PortStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Values for tests. */
final class Ports {
  static final PortId ORDERS = new PortId("ecommerce", "orders", "orders", 1);
  static final PortId SALES = new PortId("stores", "sales", "pos_sales", 2);
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

  private Ports() {}

  static DeployedPort deployed(PortId id, String version) {
    return new DeployedPort(
        id,
        PortKind.TABLE,
        version,
        "apiVersion: v3.1.0\n# it's \"kept\" byte by byte: ü\n",
        "5e884898da28",
        Optional.of("SELECT 1 AS a"),
        PortStatus.ACTIVE,
        Optional.empty(),
        Map.of("schedule", "PT15M", "owner", "anna"),
        "table:abc",
        0,
        NOON,
        "anna");
  }
}
