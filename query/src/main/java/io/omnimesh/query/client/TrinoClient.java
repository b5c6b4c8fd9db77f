package io.omnimesh.query.client;

import io.airlift.units.Duration;
import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.sql.Sql;
import io.trino.client.ClientSession;
import io.trino.client.StatementClient;
import io.trino.client.StatementClientFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements in one Trino as one user. Every query has a connection of its own, so that a
 * query that hangs delays no other. Safe for use by many threads.
 */
public final class TrinoClient {
  /** {@link #all} is for small results; more rows are refused. */
  public static final int ALL_ROWS_MAX = 100_000;

  /** What stands before a statement with parameters, its opening quote included. */
  static final String EXECUTE = "EXECUTE IMMEDIATE '";

  private static final int CONNECT_SECONDS_MAX = 5;

  /** Trino answers a poll within a second or two; this long only where it hangs. */
  private static final int READ_SECONDS_MAX = 30;

  /** How long a request is tried again while Trino starts or restarts. */
  private static final int RETRY_SECONDS_MAX = 15;

  private static final int IDLE_CONNECTIONS_MAX = 32;
  private static final int IDLE_MINUTES_MAX = 5;

  private final URI server;
  private final OkHttpClient http;
  private final Supplier<String> token;

  private TrinoClient(URI server, OkHttpClient http, Supplier<String> token) {
    this.server = server;
    this.http = http;
    this.token = token;
  }

  /**
   * A client of any Trino.
   *
   * @param server {@code https://host:port}
   * @param caPem the certificates to trust; no others are
   * @param token asked before every request, see {@code Tokens.renewing}
   */
  public static TrinoClient of(URI server, Path caPem, Supplier<String> token) {
    if (!"https".equals(server.getScheme()) || server.getHost() == null) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Trino's address " + server + " is not of the form https://host:port");
    }
    Tls tls = Tls.trusting(caPem);
    OkHttpClient http =
        new OkHttpClient.Builder()
            .sslSocketFactory(tls.sockets(), tls.trust())
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectTimeout(CONNECT_SECONDS_MAX, TimeUnit.SECONDS)
            .readTimeout(READ_SECONDS_MAX, TimeUnit.SECONDS)
            .writeTimeout(READ_SECONDS_MAX, TimeUnit.SECONDS)
            .followRedirects(false)
            .connectionPool(
                new ConnectionPool(IDLE_CONNECTIONS_MAX, IDLE_MINUTES_MAX, TimeUnit.MINUTES))
            .build();
    return new TrinoClient(server, http, token);
  }

  /** The Trino of an installation, as its owner. */
  public static TrinoClient of(MeshHome home, Variables variables) {
    return of(home, variables, () -> variables.resolve("${file:owner/token}"));
  }

  /** The Trino of an installation, as whoever the tokens name. */
  public static TrinoClient of(MeshHome home, Variables variables, Supplier<String> token) {
    URI server = URI.create(variables.resolve("https://127.0.0.1:${env:MESH_TRINO_PORT}"));
    return of(server, home.secrets().resolve("trino").resolve("ca.pem"), token);
  }

  /** The same Trino, over the same connections, as someone else. */
  public TrinoClient as(Supplier<String> otherToken) {
    return new TrinoClient(server, http, otherToken);
  }

  public URI server() {
    return server;
  }

  /**
   * Hands a statement to Trino and returns as soon as Trino took it.
   *
   * @throws MeshException where Trino did not take it: {@code UNAVAILABLE}, {@code
   *     UNAUTHENTICATED}, {@code FORBIDDEN}
   */
  public Query start(String sql, QueryOptions options) {
    Wire wire = new Wire(server, token, http);
    try {
      StatementClient client =
          StatementClientFactory.newStatementClient(
              wire.http(), wire.http(), session(options), text(sql, options), Optional.empty());
      return new Query(client, wire, server, sql, options);
    } catch (RuntimeException e) {
      throw e instanceof MeshException known
          ? known
          : Failures.ofConnection(server, wire.lastStatus(), e);
    }
  }

  /** All rows of a small result. */
  public List<List<@Nullable Object>> all(String sql, QueryOptions options) {
    try (Query query = start(sql, options)) {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      query
          .rows()
          .forEachRemaining(row -> {
            if (rows.size() == ALL_ROWS_MAX) {
              throw new MeshException(
                  ErrorCode.LIMIT_EXCEEDED,
                  "The result has more than " + ALL_ROWS_MAX + " rows; add a LIMIT");
            }
            rows.add(row);
          });
      return rows;
    }
  }

  /** All rows of a small result. */
  public List<List<@Nullable Object>> all(String sql) {
    return all(sql, QueryOptions.ofDefaults());
  }

  /** Runs a statement to its end, whatever it returns. */
  public void run(String sql, QueryOptions options) {
    try (Query query = start(sql, options)) {
      query.rows().forEachRemaining(row -> {});
    }
  }

  /** Runs a statement to its end, whatever it returns. */
  public void run(String sql) {
    run(sql, QueryOptions.ofDefaults());
  }

  /** With parameters, Trino parses and binds; the statement and the values are never mixed. */
  private static String text(String sql, QueryOptions options) {
    if (options.parameters().isEmpty()) {
      return sql;
    }
    return options.parameters().stream()
        .map(Parameter::sql)
        .collect(Collectors.joining(", ", EXECUTE + Sql.literal(sql).substring(1) + " USING ", ""));
  }

  private ClientSession session(QueryOptions options) {
    Map<String, String> properties = new HashMap<>(options.sessionProperties());
    options
        .timeLimit()
        .ifPresent(limit -> properties.put("query_max_run_time", limit.toMillis() + "ms"));
    ClientSession.Builder session =
        ClientSession.builder()
            .server(server)
            .source(options.source())
            .clientTags(options.tags())
            .traceToken(options.traceId())
            .properties(properties)
            .timeZone(options.zone())
            .locale(Locale.ROOT)
            .clientRequestTimeout(new Duration(RETRY_SECONDS_MAX, TimeUnit.SECONDS));
    options.catalog().ifPresent(session::catalog);
    options.schema().ifPresent(session::schema);
    return session.build();
  }
}
