package io.omnimesh.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.it.mesh.RunningMesh;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private final RunningMesh mesh = RunningMesh.shared();

  @TempDir private Path folder;

  @Test
  void accountsForEveryLineOnceHoweverOftenItIsRun() throws SQLException {
    Path file = folder.resolve("invoices.parquet");
    parquet(
        file,
        """
        SELECT CASE WHEN i % 50 = 0 THEN 'C' ELSE '' END || (600000 + i // 4) AS "Invoice",
          CASE WHEN i % 97 = 0 THEN 'TEST001' WHEN i % 31 = 0 THEN 'POST' ELSE '85048' END AS "StockCode",
          'GLASS BALL' AS "Description",
          CASE WHEN i % 50 = 0 THEN -1 ELSE 2 END::BIGINT AS "Quantity",
          '2010-02-01 10:00:00' AS "InvoiceDate",
          6.95::DOUBLE AS "Price",
          CASE WHEN i % 5 = 0 THEN NULL ELSE 13000 + i % 7 END::BIGINT AS "Customer ID",
          'United Kingdom' AS "Country"
        FROM range(1, 401) t(i)
        """);

    String first = replay(file, "--limit", "150");
    String second = replay(file);
    String third = replay(file);

    assertThat(first).contains("150 of 400 lines accounted for (150 now");
    assertThat(second).contains("400 of 400 lines accounted for (250 now");
    assertThat(third).contains("400 of 400 lines accounted for (0 now");
    long stored =
        count(
                "ecommerce_orders.public.order_lines WHERE order_id BETWEEN 7000000000600000"
                    + " AND 7000000000600200")
            + count("ecommerce_orders.public.order_returns WHERE origin = 'online-retail-ii'")
            + count("ecommerce_orders.public.order_charges")
            + count("ecommerce_orders.public.stock_adjustments")
            + count("ecommerce_orders.public.replay_rejects");
    assertThat(stored).isEqualTo(400);
  }

  @Test
  void saysWhatIsWrongWithTheInput() throws Exception {
    Path text = Files.writeString(folder.resolve("text.parquet"), "no parquet");
    Path other = folder.resolve("other.parquet");
    parquet(other, "SELECT 1 AS a");

    assertThat(mesh.mesh("replay", "online-retail-ii", "--file", folder + "/none").stderr())
        .contains("There is no file");
    assertThat(mesh.mesh("replay", "online-retail-ii", "--file", text.toString()).stderr())
        .contains("is not a Parquet file");
    assertThat(mesh.mesh("replay", "online-retail-ii", "--file", other.toString()).stderr())
        .contains("lacks the columns");
    assertThat(mesh.mesh("replay", "complete-journey", "--dir", folder.toString()).stderr())
        .contains("has no transactions_sample.parquet");
  }

  private String replay(Path file, String... more) {
    String[] arguments = new String[4 + more.length];
    arguments[0] = "replay";
    arguments[1] = "online-retail-ii";
    arguments[2] = "--file";
    arguments[3] = file.toString();
    System.arraycopy(more, 0, arguments, 4, more.length);
    return mesh.output(arguments);
  }

  private long count(String from) {
    return Long.parseLong(
        mesh.output("query", "SELECT count(*) AS n FROM " + from, "--output", "csv")
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow()
            .strip());
  }

  private static void parquet(Path file, String select) throws SQLException {
    try (Connection duckdb = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        Statement statement = duckdb.createStatement()) {
      statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
    }
  }
}
