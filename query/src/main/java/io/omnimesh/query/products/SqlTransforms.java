package io.omnimesh.query.products;

import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.product.TransformReader;
import io.omnimesh.catalog.source.Source;
import io.omnimesh.query.lineage.SqlTables;
import io.omnimesh.query.lineage.TransformCheck;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads transforms with Trino's own grammar. */
public final class SqlTransforms implements TransformReader {
  private final Supplier<List<Source>> sources;

  /**
   * @param sources asked at each reading, as people edit them
   */
  public SqlTransforms(Supplier<List<Source>> sources) {
    this.sources = sources;
  }

  @Override
  public Reads read(Port port) {
    String sql = port.transform().orElse("");
    Map<String, String> owners =
        sources.get().stream().collect(Collectors.toMap(Source::name, Source::domain));
    List<String> problems =
        TransformCheck.check(
                port.id().domain(),
                owners,
                port.contractFile().replaceAll("contract\\.yaml$", "transform.sql"),
                sql)
            .stream()
            .map(TransformCheck.Problem::toString)
            .toList();
    Set<String> tables =
        SqlTables.read(sql)
            .map(read -> read.reads().stream().map(Object::toString).collect(Collectors.toSet()))
            .orElse(Set.of());
    return new Reads(tables, problems);
  }
}
