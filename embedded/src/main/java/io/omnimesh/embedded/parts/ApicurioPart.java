package io.omnimesh.embedded.parts;

import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.PartContext;
import io.omnimesh.embedded.part.Port;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Apicurio Registry: the schemas of events, behind Confluent's API, kept in PostgreSQL. */
final class ApicurioPart implements Part {
  private static final String NAME = "apicurio";
  private static final String MANAGEMENT = "management";
  private static final int HEAP_MIB = 192;

  private final Loopback loopback;

  ApicurioPart(Loopback loopback) {
    this.loopback = loopback;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Apicurio Registry: schemas of events";
  }

  @Override
  public Set<String> needs() {
    return Set.of("postgresql");
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.main(28081), new Port(MANAGEMENT, 28082));
  }

  @Override
  public List<String> artifacts() {
    return List.of(NAME);
  }

  @Override
  public int memoryMaxMiB() {
    return 768;
  }

  @Override
  public Launch prepare(PartContext context) throws Exception {
    Path settings =
        Folders.writePrivate(
            context.config().resolve("application.properties"),
            """
            quarkus.http.host=127.0.0.1
            quarkus.http.port=%d
            quarkus.http.access-log.enabled=false
            quarkus.http.io-threads=2
            quarkus.thread-pool.max-threads=16
            quarkus.management.host=127.0.0.1
            quarkus.management.port=%d
            quarkus.log.category."io.apicurio".level=WARN
            apicurio.storage.kind=sql
            apicurio.storage.sql.kind=postgresql
            apicurio.datasource.url=jdbc:postgresql://127.0.0.1:%d/apicurio
            apicurio.datasource.username=apicurio
            apicurio.datasource.password=%s
            apicurio.datasource.jdbc.initial-size=1
            apicurio.datasource.jdbc.min-size=1
            apicurio.datasource.jdbc.max-size=8
            """
                .formatted(
                    context.port(),
                    context.port(MANAGEMENT),
                    context.port("postgresql", Port.MAIN),
                    context.secret("postgresql", "apicurio")));
    return JvmCommand.small(context, NAME)
        .heapMiB(HEAP_MIB)
        .option("--add-opens=java.base/java.lang=ALL-UNNAMED")
        .property("smallrye.config.locations", settings.toUri())
        .classPath(List.of(context.unpacked(NAME).resolve("quarkus-run.jar")))
        .main("io.quarkus.bootstrap.runner.QuarkusEntryPoint")
        .launch();
  }

  /** Lists the subjects, which the registry reads from its database. */
  @Override
  public void probe(PartContext context) throws Exception {
    loopback.succeed(
        Loopback.request(context.port(), "/apis/ccompat/v7/subjects?limit=1").GET().build());
  }
}
