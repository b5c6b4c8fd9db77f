package io.omnimesh.contract.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.LogicalType;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.schema.AvroSchema;
import io.omnimesh.contract.schema.TableSchema;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaImportTest {
  private static final ImportHead HEAD =
      new ImportHead(Optional.of("shop-orders"), Optional.empty(), Optional.of("ecommerce"));

  @Test
  void readsAnAvroRecord() {
    DataContract contract =
        AvroImport.read(
            "order.avsc",
            """
            {"type": "record", "name": "Order", "namespace": "shop", "doc": "An order", "fields": [
              {"name": "id", "type": {"type": "string", "logicalType": "uuid"}, "field-id": "f1"},
              {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["NEW", "PAID"]}},
              {"name": "before", "type": ["null", "State"], "default": null},
              {"name": "total", "type": {"type": "bytes", "logicalType": "decimal", "precision": 14, "scale": 2}},
              {"name": "customerEmail", "type": ["null", "string"]},
              {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line",
                "fields": [{"name": "sku", "type": "string"}, {"name": "next", "type": ["null", "Line"]}]}}},
              {"name": "tags", "type": {"type": "map", "values": "long"}},
              {"name": "either", "type": ["string", "long"]}
            ]}
            """,
            HEAD);
    SchemaObject order = contract.object("Order").orElseThrow();

    assertThat(contract.id()).isEqualTo("shop-orders");
    assertThat(contract.domain()).contains("ecommerce");
    assertThat(order.property("id").orElseThrow().id()).contains("f1");
    assertThat(order.property("total").orElseThrow().physicalType()).contains("decimal(14,2)");
    assertThat(order.property("at").orElseThrow().physicalType())
        .contains("timestamp(3) with time zone");
    assertThat(order.property("before").orElseThrow().quality()).hasSize(1);
    assertThat(order.property("before").orElseThrow().required()).isFalse();
    SchemaProperty email = order.property("customerEmail").orElseThrow();
    assertThat(email.classification()).contains("personal");
    assertThat(order.property("lines").orElseThrow().items().orElseThrow().properties())
        .extracting(SchemaProperty::name)
        .containsExactly("sku", "next");
    assertThat(order.property("tags").orElseThrow().physicalType())
        .contains("map(varchar, bigint)");
    Judges.assertPasses(contract);
  }

  @Test
  void anExportedAvroSchemaComesBackWithTheSameColumns() {
    DataContract contract =
        SqlImport.read(
            "a.sql",
            """
            CREATE TABLE orders (id varchar NOT NULL, n integer, at timestamp(6) with time zone,
              price decimal(10,2) NOT NULL, lines array(row(sku varchar, qty bigint)), raw varbinary)
            """,
            ImportHead.NONE);
    SchemaObject object = contract.schema().getFirst();

    DataContract back = AvroImport.read("a.avsc", AvroSchema.of("shop", object), ImportHead.NONE);

    assertThat(TableSchema.of(back.schema().getFirst()).columns())
        .isEqualTo(TableSchema.of(object).columns());
  }

  @Test
  void readsAJsonSchemaWithItsConstraints() {
    DataContract contract =
        JsonSchemaImport.read(
            "order.json",
            "orders",
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
             "description": "An order",
             "required": ["orderId", "state", "note"],
             "properties": {
               "orderId": {"type": "string", "format": "uuid", "description": "The number"},
               "state": {"enum": ["new", "paid"]},
               "note": {"type": ["string", "null"], "maxLength": 20},
               "total": {"type": "number", "minimum": 0, "exclusiveMaximum": 100.5},
               "placedAt": {"type": "string", "format": "date-time"},
               "day": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
               "address": {"$ref": "#/$defs/address"},
               "lines": {"type": "array", "minItems": 1, "items": {"type": "object",
                 "properties": {"sku": {"type": "string", "pattern": "^[0-9]+$"}}}},
               "any": {}
             },
             "$defs": {"address": {"type": "object", "required": ["city"],
               "properties": {"city": {"type": "string"}, "zip code": {"type": "string"}}}}}
            """,
            ImportHead.NONE);
    SchemaObject orders = contract.object("orders").orElseThrow();

    assertThat(orders.properties())
        .filteredOn(SchemaProperty::required)
        .extracting(SchemaProperty::name)
        .containsExactly("orderId", "state");
    assertThat(orders.property("note").orElseThrow().logicalTypeOptions().maxLength()).hasValue(20);
    assertThat(orders.property("total").orElseThrow().logicalTypeOptions().exclusiveMaximum())
        .contains(new BigDecimal("100.5"));
    assertThat(orders.property("placedAt").orElseThrow().logicalType())
        .contains(LogicalType.TIMESTAMP);
    assertThat(orders.property("day").orElseThrow().logicalType()).contains(LogicalType.DATE);
    assertThat(orders.property("address").orElseThrow().properties())
        .extracting(SchemaProperty::columnName)
        .containsExactly("city", "zip code");
    Judges.assertPasses(contract);
  }

  @Test
  void refusesSchemasThatItCannotFollow() {
    assertThatThrownBy(() -> AvroImport.read("a.avsc", "\"string\"", ImportHead.NONE))
        .hasMessageContaining("is not a record");
    assertThatThrownBy(() -> AvroImport.read("a.avsc", "{\"type\": ", ImportHead.NONE))
        .hasMessageStartingWith("a.avsc:1:");
    assertThatThrownBy(() -> json("{\"properties\": {\"a\": {\"$ref\": \"#/$defs/b\"}}}"))
        .hasMessageContaining("refers to nothing");
    assertThatThrownBy(() -> json("{\"properties\": {\"a\": {\"$ref\": \"#\"}}}"))
        .hasMessageContaining("within themselves");
    assertThatThrownBy(() -> json("{\"$ref\": \"https://x.test/a.json\"}"))
        .hasMessageContaining("lies outside of the file");
  }

  private static void json(String schema) {
    JsonSchemaImport.read("a.json", "a", schema, ImportHead.NONE);
  }
}
