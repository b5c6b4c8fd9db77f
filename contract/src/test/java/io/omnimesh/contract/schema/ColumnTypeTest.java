package io.omnimesh.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.draft.PropertyDraft;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.LogicalType;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "varchar | varchar | string | varchar",
        "VARCHAR(18) | varchar(18) | string | varchar",
        "char | char(1) | string | varchar",
        "tinyint | tinyint | int | integer",
        "smallint | smallint | int | integer",
        "int | integer | int | integer",
        "bigint | bigint | long | bigint",
        "real | real | float | real",
        "double | double | double | double",
        "decimal(14,2) | decimal(14, 2) | decimal(14, 2) | decimal(14, 2)",
        "decimal | decimal(38, 0) | decimal(38, 0) | decimal(38, 0)",
        "date | date | date | date",
        "time | time(3) | time | time(6)",
        "timestamp | timestamp(3) | timestamp | timestamp(6)",
        "timestamp(9) with  time zone | timestamp(9) with time zone | timestamptz |"
            + " timestamp(6) with time zone",
        "varbinary | varbinary | binary | varbinary",
        "uuid | uuid | uuid | uuid",
        "json | json | string | varchar",
        "array(tinyint) | array(tinyint) | list<int> | array(integer)",
        "map(varchar(3), json) | map(varchar(3), json) | map<string, string> |"
            + " map(varchar, varchar)",
        "row(a bigint, \"b \"\"c\" array(row(d time))) |"
            + " row(\"a\" bigint, \"b \"\"c\" array(row(\"d\" time(3)))) |"
            + " struct<a: long, b \"c: list<struct<d: time>>> |"
            + " row(\"a\" bigint, \"b \"\"c\" array(row(\"d\" time(6))))",
        "row(bigint, timestamp(6) with time zone) |"
            + " row(\"field0\" bigint, \"field1\" timestamp(6) with time zone) |"
            + " struct<field0: long, field1: timestamptz> |"
            + " row(\"field0\" bigint, \"field1\" timestamp(6) with time zone)",
        "row(date date, time time(6), row row(a int)) |"
            + " row(\"date\" date, \"time\" time(6), \"row\" row(\"a\" integer)) |"
            + " struct<date: date, time: time, row: struct<a: int>> |"
            + " row(\"date\" date, \"time\" time(6), \"row\" row(\"a\" integer))",
      })
  void readsTypesOfTrinoAndKnowsHowIcebergStoresThem(
      String text, String trino, String iceberg, String stored) {
    ColumnType type = ColumnType.parse(text);

    assertThat(type.trino()).isEqualTo(trino);
    assertThat(ColumnType.parse(type.trino())).isEqualTo(type);
    assertThat(type.iceberg()).isEqualTo(iceberg);
    assertThat(type.storedTrino()).isEqualTo(stored);
    assertThat(type.stored().stored()).isEqualTo(type.stored());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "varchar(0)",
        "varchar(1, 2)",
        "decimal(39, 0)",
        "decimal(3, 4)",
        "bigint(3)",
        "timestamp(13)",
        "array",
        "array()",
        "array(varchar",
        "array<varchar>",
        "map(varchar)",
        "row()",
        "row(a bigint,)",
        "varchar varchar",
        "integer; drop table x"
      })
  void refusesWhatIsNoTypeOfTrino(String text) {
    assertThatThrownBy(() -> ColumnType.parse(text))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("is not a type of Trino");
  }

  @Test
  void refusesNestingWithoutEnd() {
    assertThatThrownBy(() -> ColumnType.parse("array(".repeat(500) + "int" + ")".repeat(500)))
        .isInstanceOf(MeshException.class);
    assertThatThrownBy(() -> ColumnType.parse("row(".repeat(18) + "?" + ")".repeat(18)))
        .isInstanceOf(MeshException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text | varchar",
        "STRING | varchar",
        "character varying(20) | varchar(20)",
        "NVARCHAR(5) | varchar(5)",
        "numeric(10,2) | decimal(10, 2)",
        "NUMBER(9) | decimal(9, 0)",
        "int | integer",
        "long | bigint",
        "int8 | bigint",
        "double precision | double",
        "float4 | real",
        "bytea | varbinary",
        "jsonb | json",
        "bool | boolean",
        "timestamptz | timestamp(6) with time zone",
        "timestamp(3) without time zone | timestamp(3)",
        "datetime | timestamp(6)",
        "array<string> | array(varchar)",
        "text[] | array(varchar)",
        "struct<a:int,b:map<string,long>> | row(\"a\" integer, \"b\" map(varchar, bigint))",
      })
  void knowsTheWordsOfOtherSystems(String physicalType, String trino) {
    ColumnType type =
        ColumnType.of(PropertyDraft.of("a", physicalType).logical(LogicalType.BOOLEAN).build());

    assertThat(type.trino()).isEqualTo(trino);
  }

  @ParameterizedTest
  @ValueSource(strings = {"numeric", "number", "geography", "array", "decimal(99,2)", "money!"})
  void fallsBackToTheLogicalTypeWhereTheWordIsUnknownOrUnclear(String physicalType) {
    ColumnType type =
        ColumnType.of(PropertyDraft.of("a", physicalType).logical(LogicalType.NUMBER).build());

    assertThat(type).isEqualTo(ColumnType.Plain.DOUBLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STRING | varchar",
        "INTEGER | bigint",
        "NUMBER | double",
        "BOOLEAN | boolean",
        "DATE | date",
        "TIME | time(6)",
        "TIMESTAMP | timestamp(6) with time zone",
        "ARRAY | array(varchar)",
        "OBJECT | json",
        "MAP | map(varchar, varchar)",
        "VECTOR | array(real)"
      })
  void derivesTypesFromLogicalTypes(LogicalType logicalType, String trino) {
    assertThat(ColumnType.of(PropertyDraft.of("a", logicalType).build()).trino()).isEqualTo(trino);
  }

  @Test
  void keepsIdsAndRequirementsOfNestedFieldsWhicheverWayTheTypeIsWritten() {
    PropertyDraft logical =
        PropertyDraft.of("a", LogicalType.OBJECT)
            .fields(PropertyDraft.of("b", LogicalType.INTEGER).id("b_id").mandatory());
    PropertyDraft physical =
        PropertyDraft.of("a", "row(b bigint)")
            .fields(PropertyDraft.of("b", LogicalType.STRING).id("b_id").mandatory());

    ColumnType type = ColumnType.of(logical.build());

    assertThat(type).isEqualTo(ColumnType.of(physical.build()));
    assertThat(((ColumnType.Row) type).fields())
        .containsExactly(
            new Column(Optional.of("b_id"), "b", ColumnType.Plain.BIGINT, true, Optional.empty()));
  }
}
