package io.omnimesh.simulator.world.report;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.sql.Sql;
import io.omnimesh.simulator.world.SimulationOptions;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.WorldSettings;
import io.omnimesh.simulator.world.event.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Puts the shapes of a simulated world beside those of real data, by the same SQL over both: basket
 * sizes, gaps between purchases, intermittency, and the profiles of the week and the day.
 */
public final class ShapeReport {
  private static final String LINES =
      "(basket BIGINT, store INTEGER, product INTEGER, customer BIGINT, moment TIMESTAMP,"
          + " quantity INTEGER)";
  private static final Set<Subject> SUBJECTS =
      EnumSet.of(Subject.POS, Subject.ORDERS, Subject.TRAFFIC);

  private final World world;
  private final Data data;

  /**
   * Where the real data lies.
   *
   * @param onlineRetail the Parquet file of UCI Online Retail II
   * @param completeJourney the Parquet file of till lines of The Complete Journey
   * @param footTraffic the Parquet file of hourly pedestrian counts of Melbourne
   */
  public record Data(Path onlineRetail, Path completeJourney, Path footTraffic) {
    public Data {
      for (Path file : List.of(onlineRetail, completeJourney, footTraffic)) {
        if (!Files.isReadable(file)) {
          throw new MeshException(
              ErrorCode.NOT_FOUND,
              "There is no readable file " + file + "; name the Parquet file of the data set");
        }
      }
    }
  }

  public ShapeReport(World world, Data data) {
    this.world = world;
    this.data = data;
  }

  /** Simulates so many days and returns the comparison as Markdown. */
  public String write(int days) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      load(connection, statement, days);
      StringBuilder report = new StringBuilder();
      for (Section section : sections()) {
        report.append(table(statement, section));
      }
      return report.toString();
    } catch (SQLException | IOException e) {
      throw new MeshException(
          ErrorCode.INTERNAL, "The shapes could not be compared: " + e.getMessage(), e);
    }
  }

  private void load(Connection connection, Statement statement, int days)
      throws SQLException, IOException {
    statement.execute("SET TimeZone = 'UTC'");
    statement.execute("CREATE TABLE world_till " + LINES);
    statement.execute("CREATE TABLE world_order " + LINES);
    statement.execute("CREATE TABLE world_door (moment TIMESTAMP, people INTEGER)");
    try (WorldTables tables = new WorldTables(connection)) {
      world
          .simulation(SimulationOptions.ofDefaults().withSubjects(SUBJECTS))
          .advanceTo(
              world.settings().start().plusDays(days).atStartOfDay(WorldSettings.ZONE).toInstant(),
              tables);
    }
    statement.execute(
        """
        CREATE VIEW real_till AS SELECT basket_id AS basket, store_id AS store,
          product_id AS product, household_id AS customer, transaction_timestamp AS moment, quantity
        FROM read_parquet(%s)\
        """
            .formatted(Sql.literal(data.completeJourney().toString())));
    statement.execute(
        """
        CREATE VIEW real_order AS SELECT Invoice AS basket, 1 AS store, StockCode AS product,
          "Customer ID" AS customer, CAST(InvoiceDate AS TIMESTAMP) AS moment, Quantity AS quantity
        FROM read_parquet(%s) WHERE Invoice NOT LIKE 'C%%' AND Quantity > 0\
        """
            .formatted(Sql.literal(data.onlineRetail().toString())));
    statement.execute(
        """
        CREATE VIEW real_door AS SELECT CAST(local_date AS TIMESTAMP)
          + to_hours(CAST(local_hour AS INTEGER)) AS moment, count AS people
        FROM read_parquet(%s)\
        """
            .formatted(Sql.literal(data.footTraffic().toString())));
    // The published sample holds about one in twenty lines of its stores: thin ours alike.
    statement.execute(
        """
        CREATE VIEW thin_till AS SELECT * FROM world_till
        WHERE hash(basket, product) % 1000 < 51\
        """);
  }

  /** A table of the report: one query, put to several relations. */
  private record Section(String title, List<String> columns, String query, List<Row> rows) {}

  /** A line of a table: what it is called, and the relation that the query is put to. */
  private record Row(String label, String relation) {}

  private static List<Section> sections() {
    Row realTill = new Row("Complete Journey (a sample of lines)", "real_till");
    Row worldTill = new Row("World, till lines thinned alike", "thin_till");
    Row allTill = new Row("World, all till lines", "world_till");
    Row realOrder = new Row("Online Retail II", "real_order");
    Row worldOrder = new Row("World, online orders", "world_order");
    List<Row> tills = List.of(realTill, worldTill, allTill);
    List<Row> all = List.of(realTill, worldTill, allTill, realOrder, worldOrder);
    List<Row> doors =
        List.of(
            new Row("Melbourne, pedestrians", "real_door"),
            new Row("World, people in", "world_door"));
    return List.of(
        new Section(
            "Lines per basket",
            List.of("baskets", "mean", "median", "p90", "p99", "single line"),
            ShapeQueries.BASKET_SIZE,
            all),
        new Section(
            "Days between purchases of a customer",
            List.of("gaps", "mean", "median", "p90", "variation"),
            ShapeQueries.GAPS,
            all),
        new Section(
            "Pieces of the 100 most sold products in the 50 busiest stores, by week",
            List.of("cells", "zero share", "mean", "variance / mean"),
            ShapeQueries.INTERMITTENCY,
            tills),
        new Section(
            "Share of lines by weekday, in percent",
            List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
            ShapeQueries.WEEKDAY,
            all),
        new Section(
            "Share of lines by hour of the day, in percent", hours(), ShapeQueries.HOUR, all),
        new Section(
            "Share of people by hour of the day, in percent",
            hours(),
            ShapeQueries.PEOPLE_BY_HOUR,
            doors),
        new Section(
            "Share of people by weekday, in percent",
            List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
            ShapeQueries.PEOPLE_BY_WEEKDAY,
            doors));
  }

  private static List<String> hours() {
    List<String> hours = new ArrayList<>();
    for (int hour = 6; hour < 24; hour++) {
      hours.add(Integer.toString(hour));
    }
    return hours;
  }

  private static String table(Statement statement, Section section) throws SQLException {
    StringBuilder text = new StringBuilder();
    text.append("### ").append(section.title()).append("\n\n| |");
    section.columns().forEach(column -> text.append(' ').append(column).append(" |"));
    text.append("\n|---|").append("---:|".repeat(section.columns().size())).append('\n');
    for (Row row : section.rows()) {
      text.append("| ").append(row.label()).append(" |");
      try (ResultSet result =
          statement.executeQuery(section.query().formatted(Sql.name(row.relation())))) {
        result.next();
        for (int i = 1; i <= section.columns().size(); i++) {
          text.append(' ').append(number(result.getDouble(i))).append(" |");
        }
      }
      text.append('\n');
    }
    return text.append('\n').toString();
  }

  private static String number(double value) {
    return value >= 1_000
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
  }
}
