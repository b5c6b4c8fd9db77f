package io.omnimesh.query.catalogs;

import io.omnimesh.catalog.source.KafkaLogin;
import io.omnimesh.catalog.source.KafkaMessages;
import io.omnimesh.catalog.source.S3Location;
import io.omnimesh.catalog.source.Source;
import io.omnimesh.catalog.source.SourceConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Renders a source to the connector properties of Trino 476. A pure function of the source and what
 * its references resolve to; every wait of a connector gets a limit from the source's options.
 */
final class CatalogRenderer {
  private final UnaryOperator<String> resolver;
  private final Path home;
  private final Path sourcesFolder;

  /**
   * @param resolver replaces references, {@code Variables::resolve}
   * @param home where relative paths of definitions begin
   * @param sourcesFolder where the files of all sources lie
   */
  CatalogRenderer(UnaryOperator<String> resolver, Path home, Path sourcesFolder) {
    this.resolver = resolver;
    this.home = home;
    this.sourcesFolder = sourcesFolder;
  }

  /**
   * @throws io.omnimesh.contract.error.MeshException {@code INVALID_INPUT} where a reference cannot
   *     be resolved or resolves to something that does not fit its place
   */
  CatalogDefinition render(Source source) {
    CatalogRendering out = new CatalogRendering(source, resolver, home, sourcesFolder);
    return switch (source.connection()) {
      case SourceConnection.PostgreSql it -> JdbcCatalogs.postgreSql(out, it);
      case SourceConnection.MariaDb it -> JdbcCatalogs.mariaDb(out, it);
      case SourceConnection.MySql it -> JdbcCatalogs.mySql(out, it);
      case SourceConnection.Ignite it -> JdbcCatalogs.ignite(out, it);
      case SourceConnection.DuckDb it -> JdbcCatalogs.duckDb(out, it);
      case SourceConnection.MongoDb it -> mongoDb(out, it);
      case SourceConnection.Redis it -> redis(out, it);
      case SourceConnection.Kafka it -> kafka(out, it);
      case SourceConnection.OpenSearch it -> openSearch(out, it);
      case SourceConnection.Cassandra it -> cassandra(out, it);
      case SourceConnection.Prometheus it -> prometheus(out, it);
      case SourceConnection.HiveOnS3 it -> s3(out, it.location()).finish("hive");
      case SourceConnection.DeltaLakeOnS3 it ->
          s3(out, it.location())
              .set("delta.register-table-procedure.enabled", "true")
              .finish("delta_lake");
      case SourceConnection.IcebergJdbc it -> iceberg(out, it);
      case SourceConnection.Tpcds it -> out.finish("tpcds");
    };
  }

  private static CatalogDefinition mongoDb(CatalogRendering out, SourceConnection.MongoDb it) {
    long connectMillis = out.time("connect-timeout").toMillis();
    String rest =
        out.address(it.endpoint())
            + "/?serverSelectionTimeoutMS="
            + connectMillis
            + "&waitQueueTimeoutMS="
            + connectMillis;
    if (it.login().isPresent()) {
      String user = CatalogRendering.encode(out.resolve(it.login().get().user()));
      out.setWithSecret(
          "mongodb.connection-url",
          "mongodb://" + user + ':',
          it.login().get().password(),
          CatalogRendering::encode,
          '@' + rest);
    } else {
      out.set("mongodb.connection-url", "mongodb://" + rest);
    }
    return out.set("mongodb.connection-timeout", Long.toString(connectMillis))
        .set("mongodb.socket-timeout", Long.toString(out.time("read-timeout").toMillis()))
        .set("mongodb.tls.enabled", Boolean.toString(out.tls()))
        .set("mongodb.read-preference", constant(out.source().option("read-preference")))
        .finish("mongodb");
  }

