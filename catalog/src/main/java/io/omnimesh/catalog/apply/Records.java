package io.omnimesh.catalog.apply;

import io.omnimesh.catalog.plan.Deployed;
import io.omnimesh.catalog.plan.Fingerprint;
import io.omnimesh.catalog.product.Lifecycle;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.state.DeployedPort;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.PortStatus;
import io.omnimesh.catalog.state.Registry;
import io.omnimesh.contract.odcs.ContractFile;
import io.omnimesh.contract.odcs.DataContract;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The registry in the planner's words. */
public final class Records {
  private static final String SCHEDULE = "schedule";

  private final Registry registry;
  private final Relations relations;
  private final InstantSource clock;

  public Records(Registry registry, Relations relations, InstantSource clock) {
    this.registry = registry;
    this.relations = relations;
    this.clock = clock;
  }

  /** What was applied last, by id. */
  public Map<PortId, Deployed> deployed() {
    Map<PortId, Deployed> deployed = new LinkedHashMap<>();
    registry.deployed().forEach(port -> deployed.put(port.id(), deployed(port)));
    return deployed;
  }

  private static Deployed deployed(DeployedPort port) {
    return new Deployed(
        port.id(),
        port.kind(),
        contract(port),
        port.contractText(),
        port.transformSql(),
        port.fingerprint(),
        port.revision());
  }

  /** The contract that was applied. */
  public static DataContract contract(DeployedPort port) {
    return ContractFile.read(
            port.id() + " as applied", port.contractText().getBytes(StandardCharsets.UTF_8))
        .contract()
        .orElseThrow(() ->
            new IllegalStateException("The applied contract of " + port.id() + " is unreadable"));
  }

  /** How often a table is made anew. */
  public static Optional<Duration> schedule(DeployedPort port) {
    return Optional.ofNullable(port.settings().get(SCHEDULE)).map(Duration::parse);
  }

  /** A port as it was applied, whatever its files say now. */
  public static Port port(DeployedPort port) {
    return new Port(
        port.id(),
        port.kind(),
        contract(port),
        port.id() + " as applied",
        port.contractText(),
        port.transformSql(),
        schedule(port));
  }

  /** Notes that a port is as its files say. */
  void record(Port port, String by) {
    String fingerprint =
        Fingerprint.of(
            Objects.requireNonNull(
                relations
                    .look(port.id().domain())
                    .get(port.id().domain() + "." + port.id().relation()),
                "A port is recorded once its relation is there"));
    long revision = registry.find(port.id()).map(DeployedPort::revision).orElse(0L);
    Map<String, String> settings = new LinkedHashMap<>();
    port.schedule().ifPresent(schedule -> settings.put(SCHEDULE, schedule.toString()));
    registry.record(
        new DeployedPort(
            port.id(),
            port.kind(),
            port.contract().version(),
            port.contractText(),
            sha256(port.contractText()),
            port.transform(),
            port.lifecycle() == Lifecycle.DEPRECATED ? PortStatus.DEPRECATED : PortStatus.ACTIVE,
            Deprecation.until(port.contract()),
            settings,
            fingerprint,
            revision,
            clock.instant(),
            by),
        revision);
  }

  void remove(Deployed deployed, String by) {
    registry.remove(deployed.id(), deployed.revision(), clock.instant(), by);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
