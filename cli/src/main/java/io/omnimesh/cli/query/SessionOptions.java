package io.omnimesh.cli.query;

import io.omnimesh.catalog.access.Identity;
import io.omnimesh.catalog.access.Permission;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.cli.home.Durations;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.query.access.Tokens;
import io.omnimesh.query.client.QueryOptions;
import io.omnimesh.query.client.TrinoClient;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that {@code mesh query} and {@code mesh sql} share. */
final class SessionOptions {
  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);

  @Option(
      names = "--catalog",
      paramLabel = "NAME",
      description = "Where names without a catalog are looked up.")
  private @Nullable String catalog;

  @Option(
      names = "--schema",
      paramLabel = "NAME",
      description = "Where names without a schema are looked up.")
  private @Nullable String schema;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = Durations.class,
      description = "Cancel a statement that takes longer: 30s, 5m.")
  private @Nullable Duration timeout;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Run as this user, whose access rules apply (default: the owner).")
  private @Nullable String user;

  @Option(
      names = "--session",
      paramLabel = "NAME=VALUE",
      description = "Set a session property of Trino; may be repeated.")
  private Map<String, String> properties = new LinkedHashMap<>();

  TrinoClient client(Installation installation) {
    Variables variables = installation.variables();
    if (user == null) {
      return TrinoClient.of(installation.home(), variables);
    }
    return TrinoClient.of(
        installation.home(),
        variables,
        Tokens.of(installation.home(), Clock.systemUTC())
            .renewing(new Identity(user, Set.of(Permission.QUERY_RUN)), TOKEN_LIFETIME));
  }

  QueryOptions options() {
    QueryOptions options =
        QueryOptions.ofDefaults()
            .withZone(ZoneId.systemDefault())
            .withSessionProperties(properties);
    if (catalog != null) {
      options = options.withCatalog(catalog);
    }
    if (schema != null) {
      options = options.withSchema(schema);
    }
    return timeout == null ? options : options.withTimeLimit(timeout);
  }
}
