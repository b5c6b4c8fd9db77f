package io.omnimesh.embedded.parts;

import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.PartContext;
import io.omnimesh.embedded.part.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** OpenSearch: the search log and the chat messages. One node, no cluster port. */
final class OpenSearchPart implements Part {
  private static final String NAME = "opensearch";

  private final RunnerJars runners;
  private final Loopback loopback;

  OpenSearchPart(RunnerJars runners, Loopback loopback) {
    this.runners = runners;
    this.loopback = loopback;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "OpenSearch: search log and chat messages";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.main(29200));
  }

  @Override
  public List<String> secrets() {
    return List.of("writer", "reader");
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
  public Launch prepare(PartContext context) throws IOException {
    Files.writeString(context.config().resolve("opensearch.yml"), settings(context));
    return JvmCommand.small(context, NAME)
        .heapMiB(256)
        .option("-XX:MaxDirectMemorySize=64m")
        .property("log4j2.level", "WARN")
        .property("log4j2.disable.jmx", true)
        .property("io.netty.allocator.numDirectArenas", 0)
        .property("io.netty.allocator.numHeapArenas", 1)
        .classPath(List.of(runners.of(NAME)))
        .classPath(context.jars(NAME))
        .main("io.omnimesh.runners.opensearch.OpenSearchRunner")
        .argument(context.config())
        .argument(context.data())
        .launch();
  }

  /**
   * Each request's translog is on disk before it is answered, which is OpenSearch's default. The
   * thresholds for full disks are off: they would make a laptop's indices read-only at 95 %.
   */
  private static String settings(PartContext context) {
    return """
    cluster.name: omnimesh
    node.name: opensearch
    path.data: "%s"
    path.logs: "%s"
    network.host: 127.0.0.1
    http.port: %d
    http.type: netty4
    transport.type: closed
    discovery.type: single-node
    node.processors: 2
    node.store.allow_mmap: false
    cluster.default_number_of_replicas: 0
    cluster.routing.allocation.disk.threshold_enabled: false
    search.max_open_scroll_context: 1000
    omnimesh.access.writer_file: "%s"
    omnimesh.access.reader_file: "%s"
    """
        .formatted(
            context.data().resolve("nodes-data"),
            context.data().resolve("logs"),
            context.port(),
            context.secretFile(NAME, "writer"),
            context.secretFile(NAME, "reader"));
  }

  @Override
  public void probe(PartContext context) throws IOException, InterruptedException {
    loopback.succeed(
        Loopback.request(
                context.port(), "/_cluster/health?wait_for_status=yellow&timeout=2s&level=cluster")
            .header("Authorization", Loopback.basic("reader", context.secret("reader")))
            .build());
    loopback.succeed(
        Loopback.request(context.port(), "/_search?size=0")
            .header("Authorization", Loopback.basic("reader", context.secret("reader")))
            .build());
  }
}
