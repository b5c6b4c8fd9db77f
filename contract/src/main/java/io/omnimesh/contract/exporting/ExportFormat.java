package io.omnimesh.contract.exporting;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.schema.AvroSchema;
import io.omnimesh.contract.schema.IcebergSchema;
import io.omnimesh.contract.schema.TableSchema;
import io.omnimesh.contract.yaml.DidYouMean;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a contract can be written as. */
public enum ExportFormat {
  AVRO("avro"),
  JSON_SCHEMA("jsonschema"),
  PROTOBUF("protobuf"),
  TRINO_SQL("trino-sql"),
  POSTGRES_SQL("postgres-sql"),
  ICEBERG("iceberg"),
  DBT("dbt"),
  HTML("html"),
  MARKDOWN("markdown");

  private final String word;

  ExportFormat(String word) {
    this.word = word;
  }

  /** What callers call it. */
  public String word() {
    return word;
  }

  @Override
  public String toString() {
    return word;
  }

  /**
   * The format of a word.
   *
   * @throws MeshException {@code INVALID_INPUT} where there is none
   */
  public static ExportFormat of(String word) {
    return Arrays.stream(values())
        .filter(format -> format.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            new MeshException(
                ErrorCode.INVALID_INPUT,
                "'"
                    + word
                    + "' is not a format; "
                    + DidYouMean.mend(
                        word, Arrays.stream(values()).map(ExportFormat::word).toList())));
  }

  /**
   * The text of a contract in this format.
   *
   * @param object which of the contract's objects, for the formats that hold one; may be left out
   *     where the contract has one alone
   * @throws MeshException {@code INVALID_INPUT} where the contract has no object, or several and
   *     none is named; {@code NOT_FOUND} where the named one is missing
   */
  public String write(DataContract contract, Optional<String> object) {
    return switch (this) {
      case AVRO -> JsonText.indented(AvroSchema.of(namespace(contract), one(contract, object)));
      case JSON_SCHEMA -> JsonSchemaExport.of(contract, one(contract, object));
      case ICEBERG -> JsonText.indented(IcebergSchema.json(TableSchema.of(one(contract, object))));
      case PROTOBUF -> ProtobufExport.of(contract, some(contract, object));
      case TRINO_SQL -> TrinoSqlExport.of(contract, some(contract, object));
      case POSTGRES_SQL -> PostgresSqlExport.of(contract, some(contract, object));
      case DBT -> DbtExport.of(contract, some(contract, object));
      case HTML -> HtmlExport.of(contract);
      case MARKDOWN -> MarkdownExport.of(contract);
    };
  }

  /** The package of generated names. */
  static String namespace(DataContract contract) {
    return "io.omnimesh" + contract.domain().map(domain -> "." + domain).orElse("");
  }

  private static List<SchemaObject> some(DataContract contract, Optional<String> object) {
    if (contract.schema().isEmpty()) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Contract " + contract.id() + " describes no object; add one to its schema");
    }
    return object.isEmpty() ? contract.schema() : List.of(one(contract, object));
  }

  private static SchemaObject one(DataContract contract, Optional<String> object) {
    List<String> names = contract.schema().stream().map(SchemaObject::name).toList();
    if (object.isPresent()) {
      return contract
          .object(object.get())
          .orElseThrow(() ->
              new MeshException(
                  ErrorCode.NOT_FOUND,
                  "Contract %s has no object '%s'; %s"
                      .formatted(
                          contract.id(), object.get(), DidYouMean.mend(object.get(), names))));
    }
    if (names.size() != 1) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          names.isEmpty()
              ? "Contract " + contract.id() + " describes no object; add one to its schema"
              : "Contract %s has %d objects and this format holds one; name one of %s"
                  .formatted(contract.id(), names.size(), String.join(", ", names)));
    }
    return contract.schema().getFirst();
  }
}
