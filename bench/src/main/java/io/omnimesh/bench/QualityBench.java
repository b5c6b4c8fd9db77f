package io.omnimesh.bench;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.ContractFile;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.quality.QualityReport;
import io.omnimesh.contract.quality.TableName;
import io.omnimesh.contract.quality.Verdict;
import io.omnimesh.contract.sql.Sql;
import io.omnimesh.query.client.Query;
import io.omnimesh.query.client.QueryOptions;
import io.omnimesh.query.client.TrinoClient;
import io.omnimesh.query.quality.QualityRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Measures a quality run with twenty library rules on an Iceberg table of five million rows, and
 * {@code datacontract test} with the same contract on the same table in the same Trino.
 */
public final class QualityBench {
  private static final int RUNS = 5;
  private static final int PEER_RUNS = 3;
  private static final String PEER = "datacontract-cli[trino]==1.2.8";
  private static final String PEER_FOLDER = "datacontract-cli-trino-1.2.8";
  private static final TableName TABLE = TableName.of("lake", "bench", "quality_sales");

  /** Runs the peer as a library, so that the start of Python and its imports do not count. */
  private static final String PEER_PROGRAM =
      """
      import sys, time, logging
      logging.disable(logging.CRITICAL)
      from datacontract.data_contract import DataContract
      import ibis, trino, pandas
      start = time.perf_counter()
      run = DataContract(data_contract_file=sys.argv[1]).test()
      seconds = time.perf_counter() - start
      verdicts = [check.result.value for check in run.checks if check.category == "quality"]
      print(seconds, len(verdicts), verdicts.count("passed"))
      """;

  private final MeshHome home;
  private final Variables variables;
  private final TrinoClient trino;
  private final Path cache;
  private final Clock clock;

  /**
   * A benchmark of a running mesh.
   *
   * @param cache where the peer's Python environment is kept
   */
  public QualityBench(MeshHome home, Variables variables, Path cache, Clock clock) {
    this.home = home;
    this.variables = variables;
    this.trino = TrinoClient.of(home, variables);
    this.cache = cache;
    this.clock = clock;
  }

  /** Creates the table, measures, and drops it; takes some minutes. */
  public List<Figure> run() {
    createTable();
    try {
      return measure();
    } finally {
      trino.run("DROP TABLE IF EXISTS " + TABLE.sql());
    }
  }

  private List<Figure> measure() {
    byte[] contract = contract().getBytes(StandardCharsets.UTF_8);
    SchemaObject object =
        ContractFile.read("bench.yaml", contract).contract().orElseThrow().schema().getFirst();
    QualityRunner runner = new QualityRunner(trino, clock);
    List<Double> ours = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    long plain = plainScanBytes(object);
    for (int i = 0; i <= RUNS; i++) {
      QualityReport report = runner.run("bench", "1.0.0", object, TABLE);
      requirePassed(report);
      if (i > 0) {
        ours.add(report.took().toNanos() / 1e9);
        ratios.add(report.bytesScanned() / (double) plain);
      }
    }
    List<Double> peers = new ArrayList<>();
    List<Double> processes = new ArrayList<>();
    Path python = peerPython();
    Path file = write(contract);
    for (int i = 0; i <= PEER_RUNS; i++) {
      MeshProcess.Run run = peer(python, file);
      if (i > 0) {
        peers.add(peerSeconds(run.stdout()));
        processes.add(run.seconds());
      }
    }
    double slower =
        new Figure("", "", peers, "", "").median() / new Figure("", "", ours, "", "").median();
    return List.of(
        new Figure("quality run, 5 M rows, 20 library rules", "s", ours, "", ""),
        new Figure("bytes read, of one scan of the columns used", "x", ratios, "1.0x", ""),
        new Figure("datacontract test, its call alone", "s", peers, "", ""),
        new Figure("datacontract test, whole process", "s", processes, "", ""),
        new Figure(
            "datacontract test takes so many times as long", "x", List.of(slower), "> 1", ""));
  }

  private static void requirePassed(QualityReport report) {
    if (report.count(Verdict.PASSED) != report.results().size()) {
      throw new MeshException(
          ErrorCode.INTERNAL, "The benchmark's rules do not all pass: " + report.results());
    }
  }

  /** Two shifted copies of the sales of TPC-DS, so that the table is the same at every run. */
  private void createTable() {
    trino.run("CREATE SCHEMA IF NOT EXISTS lake.bench");
    trino.run("DROP TABLE IF EXISTS " + TABLE.sql());
    String select =
        """
        SELECT ss_ticket_number + %1$d AS ticket, ss_item_sk AS item, ss_customer_sk AS customer,
          ss_store_sk AS store, ss_quantity AS pieces, ss_sales_price AS price, ss_net_paid AS paid,
          'T-' || lpad(CAST(ss_ticket_number + %1$d AS varchar), 8, '0') AS ticket_code,
          'SKU' || CAST(ss_item_sk AS varchar) AS sku,
          element_at(ARRAY['web', 'app', 'store', 'phone'], CAST(ss_item_sk %% 4 + 1 AS integer)) AS channel,
          element_at(ARRAY['EUR', 'PLN', 'CZK'], CAST(ss_ticket_number %% 3 + 1 AS integer)) AS currency,
          DATE '2026-01-01' + INTERVAL '1' DAY * CAST(ss_ticket_number %% 300 AS integer) AS day,
          CAST(ss_ticket_number %% 1000 AS double) / 10 AS score
        FROM tpcds.sf1.store_sales
        """;
    trino.run(
        "CREATE TABLE "
            + TABLE.sql()
            + " AS "
            + select.formatted(0)
            + "UNION ALL "
            + select.formatted(1_000_000)
            + "WHERE ss_ticket_number <= 176600");
  }

