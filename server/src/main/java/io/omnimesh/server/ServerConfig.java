package io.omnimesh.server;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.server.http.ApiServer.RateLimit;
import io.omnimesh.server.query.QueryLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of the server.
 *
 * @param host the address to listen on; loopback unless a proxy with TLS stands before it
 * @param port 0 for any free one
 * @param callers how often one caller may ask
 * @param strangers how often an address may ask without a valid token
 * @param queries what queries may use
 * @param traces where traces go, OTLP over HTTP; empty for nowhere
 * @param drain how long answers may take once the server was told to end
 */
public record ServerConfig(
    String host,
    int port,
    RateLimit callers,
    RateLimit strangers,
    QueryLimits queries,
    Optional<URI> traces,
    Duration drain) {
  private static final int PORT_MAX = 65_535;

  public ServerConfig {
    if (port < 0 || port > PORT_MAX) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "Port " + port + " is not between 0 and " + PORT_MAX);
    }
  }

  /** Loopback, no traces, limits for a few dozen people. */
  public static ServerConfig ofDefaults() {
    return new ServerConfig(
        "127.0.0.1",
        8080,
        new RateLimit(500, 1000),
        new RateLimit(50, 100),
        QueryLimits.ofDefaults(),
        Optional.empty(),
        Duration.ofSeconds(5));
  }

  public ServerConfig withPort(int number) {
    return new ServerConfig(host, number, callers, strangers, queries, traces, drain);
  }

  public ServerConfig withHost(String address) {
    return new ServerConfig(address, port, callers, strangers, queries, traces, drain);
  }

  public ServerConfig withTraces(URI endpoint) {
    return new ServerConfig(host, port, callers, strangers, queries, Optional.of(endpoint), drain);
  }

  public ServerConfig withCallers(RateLimit limit) {
    return new ServerConfig(host, port, limit, strangers, queries, traces, drain);
  }

  public ServerConfig withQueries(QueryLimits limits) {
    return new ServerConfig(host, port, callers, strangers, limits, traces, drain);
  }
}
