package io.omnimesh.query.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.catalog.lineage.TransformLineage;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SqlLineagePropertyTest {
  @Property(tries = 2_000)
  void findsTheLineageWithWhichAStatementWasWritten(@ForAll long seed) {
    GeneratedSelect.Statement written = new GeneratedSelect(new Random(seed)).statement();
    TransformLineage found = SqlLineage.of(written.sql(), GeneratedSelect.KNOWN);
    Map<String, GeneratedSelect.Sources> columns = new TreeMap<>();
    found
        .columns()
        .forEach(column ->
            columns.put(
                column.name().orElseThrow(),
                GeneratedSelect.sources(column.derivation().sources())));
    assertThat(columns).as(written.sql()).isEqualTo(written.columns());
    assertThat(GeneratedSelect.sources(found.rows())).as(written.sql()).isEqualTo(written.rows());
  }

  @Property(tries = 500)
  void everyTableOfTheLineageIsOneThatTheStatementReads(@ForAll long seed) {
    String sql = new GeneratedSelect(new Random(seed)).statement().sql();
    TransformLineage found = SqlLineage.of(sql, GeneratedSelect.KNOWN);
    assertThat(SqlTables.read(sql).orElseThrow().reads()).isEqualTo(found.tables());
    assertThat(found.tables())
        .containsAll(found.rows().keySet().stream().map(column -> column.table()).toList());
  }
}
