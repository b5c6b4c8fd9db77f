package io.omnimesh.lake;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/** Iceberg's JDBC catalog on the pointers of the lake, its failures said as ours. Thread-safe. */
final class LakeCatalog implements AutoCloseable {
  private static final int CONNECT_SECONDS = 5;
  private static final int READ_SECONDS = 60;

  private final LakeSettings settings;
  private final LocalFileIO files;
  private final JdbcCatalog catalog;

  private LakeCatalog(LakeSettings settings, LocalFileIO files, JdbcCatalog catalog) {
    this.settings = settings;
    this.files = files;
    this.catalog = catalog;
  }

  static LakeCatalog open(LakeSettings settings) {
    LocalFileIO files = new LocalFileIO(settings.warehouse());
    String url =
        "jdbc:postgresql://%s:%d/%s"
            .formatted(settings.host(), settings.port(), settings.database());
    JdbcCatalog catalog =
        new JdbcCatalog(ignored -> files, ignored -> new PointerPool(url, login(settings)), false);
    LakeCatalog lake = new LakeCatalog(settings, files, catalog);
    lake.call(() -> {
      catalog.initialize(
          settings.catalog(),
          Map.of(
              CatalogProperties.URI,
              url,
              CatalogProperties.WAREHOUSE_LOCATION,
              LocalFileIO.PREFIX,
              "jdbc.schema-version",
              "V1"));
      return catalog;
    });
    return lake;
  }

  private static Properties login(LakeSettings settings) {
    Properties login = new Properties();
    login.setProperty("user", settings.user());
    login.setProperty("password", settings.password());
    login.setProperty("ApplicationName", "omnimesh-lake");
    login.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
    login.setProperty("loginTimeout", String.valueOf(CONNECT_SECONDS));
    login.setProperty("socketTimeout", String.valueOf(READ_SECONDS));
    login.setProperty("tcpKeepAlive", "true");
    return login;
  }

  LocalFileIO files() {
    return files;
  }

  /**
   * Reads a table as it is now.
   *
   * @throws MeshException {@code NOT_FOUND} where there is none
   */
  BaseTable load(TableName name) {
    return call(() -> {
      Table table = catalog.loadTable(identifier(name));
      if (table instanceof BaseTable base) {
        return base;
      }
      throw new MeshException(ErrorCode.INVALID_INPUT, name + " is not a table of rows");
    });
  }

  boolean exists(TableName name) {
    return call(() -> catalog.tableExists(identifier(name)));
  }

  List<TableName> list(String schema) {
    return call(() -> {
      try {
        return catalog.listTables(Namespace.of(schema)).stream()
            .map(table -> new TableName(table.namespace().level(0), table.name()))
            .sorted((a, b) -> a.toString().compareTo(b.toString()))
            .toList();
      } catch (NoSuchNamespaceException e) {
        return List.<TableName>of();
      }
    });
  }

  /** Makes a table of metadata that was written already; the schema is made where it is missing. */
  void register(TableName name, String metadataLocation) {
    call(() -> {
      Namespace schema = Namespace.of(name.schema());
      if (!catalog.namespaceExists(schema)) {
        try {
          catalog.createNamespace(schema);
        } catch (AlreadyExistsException e) {
          // Another run has made it at the same time.
        }
      }
      return catalog.registerTable(identifier(name), metadataLocation);
    });
  }

  /** Removes the pointer; every file stays. */
  void forget(TableName name) {
    call(() -> catalog.dropTable(identifier(name), false));
  }

  /** Does something with Iceberg and says its failures as ours. */
  <T> T call(Supplier<T> work) {
    try {
      return work.get();
    } catch (NoSuchTableException e) {
      throw new MeshException(ErrorCode.NOT_FOUND, "The lake has no such table: " + reason(e), e);
    } catch (CommitFailedException e) {
      throw new MeshException(
          ErrorCode.CONFLICT,
          "Others change the lake's table too often: " + reason(e) + "; try again",
          e);
    } catch (UncheckedSQLException e) {
      throw unreachable(e);
    } catch (NotFoundException e) {
      throw new MeshException(
          ErrorCode.INTERNAL, "The lake lacks a file of its own metadata: " + reason(e), e);
    }
  }

  MeshException unreachable(RuntimeException e) {
    return new MeshException(
        ErrorCode.UNAVAILABLE,
        "The lake (%s) cannot be reached: %s; see ./mesh status".formatted(settings, reason(e)),
        e);
  }

  static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }

  private static TableIdentifier identifier(TableName name) {
    return TableIdentifier.of(name.schema(), name.table());
  }

  @Override
  public void close() {
    catalog.close();
  }
}
