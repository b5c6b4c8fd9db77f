package io.omnimesh.catalog.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What was applied last for one major of a port.
 *
 * @param version of the contract, such as {@code 1.2.0}
 * @param contractText the contract file, byte by byte as UTF-8
 * @param contractSha256 of the file's bytes, in hexadecimal digits
 * @param transformSql for table and view ports
 * @param deprecatedUntil the day after which a deprecated major may go
 * @param settings of the port, such as {@code schedule}
 * @param revision counts every change of this entry; 0 before it is recorded
 * @param fingerprint what was created outside (topic, table, view), to see where someone changed it
 */
public record DeployedPort(
    PortId id,
    PortKind kind,
    String version,
    String contractText,
    String contractSha256,
    Optional<String> transformSql,
    PortStatus status,
    Optional<LocalDate> deprecatedUntil,
    Map<String, String> settings,
    String fingerprint,
    long revision,
    Instant appliedAt,
    String appliedBy) {
  public DeployedPort {
    settings = Map.copyOf(settings);
  }

  public DeployedPort withStatus(PortStatus changed, Optional<LocalDate> until) {
    return new DeployedPort(
        id,
        kind,
        version,
        contractText,
        contractSha256,
        transformSql,
        changed,
        until,
        settings,
        fingerprint,
        revision,
        appliedAt,
        appliedBy);
  }

  public DeployedPort withFingerprint(String changed) {
    return new DeployedPort(
        id,
        kind,
        version,
        contractText,
        contractSha256,
        transformSql,
        status,
        deprecatedUntil,
        settings,
        changed,
        revision,
        appliedAt,
        appliedBy);
  }

  public DeployedPort withApplied(Instant at, String by) {
    return new DeployedPort(
        id,
        kind,
        version,
        contractText,
        contractSha256,
        transformSql,
        status,
        deprecatedUntil,
        settings,
        fingerprint,
        revision,
        at,
        by);
  }

  public DeployedPort withRevision(long changed) {
    return new DeployedPort(
        id,
        kind,
        version,
        contractText,
        contractSha256,
        transformSql,
        status,
        deprecatedUntil,
        settings,
        fingerprint,
        changed,
        appliedAt,
        appliedBy);
  }
}
