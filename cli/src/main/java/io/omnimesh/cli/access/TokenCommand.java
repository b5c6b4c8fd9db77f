package io.omnimesh.cli.access;

import io.omnimesh.catalog.access.Permission;
import io.omnimesh.cli.home.Durations;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.access.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mesh token}: prints a token that our server and Trino accept. */
@Command(
    name = "token",
    description = "Print a token for the REST server and for any Trino client.",
    footer = {
      "",
      "Permissions: domains:read, sources:read, sources:test, sources:write, products:read,",
      "products:write, query:run, status:read, metrics:read."
    })
public final class TokenCommand implements Callable<Integer> {
  @Option(
      names = "--subject",
      paramLabel = "NAME",
      defaultValue = "owner",
      description = "Whom the token speaks for; the user in Trino (default: owner).")
  private String subject = "owner";

  @Option(
      names = "--permissions",
      paramLabel = "NAME",
      split = ",",
      description = "What it allows (default: everything).")
  private @Nullable List<String> permissions;

  @Option(
      names = "--ttl",
      paramLabel = "DURATION",
      defaultValue = "12h",
      converter = Durations.class,
      description = "How long it is valid: 30m, 12h, 90d (default: 12h).")
  private Duration lifetime = Duration.ofHours(12);

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Tokens tokens = Tokens.of(Installation.find().home(), Clock.systemUTC());
    spec.commandLine().getOut().println(tokens.mint(subject, chosen(), lifetime));
    return 0;
  }

  private Set<Permission> chosen() {
    if (permissions == null) {
      return Permission.all();
    }
    Set<Permission> chosen = EnumSet.noneOf(Permission.class);
    permissions.forEach(id -> chosen.add(Permission.find(id).orElseThrow(() -> unknown(id))));
    return chosen;
  }

  private static MeshException unknown(String id) {
    return new MeshException(
        ErrorCode.INVALID_INPUT,
        "There is no permission '"
            + id
            + "'; choose of "
            + Arrays.stream(Permission.values())
                .map(Permission::id)
                .collect(Collectors.joining(", ")));
  }
}
