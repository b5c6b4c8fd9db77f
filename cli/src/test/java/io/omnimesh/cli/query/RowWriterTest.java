package io.omnimesh.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.query.client.Column;
import io.omnimesh.query.client.DataType;
import io.omnimesh.query.client.DataType.Kind;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowWriterTest {
  private static final DataType INTEGER = scalar(Kind.INTEGER, "integer");
  private static final DataType TEXT = scalar(Kind.VARCHAR, "varchar");
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", INTEGER),
          new Column("price", scalar(Kind.DECIMAL, "decimal(21,1)", 21, 1)),
          new Column("at", scalar(Kind.TIMESTAMP_WITH_TIME_ZONE, "timestamp(6) with time zone", 6)),
          new Column("tags", new DataType.Array(TEXT)),
          new Column("stock", new DataType.MapOf(TEXT, INTEGER)),
          new Column(
              "place",
              new DataType.Row(
                  List.of(
                      new DataType.Field(Optional.of("x"), INTEGER),
                      new DataType.Field(Optional.of("name"), TEXT)))),
          new Column("raw", scalar(Kind.VARBINARY, "varbinary")),
          new Column("id", TEXT));

  private static final List<@Nullable Object> FULL =
      row(
          1,
          new BigDecimal("-12345678901234567890.5"),
          "2020-01-01 00:00:00.123456 Europe/Berlin",
          row("a", null, "ü,\"x\""),
          Map.of("s1", 5),
          row(7, null),
          new byte[] {0, (byte) 0xff},
          "");
  private static final List<@Nullable Object> EMPTY =
      row(null, null, null, List.of(), Map.of(), null, null, null);

  @TempDir private Path folder;

  @Test
  void csvTellsNullFromEmptyAndQuotesWhatNeedsIt() throws Exception {
    assertThat(written(OutputFormat.CSV))
        .isEqualTo(
            """
            id,price,at,tags,stock,place,raw,id
            1,-12345678901234567890.5,2020-01-01 00:00:00.123456 Europe/Berlin,\
            "[""a"",null,""ü,\\""x\\""\""]","{""s1"":5}","{""x"":7,""name"":null}",00ff,""
            ,,,[],{},,,
            """);
  }

  @Test
  void ndjsonKeepsAllDigitsAndNamesEachColumnOnce() throws Exception {
    assertThat(written(OutputFormat.NDJSON).lines())
        .containsExactly(
            "{\"id\":1,\"price\":-12345678901234567890.5,"
                + "\"at\":\"2020-01-01 00:00:00.123456 Europe/Berlin\","
                + "\"tags\":[\"a\",null,\"ü,\\\"x\\\"\"],\"stock\":{\"s1\":5},"
                + "\"place\":{\"x\":7,\"name\":null},\"raw\":\"00ff\",\"id_2\":\"\"}",
            "{\"id\":null,\"price\":null,\"at\":null,\"tags\":[],\"stock\":{},"
                + "\"place\":null,\"raw\":null,\"id_2\":null}");
  }

  @Test
  void ndjsonOfNoRowsIsEmpty() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowWriter writer = OutputFormat.NDJSON.open(out);
    writer.begin(COLUMNS);
    writer.end();

    assertThat(out.size()).isZero();
  }

  @Test
  void tablesShowControlCharactersInsteadOfObeyingThem() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowWriter writer = OutputFormat.TABLE.open(out);
    writer.begin(List.of(new Column("text", TEXT)));
    writer.row(row("a\u001b[31mb\nc"));
    writer.end();

    assertThat(out.toString(StandardCharsets.UTF_8)).contains("a\\u001b[31mb\\nc");
  }

  @Test
  void anotherEngineReadsTheParquetFileWithTheSameTypesAndValues() throws Exception {
    Path file = folder.resolve("rows.parquet");
    try (OutputStream out = Files.newOutputStream(file)) {
      write(OutputFormat.PARQUET.open(out));
    }

    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id, price, epoch_us(\"at\"), tags, stock, place, hex(raw), id_2, typeof(price),"
                    + " typeof(stock) FROM '"
                    + file
                    + "'")) {
      assertThat(read(rows))
          .containsExactly(
              row(
                  "1",
                  "-12345678901234567890.5",
                  "1577833200123456",
                  "[a, null, ü,\"x\"]",
                  "{s1=5}",
                  "{x=7, name=null}",
                  "00FF",
                  "",
                  "DECIMAL(21,1)",
                  "MAP(VARCHAR, INTEGER)"),
              row(
                  null,
                  null,
                  null,
                  "[]",
                  "{}",
                  null,
                  null,
                  null,
                  "DECIMAL(21,1)",
                  "MAP(VARCHAR, INTEGER)"));
    }
  }

  private static String written(OutputFormat format) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(format.open(out));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void write(RowWriter writer) throws Exception {
    writer.begin(COLUMNS);
    writer.row(FULL);
    writer.row(EMPTY);
    writer.end();
  }

  private static List<List<@Nullable Object>> read(ResultSet rows) throws Exception {
    List<List<@Nullable Object>> read = new ArrayList<>();
    while (rows.next()) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        row.add(rows.getString(i));
      }
      read.add(row);
    }
    return read;
  }

  private static DataType scalar(Kind kind, String sql, Integer... arguments) {
    return new DataType.Scalar(kind, List.of(arguments), sql);
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }
}
