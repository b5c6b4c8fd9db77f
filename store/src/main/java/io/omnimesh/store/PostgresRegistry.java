package io.omnimesh.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnimesh.catalog.state.DeployedPort;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.PortKind;
import io.omnimesh.catalog.state.PortStatus;
import io.omnimesh.catalog.state.Registry;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The deployed ports, and beside them every version of each. */
final class PostgresRegistry implements Registry {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private static final String COLUMNS =
      "domain, product, port, major, kind, version, contract_text, contract_sha256, transform_sql,"
          + " status, deprecated_until, settings, fingerprint, revision, applied_at, applied_by";
  private static final String VALUES =
      ":domain, :product, :port, :major, :kind, :version, :contractText, :contractSha256,"
          + " :transformSql, :status, :deprecatedUntil, :settings, :fingerprint, :revision,"
          + " :appliedAt, :appliedBy";

  private final Sessions sessions;

  PostgresRegistry(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public List<DeployedPort> deployed() {
    return sessions.call(handle ->
        handle
            .createQuery(
                "SELECT " + COLUMNS + " FROM deployed_port ORDER BY domain, product, port, major")
            .map((rs, context) -> port(rs))
            .list());
  }

  @Override
  public Optional<DeployedPort> find(PortId id) {
    return sessions.call(handle -> find(handle, id));
  }

  private static Optional<DeployedPort> find(Handle handle, PortId id) {
    return Rows.bind(
            handle.createQuery("SELECT " + COLUMNS + " FROM deployed_port WHERE " + Rows.OF_PORT),
            id)
        .map((rs, context) -> port(rs))
        .findOne();
  }

  @Override
  public DeployedPort record(DeployedPort port, long expectedRevision) {
    return sessions.inTransaction(handle -> {
      lock(handle, port.id());
      checkRevision(port.id(), find(handle, port.id()), expectedRevision);
      checkTable(handle, port.id());
      DeployedPort next = port.withRevision(newestRevision(handle, port.id()) + 1);
      deleteEntry(handle, port.id());
      insert(handle, "deployed_port", next);
      insert(handle, "port_version", next);
      return find(handle, port.id()).orElseThrow();
    });
  }

  @Override
  public void remove(PortId id, long expectedRevision, Instant at, String by) {
    sessions.inTransaction(handle -> {
      lock(handle, id);
      DeployedPort present =
          find(handle, id)
              .orElseThrow(
                  () -> new MeshException(ErrorCode.NOT_FOUND, "Port " + id + " is not deployed"));
      checkRevision(id, Optional.of(present), expectedRevision);
      deleteEntry(handle, id);
      insert(
          handle,
          "port_version",
          present
              .withStatus(PortStatus.RETIRED, present.deprecatedUntil())
              .withApplied(at, by)
              .withRevision(newestRevision(handle, id) + 1));
      return present;
    });
  }

  @Override
  public List<DeployedPort> versions(PortId id) {
    return sessions.call(handle ->
        Rows.bind(
                handle.createQuery(
                    "SELECT %s FROM port_version WHERE %s ORDER BY revision DESC"
                        .formatted(COLUMNS, Rows.OF_PORT)),
                id)
            .map((rs, context) -> port(rs))
            .list());
  }

  /** Everyone who changes what readers see as this table takes turns until the transaction ends. */
  private static void lock(Handle handle, PortId id) {
    handle
        .createQuery("SELECT pg_advisory_xact_lock(hashtextextended(:table, 0)) IS NULL")
        .bind("table", "port " + id.table())
        .mapTo(Boolean.class)
        .one();
  }

  private static void checkRevision(PortId id, Optional<DeployedPort> present, long expected) {
    long revision = present.map(DeployedPort::revision).orElse(0L);
    if (revision == expected) {
      return;
    }
    String seen =
        present
            .map(now ->
                "was changed by %s at %s to version %s (revision %d, you have read %d)"
                    .formatted(now.appliedBy(), now.appliedAt(), now.version(), revision, expected))
            .orElse("was removed meanwhile (you have read revision " + expected + ')');
    throw new MeshException(ErrorCode.CONFLICT, "Port " + id + ' ' + seen + "; plan again");
  }

  private static void checkTable(Handle handle, PortId id) {
    Optional<PortId> other =
        Rows.bind(
                handle.createQuery(
                    """
                    SELECT domain, product, port, major FROM deployed_port
                    WHERE domain = :domain AND port = :port AND major = :major
                      AND product <> :product
                    """),
                id)
            .map((rs, context) -> Rows.port(rs))
            .findOne();
    if (other.isPresent()) {
      throw new MeshException(
          ErrorCode.CONFLICT,
          "Port %s would be the table %s, which is port %s; give it another name"
              .formatted(id, id.table(), other.get()));
    }
  }

  private static long newestRevision(Handle handle, PortId id) {
    return Rows.bind(
            handle.createQuery(
                "SELECT coalesce(max(revision), 0) FROM port_version WHERE " + Rows.OF_PORT),
            id)
        .mapTo(Long.class)
        .one();
  }

  private static void deleteEntry(Handle handle, PortId id) {
    Rows.bind(handle.createUpdate("DELETE FROM deployed_port WHERE " + Rows.OF_PORT), id).execute();
  }

  private static void insert(Handle handle, String table, DeployedPort port) {
    Rows.bind(
            handle.createUpdate(
                "INSERT INTO %s (%s) VALUES (%s)".formatted(table, COLUMNS, VALUES)),
            port.id())
        .bind("kind", Rows.word(port.kind()))
        .bind("version", port.version())
        .bind("contractText", port.contractText())
        .bind("contractSha256", port.contractSha256())
        .bind("transformSql", port.transformSql())
        .bind("status", Rows.word(port.status()))
        .bind("deprecatedUntil", port.deprecatedUntil())
        .bind("settings", json(port.settings()))
        .bind("fingerprint", port.fingerprint())
        .bind("revision", port.revision())
        .bind("appliedAt", Rows.time(port.appliedAt()))
        .bind("appliedBy", port.appliedBy())
        .execute();
  }

  private static DeployedPort port(ResultSet rs) throws SQLException {
    return new DeployedPort(
        Rows.port(rs),
        Rows.constant(rs, "kind", PortKind.class),
        rs.getString("version"),
        rs.getString("contract_text"),
        rs.getString("contract_sha256"),
        Rows.findText(rs, "transform_sql"),
        Rows.constant(rs, "status", PortStatus.class),
        Optional.ofNullable(rs.getObject("deprecated_until", LocalDate.class)),
        texts(rs.getString("settings")),
        rs.getString("fingerprint"),
        rs.getLong("revision"),
        Rows.instant(rs, "applied_at"),
        rs.getString("applied_by"));
  }

  /** In the order of the keys, so that equal settings are equal texts. */
  private static String json(Map<String, String> texts) {
    try {
      return JSON.writeValueAsString(new TreeMap<>(texts));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> texts(String json) {
    try {
      return JSON.readValue(json, TEXTS);
    } catch (JsonProcessingException e) {
      throw new MeshException(
          ErrorCode.INTERNAL, "Settings of a port in the mesh's state are not JSON: " + json, e);
    }
  }
}
