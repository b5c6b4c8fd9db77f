package io.omnimesh.contract.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.Schema;
import com.squareup.wire.schema.SchemaLoader;
import io.omnimesh.contract.document.Document;
import io.omnimesh.contract.document.Examples;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.ContractFile;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.RandomContracts;
import io.omnimesh.contract.odcs.SchemaObject;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.CreateTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.iceberg.SchemaParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format is read by the tool that it is for. */
class ExportTest {
  private static final Path ORDERS = Path.of("src/test/resources/exchange/orders.odcs.yaml");
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  static List<DataContract> contracts() {
    List<DataContract> contracts = new ArrayList<>();
    contracts.add(orders());
    for (Path example : Examples.files()) {
      contracts.add(ContractFile.read("a.yaml", Examples.bytes(example)).contract().orElseThrow());
    }
    return contracts.stream().filter(contract -> !contract.schema().isEmpty()).toList();
  }

  static DataContract orders() {
    return ContractFile.read("orders.odcs.yaml", Examples.bytes(ORDERS)).require();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void avroIcebergAndJsonSchemaAreAcceptedByTheirReaders(DataContract contract) {
    for (SchemaObject object : contract.schema()) {
      Optional<String> name = Optional.of(object.name());
      assertThat(avro(ExportFormat.AVRO.write(contract, name)).getFields())
          .hasSameSizeAs(object.properties());
      assertThat(SchemaParser.fromJson(ExportFormat.ICEBERG.write(contract, name)).columns())
          .hasSameSizeAs(object.properties());
      assertMeetsMetaSchema(ExportFormat.JSON_SCHEMA.write(contract, name));
    }
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void trinoReadsItsDefinitions(DataContract contract) {
    String sql = ExportFormat.TRINO_SQL.write(contract, Optional.empty());

    assertThat(trino(sql)).hasSize(tables(contract));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void protobufFilesLinkWithTheirImports(DataContract contract) {
    Schema schema = protobuf(ExportFormat.PROTOBUF.write(contract, Optional.empty()));

    assertThat(schema.protoFile("contract.proto")).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void modelsOfDbtAreYamlAndPagesHoldEveryColumn(DataContract contract) {
    String dbt = ExportFormat.DBT.write(contract, Optional.empty());
    assertThat(Document.read("schema.yml", dbt).problems()).isEmpty();
    String html = ExportFormat.HTML.write(contract, Optional.empty());
    String markdown = ExportFormat.MARKDOWN.write(contract, Optional.empty());
    for (SchemaObject object : contract.schema()) {
      object
          .properties()
          .forEach(property -> {
            assertThat(html).contains(HtmlText.escaped(property.name()));
            assertThat(markdown).contains(property.name());
          });
    }
  }

  @Property(tries = 150)
  void noTextOfAContractLeavesItsPlace(@ForAll long seed) {
    DataContract contract = RandomContracts.of(new SplittableRandom(seed));
    String html = ExportFormat.HTML.write(contract, Optional.empty());
    assertThat(html).doesNotContain("<daily>", "'quoted'");
    assertThat(ExportFormat.MARKDOWN.write(contract, Optional.empty())).startsWith("# ");
    if (contract.schema().isEmpty()) {
      return;
    }
    assertThat(trino(ExportFormat.TRINO_SQL.write(contract, Optional.empty())))
        .hasSize(tables(contract));
    assertThat(ExportFormat.DBT.write(contract, Optional.empty())).startsWith("version: 2");
    assertThat(ExportFormat.POSTGRES_SQL.write(contract, Optional.empty())).startsWith("-- ");
    for (SchemaObject object : contract.schema()) {
      assertMeetsMetaSchema(ExportFormat.JSON_SCHEMA.write(contract, Optional.of(object.name())));
    }
  }

  @Test
  void jsonSchemaAcceptsAGoodOrderAndNamesWhatIsWrongWithABadOne() {
    JsonSchema schema =
        SCHEMAS.getSchema(ExportFormat.JSON_SCHEMA.write(orders(), Optional.of("orders")));
    String good =
        """
        {"order_id": "o-1", "customer_id": 7, "status": "paid", "channel": null, "total": 9.5,
         "placed_at": "2026-01-02T03:04:05Z", "picked_at": "2026-01-02T03:04:05",
         "address": {"city": "Utrecht"}, "lines": [{"sku": "85123A", "quantity": 2, "tags": ["x"]}],
         "matrix": [[1.5], null], "attributes": {"sizes": [1, 2]}, "raw": {"any": [1]}}
        """;
    String bad =
        """
        {"order_id": null, "customer_id": 7, "status": "lost", "channel": "X", "total": -1,
         "placed_at": "yesterday", "address": {}, "lines": [{"sku": "85123A", "quantity": 0}]}
        """;

    assertThat(violations(schema, good)).isEmpty();
    assertThat(violations(schema, bad))
        .extracting(message -> message.getInstanceLocation() + " " + message.getType())
        .containsExactlyInAnyOrder(
            "$.order_id type",
            "$.status enum",
            "$.channel pattern",
            "$.channel minLength",
            "$.total minimum",
            "$.placed_at format",
            "$.address required",
            "$.lines[0].quantity exclusiveMinimum");
  }

  @Test
  void protobufNumbersDoNotChangeWithTheOrderOfTheProperties() {
    DataContract contract = orders();
    SchemaObject object = contract.object("orders").orElseThrow();
    String forward = ProtobufExport.of(contract, List.of(object));
    String backward = ProtobufExport.of(contract, List.of(reversed(object)));

    assertThat(forward.lines().map(String::strip).sorted().toList())
        .isEqualTo(backward.lines().map(String::strip).sorted().toList());
    assertThat(forward).contains("string total = 7;").contains("map<string, ");
  }

  @Test
  void postgresGetsKeysChecksReferencesAndComments() {
    String sql = ExportFormat.POSTGRES_SQL.write(orders(), Optional.empty());

    assertThat(sql)
        .contains(
            "\"email\" varchar(254) NOT NULL UNIQUE",
            "PRIMARY KEY (\"order_id\")",
            "CHECK (\"status\" IN ('new', 'paid', 'shipped'))",
            "\"total\" numeric(14, 2) NOT NULL CHECK (\"total\" >= 0)",
            "COMMENT ON COLUMN \"customers\".\"email\" IS 'Where receipts go; it''s unique';",
            "ADD FOREIGN KEY (\"customer_id\") REFERENCES \"customers\" (\"customer_id\")");
  }

  @Test
  void dbtModelsEnforceTheContractAndTestIt() {
    String yaml = ExportFormat.DBT.write(orders(), Optional.empty());

    assertThat(yaml)
        .contains(
            "enforced: true",
            "data_type: decimal(14, 2)",
            "- type: primary_key",
            "- unique",
            "- accepted_values:",
            "to: ref('customers')");
  }

  @Test
  void pagesNeedNothingElseAndFollowNoUnsafeLink() {
    String html = ExportFormat.HTML.write(orders(), Optional.empty());

    assertThat(html)
        .contains("lang=\"en\"", "prefers-color-scheme: dark", "scope=\"col\"", "<caption>")
        .contains("&quot;baskets&quot; &amp; conversion &lt;daily&gt;")
        .contains("href=\"https://chat.shop.test/orders\"", "lines[].sku")
        .doesNotContain("href=\"javascript", "<script", "src=");
  }

  @Test
  void formatsOfOneObjectAskWhichOfSeveralIsMeant() {
    assertThatThrownBy(() -> ExportFormat.AVRO.write(orders(), Optional.empty()))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("name one of customers, orders");
    assertThatThrownBy(() -> ExportFormat.AVRO.write(orders(), Optional.of("order")))
        .hasMessageContaining("did you mean 'orders'?");
    assertThatThrownBy(() -> ExportFormat.of("markdwon"))
        .hasMessageContaining("did you mean 'markdown'?");
  }

  private static int tables(DataContract contract) {
    return (int) contract.schema().stream().filter(it -> !it.properties().isEmpty()).count();
  }

  private static org.apache.avro.Schema avro(String json) {
    return new org.apache.avro.Schema.Parser().parse(json);
  }

  private static SchemaObject reversed(SchemaObject object) {
    return new SchemaObject(
        object.id(),
        object.name(),
        object.physicalName(),
        object.physicalType(),
        object.businessName(),
        object.description(),
        object.dataGranularityDescription(),
        object.tags(),
        object.properties().reversed(),
        object.relationships(),
        object.quality(),
        object.authoritativeDefinitions(),
        object.customProperties());
  }

  private static Set<ValidationMessage> violations(JsonSchema schema, String json) {
    return schema.validate(
        json,
        InputFormat.JSON,
        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
  }

  private static void assertMeetsMetaSchema(String schema) {
    try {
      JsonNode tree = JSON.readTree(schema);
      assertThat(SCHEMAS.getSchema(SchemaLocation.of(SchemaId.V202012)).validate(tree))
          .as(schema)
          .isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CreateTable> trino(String sql) {
    SqlParser parser = new SqlParser();
    List<CreateTable> tables = new ArrayList<>();
    for (String statement : sql.split(";\n(?=\n|$|-)|;\n$", -1)) {
      if (statement.contains("CREATE TABLE")) {
        tables.add((CreateTable) parser.createStatement(statement));
      }
    }
    return tables;
  }

  private Schema protobuf(String text) {
    try {
      Files.write(folder.resolve("contract.proto"), text.getBytes(StandardCharsets.UTF_8));
      SchemaLoader loader = new SchemaLoader(FileSystems.getDefault());
      loader.initRoots(List.of(Location.get(folder.toString())), List.of());
      return loader.loadSchema();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
