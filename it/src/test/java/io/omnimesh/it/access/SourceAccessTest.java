package io.omnimesh.it.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import io.omnimesh.it.mesh.RunningMesh;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers only read, and nobody gets in without the generated password. */
class SourceAccessTest {
  private static final int OK = 200;
  private static final int UNAUTHENTICATED = 401;
  private static final int FORBIDDEN = 403;

  private final RunningMesh mesh = RunningMesh.shared();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /_cat/indices, 200",
    "POST, /_search?size=0, 200",
    "PUT, /an_index_of_the_reader, 403",
    "DELETE, /service_chat_messages, 403",
    "POST, /_bulk, 403",
    "PUT, /_cluster/settings, 403"
  })
  void theReaderOfOpenSearchOnlyReads(String method, String path, int status) throws Exception {
    String password = resolve("${file:opensearch/reader}");

    assertThat(status("${env:MESH_OPENSEARCH_PORT}", method, path, "reader:" + password))
        .isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reader:", "writer:admin", "admin:admin", ""})
  void openSearchKnowsNobodyElse(String credentials) throws Exception {
    assertThat(status("${env:MESH_OPENSEARCH_PORT}", "GET", "/", credentials))
        .isEqualTo(UNAUTHENTICATED);
  }

  @Test
  void prometheusAsksForThePassword() throws Exception {
    String password = resolve("${file:prometheus/mesh}");
    String query = "/api/v1/query?query=vector(1)";

    assertThat(status("${env:MESH_PROMETHEUS_PORT}", "GET", query, "mesh:" + password))
        .isEqualTo(OK);
    assertThat(status("${env:MESH_PROMETHEUS_PORT}", "GET", query, "mesh:mesh"))
        .isEqualTo(UNAUTHENTICATED);
  }

  @Test
  void theObjectStoreRefusesRequestsThatAreNotSigned() throws Exception {
    assertThat(status("${env:MESH_S3_PORT}", "GET", "/retail", "")).isEqualTo(FORBIDDEN);
  }

  @Test
  void theReaderOfCassandraOnlyReads() {
    String reader = "mobile_profiles_reader";
    try (CqlSession session = cassandra(reader, resolve("${file:cassandra/" + reader + "}"))) {
      assertThatThrownBy(
              () -> session.execute("CREATE TABLE mobile_profiles.mine (id int PRIMARY KEY)"))
          .isInstanceOf(UnauthorizedException.class);
      assertThatThrownBy(() -> session.execute("SELECT role FROM system_auth.roles"))
          .isInstanceOf(UnauthorizedException.class);
    }
  }

  @Test
  void cassandrasBuiltInSuperuserIsOff() {
    assertThatThrownBy(() -> cassandra("cassandra", "cassandra").close())
        .isInstanceOfSatisfying(
            AllNodesFailedException.class,
            failure ->
                assertThat(failure.getAllErrors().values())
                    .allSatisfy(errors ->
                        assertThat(errors)
                            .hasAtLeastOneElementOfType(AuthenticationException.class)));
  }

  @Test
  void theReaderOfIgniteOnlyReads() throws Exception {
    try (Connection reader = ignite("reader", resolve("${file:ignite/reader}"));
        Statement statement = reader.createStatement()) {
      try (ResultSet rows = statement.executeQuery("SELECT 1")) {
        assertThat(rows.next()).isTrue();
      }
      assertThatThrownBy(() -> statement.execute("CREATE TABLE mine (id INT PRIMARY KEY, a INT)"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("lacks the permission");
    }
  }

  @Test
  void ignitesBuiltInUserIsUnknown() {
    assertThatThrownBy(() -> ignite("ignite", "ignite").close()).isInstanceOf(SQLException.class);
  }

  private Connection ignite(String user, String password) throws SQLException {
    return DriverManager.getConnection(
        resolve("jdbc:ignite:thin://127.0.0.1:${env:MESH_IGNITE_PORT}"), user, password);
  }

  private CqlSession cassandra(String user, String password) {
    return CqlSession.builder()
        .addContactPoint(
            new InetSocketAddress(
                InetAddress.getLoopbackAddress(),
                Integer.parseInt(resolve("${env:MESH_CASSANDRA_PORT}"))))
        .withLocalDatacenter("datacenter1")
        .withAuthCredentials(user, password)
        .build();
  }

  private int status(String port, String method, String path, String credentials)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + resolve(port) + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (!credentials.isEmpty()) {
      byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private String resolve(String text) {
    return mesh.variables().resolve(text);
  }
}
