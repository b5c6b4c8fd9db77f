package io.omnimesh.catalog.source;

import io.omnimesh.catalog.source.TableDefinition.Stored;
import io.omnimesh.contract.yaml.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns a definition into the mapping that its file holds. */
final class SourceTree {
  private SourceTree() {}

  static Map<String, Object> of(Source source) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("apiVersion", Words.API_VERSION);
    tree.put("kind", "Source");
    tree.put("name", source.name());
    tree.put("domain", source.domain());
    tree.put("title", source.title());
    tree.put("description", source.description());
    tree.put("system", source.connection().system().id());
    Map<String, Object> connection = connection(source.connection());
    if (!connection.isEmpty()) {
      tree.put("connection", connection);
    }
    if (!source.options().isEmpty()) {
      tree.put("options", new LinkedHashMap<>(source.options()));
    }
    if (!source.tables().isEmpty()) {
      tree.put("tables", source.tables().stream().map(SourceTree::table).toList());
    }
    if (!source.parts().isEmpty()) {
      tree.put("parts", source.parts());
    }
    return tree;
  }

  private static Map<String, Object> connection(SourceConnection connection) {
    Map<String, Object> tree = new LinkedHashMap<>();
    switch (connection) {
      case SourceConnection.PostgreSql it -> {
        tree.putAll(endpoint(it.endpoint()));
        tree.put("database", it.database().text());
        tree.put("login", login(it.login()));
      }
      case SourceConnection.MariaDb it -> server(tree, it.endpoint(), Optional.of(it.login()));
      case SourceConnection.MySql it -> server(tree, it.endpoint(), Optional.of(it.login()));
      case SourceConnection.MongoDb it -> server(tree, it.endpoint(), it.login());
      case SourceConnection.Redis it -> {
        server(tree, it.endpoint(), it.login());
        tree.put("database", Integer.toString(it.database()));
      }
      case SourceConnection.Kafka it -> kafka(tree, it);
      case SourceConnection.OpenSearch it -> server(tree, it.endpoint(), it.login());
      case SourceConnection.Cassandra it -> {
        tree.put("contact-points", it.contactPoints().stream().map(SourceTree::endpoint).toList());
        tree.put("datacenter", it.datacenter().text());
        it.login().ifPresent(login -> tree.put("login", login(login)));
      }
      case SourceConnection.Ignite it -> server(tree, it.endpoint(), it.login());
      case SourceConnection.DuckDb it -> tree.put("file", it.file().text());
      case SourceConnection.Prometheus it -> {
        tree.put("url", it.url().text());
        it.login().ifPresent(login -> tree.put("login", login(login)));
      }
      case SourceConnection.HiveOnS3 it -> s3(tree, it.location());
      case SourceConnection.DeltaLakeOnS3 it -> s3(tree, it.location());
      case SourceConnection.IcebergJdbc it -> {
        tree.putAll(endpoint(it.endpoint()));
        tree.put("database", it.database().text());
        tree.put("login", login(it.login()));
        tree.put("catalog", it.catalog().text());
        tree.put("warehouse", it.warehouse().text());
      }
      case SourceConnection.Tpcds it -> {}
    }
    return tree;
  }

  private static void kafka(Map<String, Object> tree, SourceConnection.Kafka kafka) {
    tree.put("brokers", kafka.brokers().stream().map(SourceTree::endpoint).toList());
    kafka
        .login()
        .ifPresent(login -> {
          Map<String, Object> inner = new LinkedHashMap<>();
          inner.put("mechanism", login.mechanism().id());
          inner.putAll(login(login.login()));
          tree.put("login", inner);
        });
    if (kafka.messages() instanceof KafkaMessages.Avro avro) {
      tree.put("registry", avro.registry().text());
    }
  }

  private static void server(Map<String, Object> tree, Endpoint endpoint, Optional<Login> login) {
    tree.putAll(endpoint(endpoint));
    login.ifPresent(it -> tree.put("login", login(it)));
  }

  private static Map<String, Object> endpoint(Endpoint endpoint) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("host", endpoint.host().text());
    tree.put("port", endpoint.port().text());
    return tree;
  }

  private static Map<String, Object> login(Login login) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("user", login.user().text());
    tree.put("password", login.password().reference());
    return tree;
  }

  private static void s3(Map<String, Object> tree, S3Location location) {
    tree.put("endpoint", location.endpoint().text());
    tree.put("region", location.region().text());
    tree.put("bucket", location.bucket().text());
    tree.put("metastore", location.metastore().text());
    tree.put("access-key", location.accessKey().reference());
    tree.put("secret-key", location.secretKey().reference());
  }

  private static Map<String, Object> table(TableDefinition table) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("schema", table.schema());
    tree.put("name", table.name());
    tree.put("description", table.description());
    switch (table.stored()) {
      case Stored.Topic topic -> tree.put("topic", topic.name());
      case Stored.Hashes hashes -> tree.put("values", "hash");
      case Stored.JsonValues json -> tree.put("values", "json");
    }
    table.key().ifPresent(key -> tree.put("key-column", key));
    tree.put("columns", List.copyOf(table.columns().stream().map(SourceTree::column).toList()));
    return tree;
  }

  private static Map<String, Object> column(ColumnDefinition column) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", column.name());
    tree.put("type", column.type().name().toLowerCase(Locale.ROOT));
    if (!column.field().equals(column.name())) {
      tree.put("field", column.field());
    }
    if (!column.description().isEmpty()) {
      tree.put("description", column.description());
    }
    return tree;
  }
}