  /** What Trino reads for the columns of the rules, each looked at once. */
  private long plainScanBytes(SchemaObject object) {
    String columns =
        object.properties().stream()
            .map(SchemaProperty::columnName)
            .map(column -> "checksum(" + Sql.name(column) + ")")
            .collect(Collectors.joining(", "));
    String sql = "SELECT " + columns + " FROM " + TABLE.sql();
    try (Query query = trino.start(sql, QueryOptions.ofDefaults())) {
      query.rows().forEachRemaining(row -> {});
      return query.stats().physicalBytes();
    }
  }

  private Path peerPython() {
    Path folder = cache.resolve(PEER_FOLDER);
    Path python = folder.resolve("bin").resolve("python");
    if (!Files.exists(folder.resolve("bin").resolve("datacontract"))) {
      MeshProcess.finish(new ProcessBuilder("python3", "-m", "venv", folder.toString()));
      MeshProcess.finish(
          new ProcessBuilder(python.toString(), "-m", "pip", "install", "--quiet", PEER));
    }
    return python;
  }

  private MeshProcess.Run peer(Path python, Path contract) {
    ProcessBuilder builder =
        new ProcessBuilder(python.toString(), "-c", PEER_PROGRAM, contract.toString());
    String ca = home.secrets().resolve("trino").resolve("ca.pem").toString();
    builder
        .environment()
        .putAll(
            Map.of(
                "DATACONTRACT_TRINO_AUTHENTICATION",
                "jwt",
                "DATACONTRACT_TRINO_JWT_TOKEN",
                variables.resolve("${file:owner/token}"),
                "REQUESTS_CA_BUNDLE",
                ca,
                "SSL_CERT_FILE",
                ca));
    return MeshProcess.finish(builder);
  }

  /** The seconds that the peer took, once it is clear that it judged the same rules alike. */
  private static double peerSeconds(String said) {
    String[] words = said.strip().lines().toList().getLast().split(" ", -1);
    if (words.length != 3 || !words[1].equals("20") || !words[2].equals("20")) {
      throw new MeshException(
          ErrorCode.INTERNAL, "datacontract test did not pass the twenty rules: " + said);
    }
    return Double.parseDouble(words[0]);
  }

  private Path write(byte[] contract) {
    try {
      Path file = Files.createTempFile("quality-bench", ".odcs.yaml");
      Files.write(file, contract);
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String contract() {
    return """
    apiVersion: v3.1.0
    kind: DataContract
    id: quality-bench
    version: 1.0.0
    status: active
    servers:
      - {server: trino, type: trino, host: %s, port: %d, catalog: lake, schema: bench}
    schema:
      - name: quality_sales
        quality:
          - {metric: rowCount, mustBeGreaterThan: 4900000}
          - {metric: duplicateValues, mustBe: 0, arguments: {properties: [ticket, item]}}
        properties:
          - {name: ticket, logicalType: integer, quality: [{metric: nullValues, mustBe: 0}]}
          - {name: item, logicalType: integer, quality: [{metric: nullValues, mustBe: 0}]}
          - {name: customer, logicalType: integer, quality: [{metric: nullValues, mustBeLessThan: 10, unit: percent}]}
          - name: store
            logicalType: integer
            quality:
              - {metric: nullValues, mustBeLessThan: 10, unit: percent}
              - {metric: invalidValues, mustBe: 0, arguments: {validValues: [1, 2, 4, 7, 8, 10]}}
          - {name: pieces, logicalType: integer, quality: [{metric: nullValues, mustBeLessThan: 500000}]}
          - {name: price, logicalType: number, quality: [{metric: nullValues, mustBeLessThan: 10, unit: percent}]}
          - {name: paid, logicalType: number, quality: [{metric: nullValues, mustBeLessThan: 10, unit: percent}]}
          - name: ticket_code
            logicalType: string
            quality:
              - {metric: missingValues, mustBe: 0, arguments: {missingValues: ["", N/A]}}
              - {metric: invalidValues, mustBe: 0, arguments: {pattern: "^T-[0-9]{8}$"}}
          - name: sku
            logicalType: string
            quality:
              - {metric: missingValues, mustBe: 0, arguments: {missingValues: ["", N/A]}}
              - {metric: invalidValues, mustBe: 0, arguments: {pattern: "^SKU[0-9]+$"}}
          - name: channel
            logicalType: string
            quality:
              - {metric: invalidValues, mustBe: 0, arguments: {validValues: [web, app, store, phone]}}
              - {metric: missingValues, mustBe: 0, arguments: {missingValues: [unknown]}}
              - {metric: duplicateValues, mustBe: 4}
          - name: currency
            logicalType: string
            quality:
              - {metric: invalidValues, mustBe: 0, arguments: {pattern: "^[A-Z]{3}$"}}
              - {metric: nullValues, mustBe: 0}
          - {name: day, logicalType: date, quality: [{metric: nullValues, mustBe: 0}]}
    """
        .formatted(trino.server().getHost(), trino.server().getPort());
  }
}