  private static CatalogDefinition redis(CatalogRendering out, SourceConnection.Redis it) {
    it.login().ifPresent(login -> out.setLogin("redis.user", "redis.password", login));
    out.source()
        .tables()
        .forEach(table ->
            out.addFile(
                "tables/" + table.schema() + '.' + table.name() + ".json",
                TableDescriptions.ofRedis(table)));
    return out.set("redis.nodes", out.address(it.endpoint()))
        .set("redis.database-index", Integer.toString(it.database()))
        .setOption("redis.connect-timeout", "connect-timeout")
        .setOption("redis.scan-count", "scan-count")
        .set("redis.key-prefix-schema-table", "true")
        .set("redis.hide-internal-columns", "true")
        .set("redis.default-schema", out.source().tables().getFirst().schema())
        .set("redis.table-names", tableNames(out.source()))
        .setPath("redis.table-description-dir", "tables")
        .finish("redis");
  }

  private static CatalogDefinition kafka(CatalogRendering out, SourceConnection.Kafka it) {
    out.set("kafka.nodes", it.brokers().stream().map(out::address).collect(Collectors.joining(",")))
        .setOption("kafka.messages-per-split", "messages-per-split")
        .set("kafka.hide-internal-columns", "true")
        .addFile("client.properties", kafkaClient(out, it))
        .setPath("kafka.config.resources", "client.properties");
    switch (it.messages()) {
      case KafkaMessages.Json json -> {
        out.source()
            .tables()
            .forEach(table ->
                out.addFile(
                    "tables/" + table.schema() + '.' + table.name() + ".json",
                    TableDescriptions.ofKafka(table)));
        out.set("kafka.table-description-supplier", "FILE")
            .set("kafka.default-schema", out.source().tables().getFirst().schema())
            .set("kafka.table-names", tableNames(out.source()))
            .setPath("kafka.table-description-dir", "tables");
      }
      case KafkaMessages.Avro avro ->
          out.set("kafka.table-description-supplier", "CONFLUENT")
              .set("kafka.default-schema", "default")
              .set("kafka.confluent-schema-registry-url", avro.registry());
    }
    return out.finish("kafka");
  }

  /** Settings of the Kafka client inside Trino; a file, as it holds the password. */
  private static String kafkaClient(CatalogRendering out, SourceConnection.Kafka it) {
    Duration timeout = out.time("request-timeout");
    StringBuilder text = new StringBuilder();
    property(text, "request.timeout.ms", Long.toString(timeout.toMillis()));
    property(text, "default.api.timeout.ms", Long.toString(timeout.toMillis()));
    property(text, "socket.connection.setup.timeout.ms", Long.toString(timeout.toMillis()));
    String encryption = out.tls() ? "SSL" : "PLAINTEXT";
    property(text, "security.protocol", it.login().isPresent() ? "SASL_" + encryption : encryption);
    if (it.login().isPresent()) {
      KafkaLogin login = it.login().get();
      String module =
          login.mechanism() == KafkaLogin.Mechanism.PLAIN
              ? "org.apache.kafka.common.security.plain.PlainLoginModule"
              : "org.apache.kafka.common.security.scram.ScramLoginModule";
      property(text, "sasl.mechanism", login.mechanism().sasl());
      property(
          text,
          "sasl.jaas.config",
          module
              + " required username="
              + jaas(out.resolve(login.login().user()))
              + " password="
              + jaas(out.resolve(login.login().password()))
              + ";");
    }
    return text.toString();
  }

  private static void property(StringBuilder text, String key, String value) {
    text.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n');
  }

