package io.omnimesh.embedded.parts;

import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.PartContext;
import io.omnimesh.embedded.part.Port;
import io.omnimesh.stream.client.Grant;
import io.omnimesh.stream.client.Grant.Right;
import io.omnimesh.stream.client.KafkaAccess;
import io.omnimesh.stream.client.KafkaCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** Kafka, one node that is broker and controller: the log of events. */
final class KafkaPart implements Part {
  private static final String NAME = "kafka";
  private static final String CONTROLLER = "controller";
  private static final String OPERATOR = "mesh";
  private static final String WRITER = "sources_writer";
  private static final String READER = "sources_reader";
  private static final List<String> TOPICS = List.of("ecommerce.", "mobile.");
  private static final String CLIENTS = "mesh-";
  private static final int HEAP_MIB = 224;
  private static final int CLUSTER_ID_LENGTH = 22;
  private static final Duration FORMAT_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(4);
  private static final Duration PROVISION_TIMEOUT = Duration.ofSeconds(30);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Kafka: the log of events, clicks of the web shop and events of the app";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.main(29092), new Port(CONTROLLER, 29093));
  }

  @Override
  public List<String> secrets() {
    return List.of(OPERATOR, WRITER, READER, CONTROLLER, "cluster");
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
    Path logs = context.data().resolve("logs");
    if (!Files.exists(logs)) {
      format(context, logs);
    }
    Path properties =
        Folders.writePrivate(
            context.config().resolve("server.properties"), properties(context, logs));
    return JvmCommand.small(context, NAME)
        .heapMiB(HEAP_MIB)
        .property("org.slf4j.simpleLogger.defaultLogLevel", "warn")
        .property("org.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer", "info")
        .property("org.slf4j.simpleLogger.showDateTime", true)
        .property("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
        .classPath(context.jars(NAME))
        .main("kafka.Kafka")
        .argument(properties)
        .launch();
  }

  /** The log folder is made beside its place and moved there: half-made ones never start. */
  private static void format(PartContext context, Path logs)
      throws IOException, InterruptedException {
    Path partial = context.data().resolve("logs.partial");
    Folders.delete(partial);
    Path properties =
        Folders.writePrivate(
            context.config().resolve("format.properties"), properties(context, partial));
    Launch format =
        JvmCommand.small(context, NAME)
            .classPath(context.jars(NAME))
            .main("kafka.tools.StorageTool")
            .argument("format")
            .argument("--cluster-id")
            .argument(context.secret("cluster").substring(0, CLUSTER_ID_LENGTH))
            .argument("--config")
            .argument(properties)
            .argument("--add-scram")
            .argument(
                "SCRAM-SHA-256=[name=%s,password=%s]".formatted(OPERATOR, context.secret(OPERATOR)))
            .launchOnce();
    Path output = context.config().resolve("format.log");
    Tool.run(format.command(), format.environment(), output, FORMAT_TIMEOUT);
    // Both hold what the operator's password can be found from.
    Files.delete(output);
    Files.delete(properties);
    Files.move(partial, logs, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String properties(PartContext context, Path logs) {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%2$d
    listeners=CLIENTS://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=CLIENTS://127.0.0.1:%1$d
    listener.security.protocol.map=CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
    controller.listener.names=CONTROLLER
    inter.broker.listener.name=CLIENTS
    sasl.enabled.mechanisms=SCRAM-SHA-256
    sasl.mechanism.inter.broker.protocol=SCRAM-SHA-256
    sasl.mechanism.controller.protocol=PLAIN
    listener.name.clients.scram-sha-256.sasl.jaas.config=\
    org.apache.kafka.common.security.scram.ScramLoginModule required \
    username="%3$s" password="%4$s";
    listener.name.controller.sasl.enabled.mechanisms=PLAIN
    listener.name.controller.plain.sasl.jaas.config=\
    org.apache.kafka.common.security.plain.PlainLoginModule required \
    username="%3$s" password="%5$s" user_%3$s="%5$s";

    # Who may do what stands in the access rules; without a rule nothing is allowed.
    authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
    super.users=User:%3$s
    allow.everyone.if.no.acl.found=false
    auto.create.topics.enable=false

    log.dirs=%6$s
    log.segment.bytes=134217728
    log.index.size.max.bytes=1048576
    log.cleaner.dedupe.buffer.size=4194304
    log.cleaner.io.buffer.size=131072
    num.network.threads=2
    num.io.threads=4
    background.threads=2
    group.initial.rebalance.delay.ms=0

    # One node holds the only copy.
    default.replication.factor=1
    min.insync.replicas=1
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=4
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=4
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    share.coordinator.state.topic.num.partitions=1
    """
        .formatted(
            context.port(),
            context.port(CONTROLLER),
            OPERATOR,
            context.secret(OPERATOR),
            context.secret(CONTROLLER),
            logs);
  }

  @Override
  public void probe(PartContext context) {
    try (KafkaCluster cluster = cluster(context, PROBE_TIMEOUT)) {
      cluster.check();
    }
  }

  @Override
  public void provision(PartContext context) throws Exception {
    context.export("MESH_KAFKA_SASL", "SCRAM-SHA-256");
    try (KafkaCluster cluster = cluster(context, PROVISION_TIMEOUT)) {
      for (String user : List.of(WRITER, READER)) {
        cluster.putUser(user, context.secret(user));
      }
      cluster.allow(
          TOPICS.stream().map(prefix -> new Grant(WRITER, Right.WRITE_TOPICS, prefix)).toList());
      // The writer keeps its position as an offset, and committing one needs the right to read.
      for (String user : List.of(WRITER, READER)) {
        cluster.allow(
            TOPICS.stream().map(prefix -> new Grant(user, Right.READ_TOPICS, prefix)).toList());
      }
      cluster.allow(
          List.of(
              new Grant(WRITER, Right.USE_TRANSACTIONS, CLIENTS),
              new Grant(WRITER, Right.USE_GROUPS, CLIENTS)));
    }
  }

  private static KafkaCluster cluster(PartContext context, Duration timeout) {
    return new KafkaCluster(
        new KafkaAccess(
            "127.0.0.1:" + context.port(), "SCRAM-SHA-256", OPERATOR, context.secret(OPERATOR)),
        timeout);
  }
}
