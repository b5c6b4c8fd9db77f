package io.omnimesh.cli.serve;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import io.omnimesh.catalog.access.Identity;
import io.omnimesh.catalog.access.Permission;
import io.omnimesh.catalog.domain.DomainFiles;
import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.cli.products.Control;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.control.ControlClient;
import io.omnimesh.embedded.supervise.MeshStatus;
import io.omnimesh.embedded.supervise.PartStatus;
import io.omnimesh.query.access.Tokens;
import io.omnimesh.query.catalogs.SourceService;
import io.omnimesh.query.client.TrinoClient;
import io.omnimesh.query.lineage.TrinoColumns;
import io.omnimesh.server.MeshServer;
import io.omnimesh.server.ServerConfig;
import io.omnimesh.server.product.ProductParts;
import io.omnimesh.server.status.MeshState;
import java.net.URI;
import java.net.URL;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mesh serve}: wires the REST server to an installation and runs it until SIGTERM. */
@Command(
    name = "serve",
    description = "Run the REST server in the foreground; ./mesh up does this as the part server.")
public final class ServeCommand implements Callable<Integer> {
  private static final Duration CALLER_TOKEN_LIFETIME = Duration.ofMinutes(10);

  @Option(
      names = "--embedded",
      description = "Take the settings from the installation's folder, $MESH_HOME or .mesh.")
  private boolean embedded;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Listen here (default: loopback). Put a proxy with TLS before anything else.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "NUMBER",
      description = "Listen here (default: MESH_SERVER_PORT, else 8080).")
  private @Nullable Integer port;

  @Option(
      names = "--otlp",
      paramLabel = "URL",
      description =
          "Send traces here, OTLP over HTTP, e.g. http://localhost:4318/v1/traces"
              + " (default: MESH_OTLP_ENDPOINT, else nowhere).")
  private @Nullable URI otlp;

  @Override
  public Integer call() throws InterruptedException {
    if (!embedded) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Say where the settings come from: ./mesh serve --embedded, after ./mesh up once");
    }
    logAsJson();
    Installation installation = Installation.find();
    CountDownLatch ended = new CountDownLatch(1);
    ControlDuties duties = ControlDuties.start(installation);
    MeshServer server =
        MeshServer.start(config(installation.variables()), parts(installation, duties));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  duties.close();
                  ended.countDown();
                },
                "shutdown"));
    ended.await();
    return 0;
  }

  private ServerConfig config(Variables variables) {
    ServerConfig config = ServerConfig.ofDefaults().withHost(host);
    if (port != null) {
      config = config.withPort(port);
    } else {
      Optional<Integer> named = variables.find("MESH_SERVER_PORT").map(ServeCommand::number);
      config = named.isPresent() ? config.withPort(named.get()) : config;
    }
    Optional<URI> traces =
        otlp == null ? variables.find("MESH_OTLP_ENDPOINT").map(URI::create) : Optional.of(otlp);
    return traces.isPresent() ? config.withTraces(traces.get()) : config;
  }

  private static MeshServer.Parts parts(Installation installation, ControlDuties duties) {
    MeshHome home = installation.home();
    Tokens tokens = Tokens.of(home, Clock.systemUTC());
    DomainFiles domains = new DomainFiles(installation.domains());
    TrinoClient trino = TrinoClient.of(home, installation.variables());
    // Trino sees the caller, never the owner: its access rules decide what the caller may read.
    Function<Identity, TrinoClient> asCaller =
        caller ->
            trino.as(
                tokens.renewing(
                    new Identity(caller.subject(), Set.of(Permission.QUERY_RUN)),
                    CALLER_TOKEN_LIFETIME));
    ControlClient launcher = new ControlClient(home);
    return new MeshServer.Parts(
        tokens,
        asCaller,
        domains,
        caller ->
            new SourceService(home, installation.variables(), domains, asCaller.apply(caller)),
        () -> launcher.status().map(ServeCommand::state),
        new ProductParts(
            Control.files(installation),
            () -> duties.control().map(ServeCommand::running),
            duties.drift()),
        Clock.systemUTC(),
        new SecureRandom());
  }

  private static ProductParts.Running running(Control control) {
    return new ProductParts.Running(
        control.state(),
        control.products(),
        control.checks()::check,
        control.materialiser(),
        new TrinoColumns(control.trino()));
  }

  private static MeshState state(MeshStatus status) {
    return new MeshState(
        status.profile(),
        Instant.ofEpochMilli(status.startedMs()),
        status.stopping(),
        status.problems(),
        status.parts().stream().map(ServeCommand::part).toList());
  }

  private static MeshState.Part part(PartStatus part) {
    return new MeshState.Part(
        part.name(),
        part.description(),
        part.state().name().toLowerCase(Locale.ROOT),
        part.ports(),
        part.readyMs() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(part.readyMs())),
        part.restarts(),
        part.reason(),
        part.memoryBytes(),
        part.cpuPercent());
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "MESH_SERVER_PORT is '" + text + "', not a port number", e);
    }
  }

  /** One JSON object per line on stdout, which the launcher keeps as the part's log. */
  private static void logAsJson() {
    URL settings = ServeCommand.class.getResource("logback-server.xml");
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(settings);
    } catch (JoranException e) {
      throw new MeshException(ErrorCode.INTERNAL, "The log settings cannot be read", e);
    }
  }
}