  private static String jaas(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static CatalogDefinition openSearch(
      CatalogRendering out, SourceConnection.OpenSearch it) {
    it.login()
        .ifPresent(login ->
            out.set("opensearch.security", "PASSWORD")
                .setLogin("opensearch.auth.user", "opensearch.auth.password", login));
    return out.set("opensearch.host", out.host(it.endpoint()))
        .set("opensearch.port", out.port(it.endpoint()))
        .set("opensearch.default-schema-name", "default")
        .set("opensearch.ignore-publish-address", "true")
        .setOption("opensearch.connect-timeout", "connect-timeout")
        .setOption("opensearch.request-timeout", "read-timeout")
        .setOption("opensearch.max-retry-time", "read-timeout")
        .setOption("opensearch.scroll-size", "scroll-size")
        .set("opensearch.tls.enabled", Boolean.toString(out.tls()))
        .finish("opensearch");
  }

  private static CatalogDefinition cassandra(CatalogRendering out, SourceConnection.Cassandra it) {
    it.login()
        .ifPresent(login ->
            out.set("cassandra.security", "PASSWORD")
                .setLogin("cassandra.username", "cassandra.password", login));
    return out.set(
            "cassandra.contact-points",
            it.contactPoints().stream().map(out::host).collect(Collectors.joining(",")))
        .set("cassandra.native-protocol-port", out.port(it.contactPoints().getFirst()))
        .set("cassandra.load-policy.use-dc-aware", "true")
        .set("cassandra.load-policy.dc-aware.local-dc", it.datacenter())
        .set("cassandra.consistency-level", constant(out.source().option("consistency")))
        .setOption("cassandra.client.connect-timeout", "connect-timeout")
        .setOption("cassandra.client.read-timeout", "read-timeout")
        .setOption("cassandra.no-host-available-retry-timeout", "connect-timeout")
        .set("cassandra.tls.enabled", Boolean.toString(out.tls()))
        .finish("cassandra");
  }

  private static CatalogDefinition prometheus(
      CatalogRendering out, SourceConnection.Prometheus it) {
    it.login()
        .ifPresent(
            login -> out.setLogin("prometheus.auth.user", "prometheus.auth.password", login));
    return out.set("prometheus.uri", it.url())
        .setOption("prometheus.read-timeout", "read-timeout")
        .setOption("prometheus.query.chunk.size.duration", "chunk")
        .setOption("prometheus.max.query.range.duration", "range")
        .finish("prometheus");
  }

  private static CatalogRendering s3(CatalogRendering out, S3Location location) {
    String bucket = CatalogRendering.encode(out.resolve(location.bucket()));
    return out.set("hive.metastore", "file")
        .set(
            "hive.metastore.catalog.dir",
            "s3://" + bucket + '/' + out.resolve(location.metastore()))
        .set("fs.native-s3.enabled", "true")
        .set("s3.endpoint", location.endpoint())
        .set("s3.region", location.region())
        .set("s3.path-style-access", "true")
        .set("s3.aws-access-key", location.accessKey())
        .set("s3.aws-secret-key", location.secretKey())
        .setOption("s3.socket-connect-timeout", "connect-timeout")
        .setOption("s3.socket-read-timeout", "read-timeout")
        .setOption("s3.max-error-retries", "retries");
  }

  private static CatalogDefinition iceberg(CatalogRendering out, SourceConnection.IcebergJdbc it) {
    return out.set("iceberg.catalog.type", "jdbc")
        .set("iceberg.jdbc-catalog.driver-class", "org.postgresql.Driver")
        .set(
            "iceberg.jdbc-catalog.connection-url",
            JdbcCatalogs.postgreSqlUrl(out, it.endpoint(), it.database()))
        .setLogin(
            "iceberg.jdbc-catalog.connection-user",
            "iceberg.jdbc-catalog.connection-password",
            it.login())
        .set("iceberg.jdbc-catalog.catalog-name", it.catalog())
        .set("iceberg.jdbc-catalog.default-warehouse-dir", "local:///")
        .set("fs.native-local.enabled", "true")
        .set("local.location", out.path(it.warehouse()).toString())
        .finish("iceberg");
  }

  private static String tableNames(Source source) {
    return source.tables().stream()
        .map(table -> table.schema() + '.' + table.name())
        .collect(Collectors.joining(","));
  }

  /** A word of a definition as Trino's enums write it: {@code local-one}, {@code LOCAL_ONE}. */
  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
