package io.omnimesh.catalog.lineage.openlineage;

import io.omnimesh.catalog.lineage.Derivation;
import io.omnimesh.catalog.lineage.OutputColumn;
import io.omnimesh.catalog.lineage.TableName;
import io.omnimesh.catalog.lineage.TransformLineage;
import io.omnimesh.catalog.lineage.Transformation;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** A run with everything that a run can have. */
final class Runs {
  static final URI PRODUCER = URI.create("https://example.org/omnimesh/0.1.0");
  static final Instant AT = Instant.parse("2026-11-22T12:00:00.123Z");
  static final UUID ID = UUID.fromString("01939c3e-6bb6-7cd0-8f0e-3d8f5f1f4a11");
  static final TableName RAW = TableName.parse("shop.public.orders");
  static final TableName OUTPUT = TableName.parse("mesh.ecommerce.orders_v1");

  private Runs() {}

  static Run run() {
    TreeMap<io.omnimesh.catalog.lineage.ColumnName, java.util.SortedSet<Transformation>> rows =
        new TreeMap<>();
    rows.put(
        RAW.column("status"),
        new TreeSet<>(List.of(Transformation.FILTER, Transformation.GROUP_BY)));
    TransformLineage lineage =
        new TransformLineage(
            List.of(
                new OutputColumn(Optional.of("id"), Derivation.of(RAW.column("id"))),
                new OutputColumn(
                    Optional.of("total"),
                    Derivation.of(RAW.column("amount"))
                        .then(Transformation.AGGREGATION)
                        .and(Derivation.of(RAW.column("status")).then(Transformation.CONDITIONAL))),
                new OutputColumn(Optional.of("one"), Derivation.CONSTANT)),
            rows,
            new TreeSet<>(List.of(RAW)));
    Dataset output =
        new Dataset(
            OUTPUT,
            List.of(
                new Dataset.Field(
                    "id", Optional.of("bigint"), Optional.of("The order."), List.of()),
                new Dataset.Field(
                    "place",
                    Optional.of("row(city varchar)"),
                    Optional.empty(),
                    List.of(
                        new Dataset.Field(
                            "city", Optional.of("varchar"), Optional.empty(), List.of())))),
            Optional.of("Orders of the online shop."),
            List.of(
                new Dataset.Owner("team:checkout", Optional.of("OWNER")),
                new Dataset.Owner("user:ada", Optional.empty())));
    return new Run(
        ID,
        URI.create("trino://localhost:8080"),
        "retail",
        "ecommerce.orders_v1",
        Optional.of("Makes the orders."),
        Optional.of("select 1"),
        Optional.of(Instant.parse("2026-11-22T12:00:00Z")),
        Optional.of("476"),
        List.of(Dataset.of(RAW)),
        output,
        lineage);
  }
}
