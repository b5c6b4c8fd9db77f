package io.omnimesh.contract.lint;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The official JSON schemas under a standard validator. */
final class Official {
  static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final JsonSchema CONTRACT_31 = schema("odcs/odcs-json-schema-v3.1.0.json");
  private static final JsonSchema CONTRACT_30 = schema("odcs/odcs-json-schema-v3.0.2.json");
  private static final JsonSchema PRODUCT = schema("odps/odps-json-schema-v1.0.0.json");

  private Official() {}

  /**
   * What the schema of a document's version says; empty where it is valid. A contract of version
   * 3.0 may keep the schema of 3.1 instead, which names 3.0 among its versions.
   */
  static Set<String> verdict(JsonNode document) {
    Set<String> newer = messages(CONTRACT_31, document);
    return document.path("apiVersion").asText().startsWith("v3.0.") && !newer.isEmpty()
        ? messages(CONTRACT_30, document)
        : newer;
  }

  static Set<String> productVerdict(JsonNode document) {
    return messages(PRODUCT, document);
  }

  private static Set<String> messages(JsonSchema schema, JsonNode document) {
    Set<String> messages = new TreeSet<>();
    for (ValidationMessage message : schema.validate(document)) {
      messages.add(message.toString());
    }
    return messages;
  }

  private static JsonSchema schema(String name) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().losslessNarrowing(true).build();
    try {
      String text = Files.readString(Path.of("src/test/resources", name));
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909).getSchema(text, config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
