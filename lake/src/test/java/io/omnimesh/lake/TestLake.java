package io.omnimesh.lake;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.avro.Avro;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.avro.DataWriter;
import org.apache.iceberg.data.avro.PlannedDataReader;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;

/**
 * A lake with a writer and a reader of its own, as another engine would be: rows lie in real files
 * (of Avro, whose writer needs no Hadoop).
 */
final class TestLake implements AutoCloseable {
  static final TableName ORDERS = new TableName("ecommerce", "orders_v1");

  private static final AtomicInteger DATABASES = new AtomicInteger();

  /** As PostgreSQL's part makes them. */
  private static final String POINTERS =
      """
      CREATE TABLE iceberg_tables (
        catalog_name varchar(255) NOT NULL, table_namespace varchar(255) NOT NULL,
        table_name varchar(255) NOT NULL, metadata_location varchar(1000),
        previous_metadata_location varchar(1000), iceberg_type varchar(5),
        PRIMARY KEY (catalog_name, table_namespace, table_name));
      CREATE TABLE iceberg_namespace_properties (
        catalog_name varchar(255) NOT NULL, namespace varchar(255) NOT NULL,
        property_key varchar(255), property_value varchar(1000),
        PRIMARY KEY (catalog_name, namespace, property_key));
      """;

  private static final Schema COLUMNS =
      new Schema(
          Types.NestedField.required(1, "id", Types.LongType.get()),
          Types.NestedField.optional(2, "run", Types.StringType.get()));

  /** Started by the first who asks. */
  private static final class Server {
    private static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres started =
            EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(() -> {
                  try {
                    started.close();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }));
        return started;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final LakeSettings settings;
  private final LakeCatalog catalog;

  private TestLake(LakeSettings settings) {
    this.settings = settings;
    this.catalog = LakeCatalog.open(settings);
  }

  /** A lake without tables. */
  static TestLake empty(Path warehouse) {
    String database = "lake_" + DATABASES.incrementAndGet();
    run("postgres", "CREATE DATABASE " + database);
    run(database, POINTERS);
    return at(Server.POSTGRES.getPort(), database, warehouse);
  }

  /** A lake that another process has made. */
  static TestLake at(int port, String database, Path warehouse) {
    return new TestLake(
        new LakeSettings("127.0.0.1", port, database, "postgres", "", "lake", warehouse));
  }

  private static void run(String database, String statement) {
    try (Connection connection = Server.POSTGRES.getDatabase("postgres", database).getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  LakeSettings settings() {
    return settings;
  }

  /** The same lake behind another port. */
  LakeSettings settingsThrough(int port) {
    return new LakeSettings(
        settings.host(),
        port,
        settings.database(),
        settings.user(),
        settings.password(),
        settings.catalog(),
        settings.warehouse());
  }

  LakeCatalog catalog() {
    return catalog;
  }

  /** Makes the table of orders: partitioned by the text in {@code run}. */
  void createOrders() {
    createOrders(PartitionSpec.builderFor(COLUMNS).identity("run").build());
  }

  void createOrders(PartitionSpec spec) {
    try (JdbcCatalog engine =
        new JdbcCatalog(
            ignored -> catalog.files(), ignored -> new PointerPool(url(), login()), false)) {
      engine.initialize("lake", java.util.Map.of("uri", url(), "warehouse", LocalFileIO.PREFIX));
      engine.createNamespace(Namespace.of(ORDERS.schema()));
      engine
          .buildTable(TableIdentifier.of(ORDERS.schema(), ORDERS.table()), COLUMNS)
          .withPartitionSpec(spec)
          .withLocation(LocalFileIO.PREFIX + "ecommerce/orders_v1-1")
          .withProperty(TableProperties.FORMAT_VERSION, "2")
          .withProperty(TableProperties.DEFAULT_FILE_FORMAT, "avro")
          .create();
    }
  }

  static Schema columns() {
    return COLUMNS;
  }

  private String url() {
    return "jdbc:postgresql://127.0.0.1:" + settings.port() + '/' + settings.database();
  }

  private java.util.Properties login() {
    java.util.Properties login = new java.util.Properties();
    login.setProperty("user", settings.user());
    return login;
  }

  BaseTable table(TableName name) {
    return catalog.load(name);
  }

  /** Inserts rows with ids from 0 on, in one commit. */
  void insert(TableName name, String run, int rows) {
    BaseTable table = table(name);
    AppendFiles append = table.newAppend();
    append.appendFile(write(table, run, rows)).commit();
  }

  private static DataFile write(BaseTable table, String run, int rows) {
    GenericRecord row = GenericRecord.create(table.schema());
    row.setField("run", run);
    PartitionKey partition = new PartitionKey(table.spec(), table.schema());
    partition.partition(row);
    String name = UUID.randomUUID() + ".avro";
    String location =
        table.spec().isPartitioned()
            ? table.locationProvider().newDataLocation(table.spec(), partition, name)
            : table.locationProvider().newDataLocation(name);
    try {
      org.apache.iceberg.io.DataWriter<Record> writer =
          Avro.writeData(table.io().newOutputFile(location))
              .schema(table.schema())
              .createWriterFunc(DataWriter::create)
              .withSpec(table.spec())
              .withPartition(table.spec().isPartitioned() ? partition : null)
              .build();
      try (writer) {
        for (int i = 0; i < rows; i++) {
          writer.write(row.copy("id", (long) i));
        }
      }
      return writer.toDataFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a table now, as {@code run:id}, in order. */
  List<String> rows(TableName name) {
    return rows(table(name), null);
  }

  /** The rows of a table at a snapshot. */
  List<String> rowsAt(TableName name, long snapshot) {
    return rows(table(name), snapshot);
  }

  private static List<String> rows(BaseTable table, @org.jspecify.annotations.Nullable Long at) {
    List<String> rows = new ArrayList<>();
    var scan = at == null ? table.newScan() : table.newScan().useSnapshot(at);
    try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
      for (FileScanTask task : tasks) {
        try (CloseableIterable<Record> records =
            Avro.read(table.io().newInputFile(task.file().location()))
                .project(COLUMNS)
                .createResolvingReader(PlannedDataReader::create)
                .build()) {
          records.forEach(row -> rows.add(row.getField("run") + ":" + row.getField("id")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rows.sort(null);
    return rows;
  }

  /** The data files on disk. */
  List<Path> dataFiles() {
    try (Stream<Path> files = Files.walk(settings.warehouse())) {
      return files
          .filter(file -> file.toString().endsWith(".avro"))
          .filter(file -> file.toString().contains("/data/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data files on disk that no snapshot of the table rests on. */
  List<Path> strayFiles(TableName name) {
    var known = StagingTables.referencedFiles(table(name));
    return dataFiles().stream()
        .filter(file -> !known.contains(LocalFileIO.PREFIX + settings.warehouse().relativize(file)))
        .toList();
  }

  @Override
  public void close() {
    catalog.close();
  }
}
