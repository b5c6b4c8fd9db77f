package io.omnimesh.simulator.door.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TextRowsTest {
  private static String text(TextRows rows) throws IOException {
    return new String(rows.stream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void separatesFieldsByTabsAndRowsByLines() throws IOException {
    TextRows rows = new TextRows();
    rows.number(7).text("a").nothing().end();
    rows.number(-8).text("").flag(true).end();

    assertThat(text(rows)).isEqualTo("7\ta\t\\N\n-8\t\t1\n");
    assertThat(rows.rows()).isEqualTo(2);
  }

  @Test
  void escapesWhatWouldBreakARow() throws IOException {
    TextRows rows = new TextRows();
    rows.text("tab\there\nand \\ \r back").text("Żółć 🛒\t\0").end();

    assertThat(text(rows)).isEqualTo("tab\\there\\nand \\\\ \\r back\tŻółć 🛒\\t?\n");
  }

  @Test
  void writesMoneyAndTimesExactly() throws IOException {
    TextRows rows = new TextRows();
    rows.decimal(-5, 2)
        .decimal(123_456, 4)
        .number(Long.MIN_VALUE)
        .number(Long.MAX_VALUE)
        .instant(Instant.parse("1969-12-31T23:59:58.007Z"))
        .instant(Instant.parse("2026-03-01T08:09:10.120Z"))
        .end();

    assertThat(text(rows))
        .isEqualTo(
            "-0.05\t12.3456\t-9223372036854775808\t9223372036854775807"
                + "\t1969-12-31 23:59:58.007\t2026-03-01 08:09:10.120\n");
  }
}
