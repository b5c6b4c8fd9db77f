package io.omnimesh.catalog.source;

import io.omnimesh.catalog.source.SourceOption.OneOf;
import io.omnimesh.catalog.source.SourceOption.Time;
import io.omnimesh.catalog.source.SourceOption.Whole;
import java.util.List;

/**
 * The options of each kind of system. Every wait has a limit, so that a source that hangs fails
 * within seconds instead of holding up who asks it.
 */
final class SourceOptions {
  private static final SourceOption CONNECT_TIMEOUT =
      new SourceOption("connect-timeout", new Time(), "5s", "how long connecting may take");
  private static final SourceOption READ_TIMEOUT =
      new SourceOption(
          "read-timeout", new Time(), "30s", "how long to wait for the next bytes of an answer");
  private static final SourceOption TLS =
      new SourceOption(
          "tls",
          new OneOf(List.of("on", "off")),
          "on",
          "on: encrypted, the certificate is checked against those that Java trusts");
  private static final SourceOption FILTER_VALUES_MAX =
      new SourceOption(
          "filter-values-max",
          new Whole(1, 10_000),
          "1000",
          "up to so many values of a join or IN list are sent to the source; more become a range");

  private static final List<SourceOption> SQL_SERVER =
      List.of(CONNECT_TIMEOUT, READ_TIMEOUT, TLS, FILTER_VALUES_MAX);

  private static final List<SourceOption> POSTGRESQL =
      List.of(
          CONNECT_TIMEOUT,
          READ_TIMEOUT,
          TLS,
          FILTER_VALUES_MAX,
          new SourceOption(
              "arrays",
              new OneOf(List.of("array", "json", "hidden")),
              "array",
              "how array columns appear; 'array' needs arrays of one dimension"));

  private static final List<SourceOption> MONGODB =
      List.of(
          CONNECT_TIMEOUT,
          READ_TIMEOUT,
          TLS,
          new SourceOption(
              "read-preference",
              new OneOf(
                  List.of(
                      "primary",
                      "primary-preferred",
                      "secondary",
                      "secondary-preferred",
                      "nearest")),
              "primary",
              "which members of a replica set answer"));

  private static final List<SourceOption> REDIS =
      List.of(
          new SourceOption(
              "connect-timeout", new Time(), "5s", "how long connecting and each answer may take"),
          new SourceOption(
              "scan-count", new Whole(10, 10_000), "1000", "keys that one SCAN returns"));

  private static final List<SourceOption> KAFKA =
      List.of(
          new SourceOption(
              "request-timeout", new Time(), "10s", "how long a broker may take to answer"),
          TLS,
          new SourceOption(
              "messages-per-split",
              new Whole(100, 10_000_000),
              "100000",
              "messages that one reader takes; fewer read in parallel"));

  private static final List<SourceOption> OPENSEARCH =
      List.of(
          CONNECT_TIMEOUT,
          new SourceOption(
              "read-timeout",
              new Time(),
              "10s",
              "how long an answer may take; the connector waits for one when it is created"),
          TLS,
          new SourceOption(
              "scroll-size", new Whole(10, 10_000), "1000", "documents that one page holds"));

  private static final List<SourceOption> CASSANDRA =
      List.of(
          CONNECT_TIMEOUT,
          READ_TIMEOUT,
          TLS,
          new SourceOption(
              "consistency",
              new OneOf(List.of("one", "local-one", "quorum", "local-quorum", "all")),
              "local-one",
              "how many replicas must agree on what is read"));

  private static final List<SourceOption> PROMETHEUS =
      List.of(
          READ_TIMEOUT,
          new SourceOption("range", new Time(), "1h", "how far back a query reads at most"),
          new SourceOption(
              "chunk", new Time(), "1h", "the span of one request; a longer range is split"));

  private static final List<SourceOption> S3 =
      List.of(
          CONNECT_TIMEOUT,
          READ_TIMEOUT,
          new SourceOption(
              "retries", new Whole(0, 10), "2", "how often a failed request is sent again"));

  private static final List<SourceOption> ICEBERG = List.of(CONNECT_TIMEOUT, READ_TIMEOUT, TLS);

  private SourceOptions() {}

  static List<SourceOption> of(SourceSystem system) {
    return switch (system) {
      case POSTGRESQL -> POSTGRESQL;
      case MARIADB, MYSQL, IGNITE -> SQL_SERVER;
      case MONGODB -> MONGODB;
      case REDIS -> REDIS;
      case KAFKA -> KAFKA;
      case OPENSEARCH -> OPENSEARCH;
      case CASSANDRA -> CASSANDRA;
      case PROMETHEUS -> PROMETHEUS;
      case HIVE, DELTA_LAKE -> S3;
      case ICEBERG -> ICEBERG;
      case DUCKDB, TPCDS -> List.of();
    };
  }
}
