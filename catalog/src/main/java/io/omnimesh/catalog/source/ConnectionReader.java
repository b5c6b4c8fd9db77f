package io.omnimesh.catalog.source;

import io.omnimesh.contract.yaml.Words;
import io.omnimesh.contract.yaml.YamlFields;
import io.omnimesh.contract.yaml.YamlNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the {@code connection} of a source file, whose fields depend on the system. */
final class ConnectionReader {
  private static final int REDIS_DATABASE_MAX = 15;

  private ConnectionReader() {}

  static SourceConnection read(SourceSystem system, YamlFields fields) {
    SourceConnection connection =
        switch (system) {
          case POSTGRESQL ->
              new SourceConnection.PostgreSql(
                  Values.endpoint(fields),
                  Values.setting(fields, "database"),
                  Values.requireLogin(fields));
          case MARIADB ->
              new SourceConnection.MariaDb(Values.endpoint(fields), Values.requireLogin(fields));
          case MYSQL ->
              new SourceConnection.MySql(Values.endpoint(fields), Values.requireLogin(fields));
          case MONGODB ->
              new SourceConnection.MongoDb(Values.endpoint(fields), Values.findLogin(fields));
          case REDIS ->
              new SourceConnection.Redis(
                  Values.endpoint(fields), redisDatabase(fields), Values.findLogin(fields));
          case KAFKA -> kafka(fields);
          case OPENSEARCH ->
              new SourceConnection.OpenSearch(Values.endpoint(fields), Values.findLogin(fields));
          case CASSANDRA ->
              new SourceConnection.Cassandra(
                  endpoints(fields, "contact-points"),
                  Values.setting(fields, "datacenter"),
                  Values.findLogin(fields));
          case IGNITE ->
              new SourceConnection.Ignite(Values.endpoint(fields), Values.findLogin(fields));
          case DUCKDB -> new SourceConnection.DuckDb(Values.setting(fields, "file"));
          case PROMETHEUS ->
              new SourceConnection.Prometheus(Values.url(fields, "url"), Values.findLogin(fields));
          case HIVE -> new SourceConnection.HiveOnS3(s3(fields));
          case DELTA_LAKE -> new SourceConnection.DeltaLakeOnS3(s3(fields));
          case ICEBERG ->
              new SourceConnection.IcebergJdbc(
                  Values.endpoint(fields),
                  Values.setting(fields, "database"),
                  Values.requireLogin(fields),
                  Values.setting(fields, "catalog"),
                  Values.setting(fields, "warehouse"));
          case TPCDS -> new SourceConnection.Tpcds();
        };
    fields.end();
    return connection;
  }

  private static SourceConnection kafka(YamlFields fields) {
    Optional<KafkaLogin> login =
        fields
            .findFields("login", "a login")
            .map(inner -> {
              KafkaLogin read = new KafkaLogin(mechanism(inner), Values.login(inner));
              inner.end();
              return read;
            });
    KafkaMessages messages =
        fields.find("registry").isPresent()
            ? new KafkaMessages.Avro(Values.url(fields, "registry"))
            : new KafkaMessages.Json();
    return new SourceConnection.Kafka(endpoints(fields, "brokers"), login, messages);
  }

  private static KafkaLogin.Mechanism mechanism(YamlFields fields) {
    YamlNode.Text text = fields.text("mechanism");
    String id =
        Words.oneOf(
            text,
            "mechanism",
            Arrays.stream(KafkaLogin.Mechanism.values())
                .map(KafkaLogin.Mechanism::id)
                .collect(Collectors.toSet()));
    return Arrays.stream(KafkaLogin.Mechanism.values())
        .filter(mechanism -> mechanism.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<Endpoint> endpoints(YamlFields fields, String key) {
    YamlNode node = fields.require(key);
    List<Endpoint> endpoints =
        fields.list(
            key,
            item -> {
              YamlFields one = YamlFields.of(item, "an item of '" + key + "'");
              Endpoint endpoint = Values.endpoint(one);
              one.end();
              return endpoint;
            });
    if (endpoints.isEmpty()) {
      throw node.place()
          .refuse("'" + key + "' is empty", "write at least one '- {host: .., port: ..}'");
    }
    return endpoints;
  }

  private static int redisDatabase(YamlFields fields) {
    Optional<YamlNode.Text> text = fields.findText("database");
    if (text.isEmpty()) {
      return 0;
    }
    SourceOption.Whole index = new SourceOption.Whole(0, REDIS_DATABASE_MAX);
    if (!index.accept(text.get().text())) {
      throw text.get().place().refuse("'database' of Redis is an index", "write " + index.form());
    }
    return Integer.parseInt(text.get().text());
  }

  private static S3Location s3(YamlFields fields) {
    return new S3Location(
        Values.url(fields, "endpoint"),
        Values.setting(fields, "region", "us-east-1"),
        Values.setting(fields, "bucket"),
        Values.setting(fields, "metastore"),
        Values.secret(fields, "access-key"),
        Values.secret(fields, "secret-key"));
  }
}
