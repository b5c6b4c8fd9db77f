package io.omnimesh.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.contract.odcs.ContractFile;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.sql.Sql;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ContractCommandTest {
  @TempDir private Path folder;
  private final StringWriter errors = new StringWriter();

  @Test
  void draftsAContractOfAParquetFileAndExportsIt() throws IOException, SQLException {
    Path file = folder.resolve("orders.parquet");
    try (Connection duckdb = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        Statement statement = duckdb.createStatement()) {
      statement.execute(
          "COPY (SELECT i AS order_id, 'c' || i || '@shop.test' AS contact, "
              + "CAST(i AS DECIMAL(14,2)) AS total, [i] AS items, {'city': 'Utrecht'} AS place, "
              + "TIMESTAMPTZ '2026-01-02 03:04:05+00' AS placed_at "
              + "FROM range(100) t(i)) TO "
              + Sql.literal(file.toString())
              + " (FORMAT parquet)");
    }
    Path contract = folder.resolve("contract.yaml");

    assertThat(run("import", "--parquet", file, "--domain", "shop", "-o", contract)).isZero();
    assertThat(run("export", "trino-sql", contract, "-o", folder.resolve("orders.sql"))).isZero();

    SchemaObject orders = read(contract).schema().getFirst();
    assertThat(orders.primaryKey()).extracting(SchemaProperty::name).containsExactly("order_id");
    assertThat(orders.property("contact").orElseThrow().classification()).contains("personal");
    assertThat(Files.readString(folder.resolve("orders.sql")))
        .contains(
            "\"total\" decimal(14, 2)",
            "\"items\" array(bigint)",
            "\"place\" row(\"city\" varchar)",
            "\"placed_at\" timestamp(6) with time zone");
  }

  @Test
  void refusesTwoOriginsAtOnce() {
    assertThat(run("import", "--csv", "a.csv", "--ddl", "b.sql")).isEqualTo(2);
    assertThat(errors.toString()).contains("mutually exclusive");
  }

  private int run(Object... arguments) {
    CommandLine command = new CommandLine(new ContractCommand());
    command.setErr(new PrintWriter(errors));
    String[] texts = new String[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      texts[i] = arguments[i].toString();
    }
    return command.execute(texts);
  }

  private static DataContract read(Path file) throws IOException {
    return ContractFile.read(file.toString(), Files.readAllBytes(file)).require();
  }
}
