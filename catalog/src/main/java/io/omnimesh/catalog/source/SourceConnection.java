package io.omnimesh.catalog.source;

import java.util.List;
import java.util.Optional;

/** How a source system is reached: one record per kind of system, each with its own fields. */
public sealed interface SourceConnection {

  /** The kind of system. */
  SourceSystem system();

  /** One database of a PostgreSQL server. */
  record PostgreSql(Endpoint endpoint, Setting database, Login login) implements SourceConnection {
    @Override
    public SourceSystem system() {
      return SourceSystem.POSTGRESQL;
    }
  }

  /** The databases of a MariaDB server that the user may read; each is a schema. */
  record MariaDb(Endpoint endpoint, Login login) implements SourceConnection {
    @Override
    public SourceSystem system() {
      return SourceSystem.MARIADB;
    }
  }

  /** The databases of a MySQL (or compatible) server that the user may read; each is a schema. */
  record MySql(Endpoint endpoint, Login login) implements SourceConnection {
    @Override
    public SourceSystem system() {
      return SourceSystem.MYSQL;
    }
  }

  /**
   * The databases of a server that speaks MongoDB's protocol; each is a schema.
   *
   * @param login empty where the server knows no users
   */
  record MongoDb(Endpoint endpoint, Optional<Login> login) implements SourceConnection {
    @Override
    public SourceSystem system() {
      return SourceSystem.MONGODB;
    }
  }

  /**
   * One Redis database, its keys read as the tables that the definition describes.
   *
   * @param database the index of the database
   */
  record Redis(Endpoint endpoint, int database, Optional<Login> login) implements SourceConnection {
    @Override
    public SourceSystem system() {
      return SourceSystem.REDIS;
    }
  }

  /**
   * Topics of a Kafka cluster.
   *
   * @param brokers where to ask first; the cluster tells the rest
   * @param login as whom, with the mechanism
   * @param messages where the tables' columns come from
   */
  record Kafka(List<Endpoint> brokers, Optional<KafkaLogin> login, KafkaMessages messages)
      implements SourceConnection {
    public Kafka {
      brokers = List.copyOf(brokers);
    }

    @Override
    public SourceSystem system() {
      return SourceSystem.KAFKA;
    }
  }

  /** The indices of an OpenSearch cluster, in the one schema {@code default}. */
  record OpenSearch(Endpoint endpoint, Optional<Login> login) implements SourceConnection {
    @Override
    public SourceSystem system() {
      return SourceSystem.OPENSEARCH;
    }
  }

  /**
   * The keyspaces of a Cassandra cluster; each is a schema.
   *
   * @param contactPoints where to ask first; all listen on the port of the first
   * @param datacenter the data centre that is near
   */
  record Cassandra(List<Endpoint> contactPoints, Setting datacenter, Optional<Login> login)
      implements SourceConnection {
    public Cassandra {
      contactPoints = List.copyOf(contactPoints);
    }

    @Override
    public SourceSystem system() {
      return SourceSystem.CASSANDRA;
    }
  }

  /** The SQL schemas of an Apache Ignite 2 cluster, by its thin client. */
  record Ignite(Endpoint endpoint, Optional<Login> login) implements SourceConnection {
    @Override
    public SourceSystem system() {
      return SourceSystem.IGNITE;
    }
  }

  /**
   * A DuckDB file.
   *
   * @param file its path; a relative one begins at the installation's folder
   */
  record DuckDb(Setting file) implements SourceConnection {
    @Override
    public SourceSystem system() {
      return SourceSystem.DUCKDB;
    }
  }

  /**
   * The metrics of a Prometheus server; each metric is a table in the schema {@code default}.
   *
   * @param url its address, {@code https://host:port}
   */
  record Prometheus(Setting url, Optional<Login> login) implements SourceConnection {
    @Override
    public SourceSystem system() {
      return SourceSystem.PROMETHEUS;
    }
  }

  /** Files (CSV, JSON, Parquet, ORC) in an object store, described as Hive tables. */
  record HiveOnS3(S3Location location) implements SourceConnection {
    @Override
    public SourceSystem system() {
      return SourceSystem.HIVE;
    }
  }

  /** Delta Lake tables in an object store. */
  record DeltaLakeOnS3(S3Location location) implements SourceConnection {
    @Override
    public SourceSystem system() {
      return SourceSystem.DELTA_LAKE;
    }
  }

  /**
   * Iceberg tables in a folder, their pointers kept in PostgreSQL (Iceberg's JDBC catalog).
   *
   * @param catalog the name under which the pointers are kept
   * @param warehouse the folder of the tables; a relative one begins at the installation's folder
   */
  record IcebergJdbc(
      Endpoint endpoint, Setting database, Login login, Setting catalog, Setting warehouse)
      implements SourceConnection {
    @Override
    public SourceSystem system() {
      return SourceSystem.ICEBERG;
    }
  }

  /** Generated tables of the TPC-DS benchmark; no system behind it. */
  record Tpcds() implements SourceConnection {
    @Override
    public SourceSystem system() {
      return SourceSystem.TPCDS;
    }
  }
}
