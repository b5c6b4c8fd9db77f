package io.omnimesh.catalog.source;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of system that a source can be, with the options that each takes. */
public enum SourceSystem {
  POSTGRESQL("postgresql", "PostgreSQL", SourceOptions.POSTGRESQL),
  MARIADB("mariadb", "MariaDB", SourceOptions.SQL_SERVER),
  MYSQL("mysql", "MySQL", SourceOptions.SQL_SERVER),
  MONGODB("mongodb", "MongoDB protocol", SourceOptions.MONGODB),
  REDIS("redis", "Redis", SourceOptions.REDIS),
  KAFKA("kafka", "Apache Kafka", SourceOptions.KAFKA),
  OPENSEARCH("opensearch", "OpenSearch", SourceOptions.OPENSEARCH),
  CASSANDRA("cassandra", "Apache Cassandra", SourceOptions.CASSANDRA),
  IGNITE("ignite", "Apache Ignite", SourceOptions.IGNITE),
  DUCKDB("duckdb", "DuckDB", List.of()),
  PROMETHEUS("prometheus", "Prometheus", SourceOptions.PROMETHEUS),
  HIVE("hive", "Hive tables on S3", SourceOptions.S3),
  DELTA_LAKE("delta-lake", "Delta Lake on S3", SourceOptions.S3),
  ICEBERG("iceberg", "Apache Iceberg", SourceOptions.ICEBERG),
  TPCDS("tpcds", "TPC-DS generator", List.of());

  private final String id;
  private final String title;
  private final List<SourceOption> options;

  SourceSystem(String id, String title, List<SourceOption> options) {
    this.id = id;
    this.title = title;
    this.options = options;
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
    return options;
  }

  /** The option of a name that is known to exist. */
  public SourceOption option(String name) {
    return findOption(name)
        .orElseThrow(() -> new IllegalArgumentException("System " + id + " has no option " + name));
  }

  public Optional<SourceOption> findOption(String name) {
    return options.stream().filter(option -> option.name().equals(name)).findFirst();
  }

  /** The system of a word in a definition. */
  public static Optional<SourceSystem> find(String id) {
    return Arrays.stream(values()).filter(system -> system.id.equals(id)).findFirst();
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(SourceSystem::id).toList();
  }
}
