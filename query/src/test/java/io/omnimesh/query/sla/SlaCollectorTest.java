package io.omnimesh.query.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.omnimesh.catalog.lineage.TableName;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.LogicalType;
import io.omnimesh.contract.odcs.LogicalTypeOptions;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.odcs.SlaProperty;
import io.omnimesh.contract.sla.Observation;
import io.omnimesh.contract.sla.Observations;
import io.omnimesh.contract.sla.SlaEvaluation;
import io.omnimesh.contract.sla.SlaTerm;
import io.omnimesh.contract.sla.SloState;
import io.trino.sql.parser.SqlParser;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlaCollectorTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final TableName TABLE = TableName.parse("mesh.ecommerce.orders_v1");

  private final List<String> asked = new ArrayList<>();

  /**
   * A collector whose Trino answers with rows by a word of the statement, or fails without them.
   */
  private SlaCollector collector(Map<String, List<List<@Nullable Object>>> answers) {
    return new SlaCollector(
        sql -> {
          asked.add(sql);
          return answers.entrySet().stream()
              .filter(answer -> sql.contains(answer.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElseThrow(
                  () -> new MeshException(ErrorCode.UNAVAILABLE, "Trino is away\nand more"));
        },
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private static long ago(Duration time) {
    return NOW.minus(time).toEpochMilli();
  }

  private static SlaProperty sla(String property, @Nullable String element) {
    return new SlaProperty(
        Optional.empty(),
        property,
        1,
        null,
        Optional.of("h"),
        Optional.ofNullable(element),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static SchemaProperty property(String name, LogicalType type) {
    return new SchemaProperty(
        Optional.empty(),
        name,
        Optional.of(name + "_col"),
        Optional.of(type),
        LogicalTypeOptions.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        false,
        -1,
        false,
        -1,
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static SlaElements elements(String... names) {
    SchemaObject object =
        new SchemaObject(
            Optional.empty(),
            "orders",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(
                property("placed_at", LogicalType.TIMESTAMP),
                property("day", LogicalType.DATE),
                property("status", LogicalType.STRING)),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return SlaElements.of(
        object, Arrays.stream(names).map(name -> SlaTerm.of(sla("latency", name))).toList());
  }

  @Test
  void seesTheLastUpdateInTheSnapshotsAndPassesOverCompaction() {
    Observations seen =
        collector(
                Map.of(
                    "$snapshots",
                    List.of(
                        row(ago(Duration.ofMinutes(1)), "replace", 3L, "900"),
                        row(ago(Duration.ofMinutes(2)), "delete", 2L, null),
                        row(ago(Duration.ofMinutes(30)), "append", 1L, "3600"),
                        row(ago(Duration.ofHours(3)), "append", null, "7200"))))
            .table(TABLE, SlaElements.none());
    assertThat(seen.lastUpdate()).isEqualTo(Observation.of(NOW.minus(Duration.ofMinutes(30))));
    assertThat(seen.firstUpdate()).isEqualTo(Observation.of(NOW.minus(Duration.ofHours(3))));
    assertThat(seen.rowsPerSecond()).isEqualTo(Observation.of(BigDecimal.ONE));
    assertThat(asked).hasSize(1);
  }

  @Test
  void doesNotTakeTheOldestSnapshotForTheFirstWhereOlderOnesAreGone() {
    Observations seen =
        collector(Map.of("$snapshots", List.of(row(ago(Duration.ofDays(1)), "append", 7L, "1"))))
            .table(TABLE, SlaElements.none());
    assertThat(seen.firstUpdate())
        .isEqualTo(Observation.missing("the first snapshots of the table are gone"));
  }

  @Test
  void doesNotCountRowsOfATableThatIsReplacedAsAWhole() {
    Observations seen =
        collector(
                Map.of("$snapshots", List.of(row(ago(Duration.ofDays(1)), "overwrite", null, "1"))))
            .table(TABLE, SlaElements.none());
    assertThat(seen.rowsPerSecond()).isInstanceOf(Observation.Missing.class);
  }

  @Test
  void readsTheBoundsOfElementsFromTheMetadataOfFiles() {
    Observations seen =
        collector(
                Map.of(
                    "$snapshots",
                    List.of(),
                    "$partitions",
                    List.of(row(null, null, ago(Duration.ofDays(9)), ago(Duration.ofMinutes(5))))))
            .table(TABLE, elements("orders.placed_at", "day"));
    assertThat(seen.newest().get("orders.placed_at"))
        .isEqualTo(Observation.of(NOW.minus(Duration.ofMinutes(5))));
    assertThat(seen.oldest().get("orders.placed_at"))
        .isEqualTo(Observation.of(NOW.minus(Duration.ofDays(9))));
    assertThat(seen.newest().get("day")).isEqualTo(Observation.missing("there is no data yet"));
    assertThat(asked.getLast())
        .contains("min(data.\"placed_at_col\".\"min\")")
        .contains("FROM \"mesh\".\"ecommerce\".\"orders_v1$partitions\"");
  }

  @Test
  void readsAViewOnlyWhereAPromiseNamesAnElement() {
    SlaCollector collector =
        collector(
            Map.of("placed_at_col", List.of(row(ago(Duration.ofDays(1)), NOW.toEpochMilli()))));
    Observations nothing = collector.view(TABLE, SlaElements.none());
    assertThat(asked).isEmpty();
    SloState state = SlaEvaluation.evaluate(SlaTerm.of(sla("latency", null)), nothing, NOW);
    assertThat(state.reason())
        .isEqualTo(
            "a view holds no data of its own; name an element in the promise to measure it there");
    Observations seen = collector.view(TABLE, elements("placed_at"));
    assertThat(seen.newest().get("placed_at")).isEqualTo(Observation.of(NOW));
    assertThat(asked).hasSize(1);
  }

  @Test
  void saysWhyAnElementCannotBeMeasured() {
    SlaElements elements = elements("status", "orders.nothing", "placed_at, day");
    Observations seen = collector(Map.of("$snapshots", List.of())).table(TABLE, elements);
    assertThat(seen.newest())
        .containsEntry("status", Observation.missing("status is neither a date nor a timestamp"))
        .containsEntry(
            "orders.nothing", Observation.missing("orders has no property orders.nothing"))
        .containsEntry(
            "placed_at, day",
            Observation.missing("more than one element is named; name one: placed_at, day"));
    assertThat(asked).hasSize(1);
  }

  @Test
  void keepsTheReasonOfAFailedStatementAndGoesOn() {
    Observations seen = collector(Map.of()).table(TABLE, elements("placed_at"));
    assertThat(seen.lastUpdate()).isEqualTo(Observation.missing("Trino is away"));
    assertThat(seen.newest().get("placed_at")).isEqualTo(Observation.missing("Trino is away"));
    assertThat(collector(Map.of()).probe(TABLE).failure()).contains("Trino is away");
    assertThat(collector(Map.of("LIMIT 1", List.of())).probe(TABLE).failure()).isEmpty();
  }

  @Test
  void asksWhatTrinoCanRead() {
    TableName odd = new TableName("mesh", "a b", "t\"x");
    for (String sql :
        List.of(
            SlaStatements.snapshots(odd, 10),
            SlaStatements.partitions(odd, List.of("placed at", "o\"k")),
            SlaStatements.bounds(odd, List.of("placed at")),
            SlaStatements.probe(odd))) {
      assertThatCode(() -> new SqlParser().createStatement(sql)).doesNotThrowAnyException();
    }
  }
}
