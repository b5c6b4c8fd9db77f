package io.omnimesh.catalog.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.error.MeshException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineageGraphTest {
  private static final TableName RAW = TableName.parse("shop.public.orders");
  private static final TableName ORDERS = TableName.parse("mesh.ecommerce.orders_v1");
  private static final TableName ORDERS_ALIAS = TableName.parse("mesh.ecommerce.orders");
  private static final TableName SALES = TableName.parse("mesh.stores.unified_sales_v1");
  private static final TableName REPORT = TableName.parse("mesh.stores.report_v1");

  private static final LineageGraph GRAPH =
      LineageGraph.builder()
          .alias(ORDERS_ALIAS, ORDERS)
          .add(ORDERS, TransformLineage.copy(RAW, List.of("id", "amount", "status")))
          .add(
              SALES,
              lineage(
                  Map.of("total", derived(ORDERS_ALIAS.column("amount"))),
                  Map.of(ORDERS_ALIAS.column("status"), Transformation.FILTER),
                  ORDERS_ALIAS))
          .add(REPORT, lineage(Map.of("rows", Derivation.CONSTANT), Map.of(), SALES))
          .build();

  private static Derivation derived(ColumnName column) {
    return Derivation.of(column).then(Transformation.AGGREGATION);
  }

  private static TransformLineage lineage(
      Map<String, Derivation> columns, Map<ColumnName, Transformation> rows, TableName... tables) {
    TreeMap<ColumnName, java.util.SortedSet<Transformation>> influence = new TreeMap<>();
    rows.forEach((column, how) -> influence.put(column, new TreeSet<>(Set.of(how))));
    return new TransformLineage(
        columns.entrySet().stream()
            .map(each -> new OutputColumn(Optional.of(each.getKey()), each.getValue()))
            .toList(),
        influence,
        new TreeSet<>(List.of(tables)));
  }

  @Test
  void walksUpToTheSourceThroughAnAlias() {
    assertThat(GRAPH.upstream(SALES.column("total"), LineageGraph.DEPTH_MAX))
        .extracting(hop -> hop.column() + " " + hop.depth())
        .containsExactly("mesh.ecommerce.orders_v1.amount 1", "shop.public.orders.amount 2");
    assertThat(GRAPH.sourcesOf(REPORT)).containsExactly(ORDERS, SALES, RAW);
  }

  @Test
  void stopsAtTheDepthAsked() {
    assertThat(GRAPH.upstream(SALES.column("total"), 1)).hasSize(1);
    assertThat(GRAPH.downstream(RAW.column("amount"), 0)).isEmpty();
  }

  @Test
  void namesProductsAndConsumersThatAValueReaches() {
    LineageGraph.Impact impact =
        GRAPH.impact(
            RAW.column("AMOUNT"),
            Map.of(
                ORDERS_ALIAS, Set.of("ada"),
                ORDERS, Set.of("grace"),
                REPORT, Set.of("nobody"),
                RAW, Set.of("etl")));
    assertThat(impact.tables()).containsExactly(ORDERS, SALES);
    assertThat(impact.consumers())
        .isEqualTo(Map.of(ORDERS, Set.of("ada", "grace"), RAW, Set.of("etl")));
  }

  @Test
  void namesProductsWhoseRowsAColumnDecides() {
    assertThat(GRAPH.impact(ORDERS_ALIAS.column("status"), Map.of()).tables())
        .containsExactly(REPORT, SALES);
    assertThat(GRAPH.impact(ORDERS.column("id"), Map.of()).isEmpty()).isTrue();
  }

  @Test
  void findsACircle() {
    assertThat(GRAPH.circle()).isEmpty();
    LineageGraph circle =
        LineageGraph.builder()
            .add(REPORT, lineage(Map.of(), Map.of(), ORDERS))
            .add(ORDERS, lineage(Map.of(), Map.of(), SALES))
            .add(SALES, lineage(Map.of(), Map.of(), ORDERS))
            .build();
    assertThat(circle.circle()).containsExactlyInAnyOrder(ORDERS, SALES);
    assertThat(circle.sourcesOf(ORDERS)).containsExactly(ORDERS, SALES);
  }

  @Test
  void readsAFullNameOnly() {
    assertThat(TableName.parse("A.b.C$snapshots"))
        .isEqualTo(new TableName("a", "b", "c$snapshots"));
    assertThatThrownBy(() -> TableName.parse("a.b"))
        .isInstanceOf(MeshException.class)
        .hasMessage("'a.b' is not the full name of a table; write catalog.schema.table");
  }

  @Property(tries = 300)
  void downstreamAndUpstreamAreEachOthersMirror(
      @ForAll @Size(max = 60) List<@IntRange(max = 224) Integer> pairs) {
    List<ColumnName> columns = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      columns.add(new TableName("c", "s", "t" + i).column("x"));
    }
    Map<Integer, Set<Integer>> edges = new TreeMap<>();
    for (int pair : pairs) {
      edges.computeIfAbsent(pair / 15, key -> new TreeSet<>()).add(pair % 15);
    }
    LineageGraph.Builder builder = LineageGraph.builder();
    edges.forEach((to, froms) -> {
      Derivation derivation = Derivation.CONSTANT;
      for (int from : froms) {
        derivation = derivation.and(Derivation.of(columns.get(from)));
      }
      builder.add(
          columns.get(to).table(),
          lineage(
              Map.of("x", derivation),
              Map.of(),
              froms.stream().map(from -> columns.get(from).table()).toArray(TableName[]::new)));
    });
    LineageGraph graph = builder.build();
    for (int to = 0; to < 15; to++) {
      Set<ColumnName> up = reached(graph.upstream(columns.get(to), LineageGraph.DEPTH_MAX));
      Set<Integer> expected = new HashSet<>();
      List<Integer> open = new ArrayList<>(List.of(to));
      while (!open.isEmpty()) {
        for (int from : edges.getOrDefault(open.removeLast(), Set.of())) {
          if (expected.add(from)) {
            open.add(from);
          }
        }
      }
      expected.remove(to);
      assertThat(up).isEqualTo(Set.copyOf(expected.stream().map(columns::get).toList()));
      for (int from = 0; from < 15; from++) {
        Set<ColumnName> down = reached(graph.downstream(columns.get(from), LineageGraph.DEPTH_MAX));
        assertThat(down.contains(columns.get(to))).isEqualTo(up.contains(columns.get(from)));
      }
    }
  }

  private static Set<ColumnName> reached(List<LineageGraph.Hop> hops) {
    Set<ColumnName> columns = new HashSet<>();
    hops.forEach(hop -> columns.add(hop.column()));
    return columns;
  }
}
