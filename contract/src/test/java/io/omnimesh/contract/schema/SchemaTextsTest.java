package io.omnimesh.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.contract.draft.ObjectDraft;
import io.omnimesh.contract.draft.PropertyDraft;
import io.omnimesh.contract.odcs.LogicalType;
import io.omnimesh.contract.odcs.SchemaObject;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

/** What we write is read by the libraries of Avro and Iceberg themselves. */
class SchemaTextsTest {
  private static final SchemaObject ORDERS =
      ObjectDraft.of(
              "orders",
              PropertyDraft.of("order_id", "varchar(20)").id("o1").mandatory().key(1),
              PropertyDraft.of("tiny", "tinyint"),
              PropertyDraft.of("placed_at", LogicalType.TIMESTAMP).mandatory(),
              PropertyDraft.of("local_at", "timestamp(3)"),
              PropertyDraft.of("day", "date").describe("A \"day\"\nof trade").partition(1),
              PropertyDraft.of("at", "time(0)"),
              PropertyDraft.of("total", "decimal(14,2)"),
              PropertyDraft.of("share", "real"),
              PropertyDraft.of("payload", "json"),
              PropertyDraft.of("key", "uuid"),
              PropertyDraft.of("raw", "varbinary"),
              PropertyDraft.of("gift", "boolean"),
              PropertyDraft.of("2nd name", "varchar"),
              PropertyDraft.of("labels", "map(varchar, bigint)"),
              PropertyDraft.of("counts", "map(bigint, row(n integer))"),
              PropertyDraft.of("lines", LogicalType.ARRAY)
                  .items(
                      PropertyDraft.of("", LogicalType.OBJECT)
                          .mandatory()
                          .fields(
                              PropertyDraft.of("sku", LogicalType.STRING).mandatory(),
                              PropertyDraft.of("lines", "array(row(sku varchar))"))))
          .build();

  @Test
  void avroReadsTheSchema() {
    Schema schema = new Schema.Parser().parse(AvroSchema.of("io.omnimesh.ecommerce", ORDERS));

    assertThat(schema.getFullName()).isEqualTo("io.omnimesh.ecommerce.orders");
    assertThat(schema.getField("order_id").schema().getType()).isEqualTo(Schema.Type.STRING);
    assertThat(schema.getField("order_id").getProp(AvroSchema.ID)).isEqualTo("o1");
    assertThat(schema.getField("placed_at").schema().getLogicalType())
        .isEqualTo(LogicalTypes.timestampMicros());
    assertThat(schema.getField("local_at").hasDefaultValue()).isTrue();
    assertThat(valueOf(schema, "local_at").getLogicalType())
        .isEqualTo(LogicalTypes.localTimestampMicros());
    assertThat(valueOf(schema, "at").getLogicalType()).isEqualTo(LogicalTypes.timeMicros());
    assertThat(valueOf(schema, "day").getLogicalType()).isEqualTo(LogicalTypes.date());
    assertThat(schema.getField("day").doc()).isEqualTo("A \"day\"\nof trade");
    assertThat(valueOf(schema, "total").getLogicalType()).isEqualTo(LogicalTypes.decimal(14, 2));
    assertThat(valueOf(schema, "tiny").getType()).isEqualTo(Schema.Type.INT);
    assertThat(valueOf(schema, "_2nd_name").getType()).isEqualTo(Schema.Type.STRING);
    assertThat(schema.getField("_2nd_name").getProp("column")).isEqualTo("2nd name");
    assertThat(valueOf(schema, "labels").getType()).isEqualTo(Schema.Type.MAP);
    assertThat(valueOf(schema, "counts").getType()).isEqualTo(Schema.Type.ARRAY);
    assertThat(valueOf(schema, "lines").getElementType().getField("sku").schema().getType())
        .isEqualTo(Schema.Type.STRING);
  }

  private static Schema valueOf(Schema schema, String field) {
    return schema.getField(field).schema().getTypes().get(1);
  }

  @Test
  void icebergReadsTheSchemaAndWouldGiveTheSameIds() {
    org.apache.iceberg.Schema schema =
        SchemaParser.fromJson(IcebergSchema.json(TableSchema.of(ORDERS)));

    assertThat(schema.identifierFieldNames()).containsExactly("order_id");
    assertThat(schema.findField("order_id").isRequired()).isTrue();
    assertThat(schema.findType("placed_at")).isEqualTo(Types.TimestampType.withZone());
    assertThat(schema.findType("total")).isEqualTo(Types.DecimalType.of(14, 2));
    assertThat(schema.findField("day").doc()).isEqualTo("A \"day\"\nof trade");
    assertThat(schema.findType("lines.element.lines.element.sku"))
        .isEqualTo(Types.StringType.get());
    assertThat(TypeUtil.assignIncreasingFreshIds(schema).asStruct()).isEqualTo(schema.asStruct());
  }

  @Test
  void nestedRecordsOfLikeNamesAreNotTakenForOne() {
    SchemaObject object =
        ObjectDraft.of(
                "t",
                PropertyDraft.of("a", "row(b row(x bigint))"),
                PropertyDraft.of("a_b", "row(x varchar)"))
            .build();

    Schema schema = new Schema.Parser().parse(AvroSchema.of("n", object));

    assertThat(valueOf(schema, "a_b").getField("x").schema().toString()).contains("string");
  }

  @Test
  void tellsKeysInTheirOrder() {
    TableSchema table =
        TableSchema.of(
            ObjectDraft.of(
                    "a",
                    PropertyDraft.of("x", "bigint").key(2).partition(1),
                    PropertyDraft.of("y", "bigint").key(1))
                .build());

    assertThat(table.primaryKey()).containsExactly("y", "x");
    assertThat(table.partitionKey()).containsExactly("x");
    assertThat(table.column("y").orElseThrow().type()).isEqualTo(ColumnType.Plain.BIGINT);
  }
}
