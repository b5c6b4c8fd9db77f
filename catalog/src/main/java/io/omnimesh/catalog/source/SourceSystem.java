package io.omnimesh.catalog.source;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of system that a source can be, with the options that each takes. */
public enum SourceSystem {
  POSTGRESQL("postgresql", "PostgreSQL"),
  MARIADB("mariadb", "MariaDB"),
  MYSQL("mysql", "MySQL"),
  MONGODB("mongodb", "MongoDB protocol"),
  REDIS("redis", "Redis"),
  KAFKA("kafka", "Apache Kafka"),
  OPENSEARCH("opensearch", "OpenSearch"),
  CASSANDRA("cassandra", "Apache Cassandra"),
  IGNITE("ignite", "Apache Ignite"),
  DUCKDB("duckdb", "DuckDB"),
  PROMETHEUS("prometheus", "Prometheus"),
  HIVE("hive", "Hive tables on S3"),
  DELTA_LAKE("delta-lake", "Delta Lake on S3"),
  ICEBERG("iceberg", "Apache Iceberg"),
  TPCDS("tpcds", "TPC-DS generator");

  private final String id;
  private final String title;

  SourceSystem(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** The word in definitions. */
  public String id() {
    return id;
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  /** The options that a definition may set. */
  public List<SourceOption> options() {
    return SourceOptions.of(this);
  }

  /** The option of a name that is known to exist. */
  public SourceOption option(String name) {
    return findOption(name)
        .orElseThrow(() -> new IllegalArgumentException("System " + id + " has no option " + name));
  }

  public Optional<SourceOption> findOption(String name) {
    return options().stream().filter(option -> option.name().equals(name)).findFirst();
  }

  /** The system of a word in a definition. */
  public static Optional<SourceSystem> find(String id) {
    return Arrays.stream(values()).filter(system -> system.id.equals(id)).findFirst();
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(SourceSystem::id).toList();
  }
}
