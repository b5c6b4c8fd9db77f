package io.omnimesh.it.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.contract.odcs.ContractFile;
import io.omnimesh.contract.odcs.SchemaObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes contracts with all rules that the gateway and SQL can both judge. */
final class RandomContract {
  private static final List<String> TYPES =
      List.of(
          "varchar",
          "varchar",
          "varchar(5)",
          "integer",
          "bigint",
          "decimal(8,2)",
          "double",
          "real",
          "boolean",
          "date",
          "time(6)",
          "timestamp(6)",
          "timestamp(6) with time zone",
          "uuid");
  private static final List<String> ATOMS =
      List.of(
          "a",
          "b",
          "[a-c]",
          "[^a-c]",
          "\\d",
          "\\D",
          "\\w",
          "\\W",
          "\\s",
          "\\S",
          ".",
          "\\.",
          "_",
          "-",
          "é",
          "\\u00e9",
          "[\\s\\S]",
          "[^\\w-]",
          "[\\d_]",
          "(a|b1)",
          "(?:ab|)",
          "(?=a)",
          "(?!b)",
          "\\b",
          "\\B",
          "^",
          "$",
          "😀",
          "[é-ÿ]",
          "\\x41",
          "[\\u2028\\n]");
  private static final List<String> QUANTIFIERS =
      List.of("", "", "", "*", "+", "?", "{2}", "{1,3}", "{0,}", "*?", "+?");

  private final RandomGenerator random;
  private final ObjectMapper json = new ObjectMapper();

  RandomContract(RandomGenerator random) {
    this.random = random;
  }

  SchemaObject next() {
    ObjectNode contract = json.createObjectNode();
    contract.put("apiVersion", "v3.1.0");
    contract.put("kind", "DataContract");
    contract.put("id", "random");
    contract.put("version", "1.0.0");
    contract.put("status", "active");
    ObjectNode object = contract.putArray("schema").addObject();
    object.put("name", "events");
    ArrayNode properties = object.putArray("properties");
    int columns = 3 + random.nextInt(6);
    for (int i = 0; i < columns; i++) {
      property(properties.addObject(), "c" + i, 0);
    }
    byte[] bytes = contract.toString().getBytes(StandardCharsets.UTF_8);
    return ContractFile.read("random.json", bytes).contract().orElseThrow().schema().getFirst();
  }

  private void property(ObjectNode property, String name, int depth) {
    property.put("name", name);
    property.put("required", random.nextInt(3) == 0);
    int kind = depth < 2 ? random.nextInt(8) : 7;
    if (kind == 0) {
      property.put("logicalType", "object");
      ArrayNode fields = property.putArray("properties");
      for (int i = 0; i <= random.nextInt(3); i++) {
        property(fields.addObject(), "f" + i, depth + 1);
      }
    } else if (kind == 1) {
      property.put("logicalType", "array");
      property(property.putObject("items"), "item", depth + 1);
      ObjectNode options = property.putObject("logicalTypeOptions");
      maybe(() -> options.put("minItems", random.nextInt(2)));
      maybe(() -> options.put("maxItems", 1 + random.nextInt(3)));
      maybe(() -> options.put("uniqueItems", true));
    } else {
      scalar(property, TYPES.get(random.nextInt(TYPES.size())));
    }
  }

  private void scalar(ObjectNode property, String type) {
    property.put("physicalType", type);
    ObjectNode options = property.putObject("logicalTypeOptions");
    ArrayNode quality = property.putArray("quality");
    if (type.startsWith("varchar")) {
      maybe(() -> options.put("pattern", pattern()));
      maybe(() -> options.put("minLength", random.nextInt(3)));
      maybe(() -> options.put("maxLength", 1 + random.nextInt(5)));
      maybe(() -> rule(quality, "invalidValues").put("pattern", pattern()));
    } else if (ordered(type)) {
      maybe(() -> put(options, side("minimum", "exclusiveMinimum"), value(type)));
      maybe(() -> put(options, side("maximum", "exclusiveMaximum"), value(type)));
      if (numeric(type)) {
        maybe(() -> put(options, "multipleOf", random.nextBoolean() ? 2 : new BigDecimal("0.5")));
      }
    }
    maybe(() -> values(options.putArray("enum"), type));
    maybe(() -> values(rule(quality, "invalidValues").putArray("validValues"), type));
    maybe(() -> values(rule(quality, "missingValues").putArray("missingValues"), type));
    maybe(() -> rule(quality, "nullValues"));
  }

  /** Adds a rule that must be 0, and returns its arguments. */
  private static ObjectNode rule(ArrayNode quality, String metric) {
    return quality.addObject().put("metric", metric).put("mustBe", 0).putObject("arguments");
  }

  private String side(String with, String without) {
    return random.nextBoolean() ? with : without;
  }

  private static boolean ordered(String type) {
    return !type.equals("boolean") && !type.equals("uuid");
  }

  private static boolean numeric(String type) {
    return List.of("integer", "bigint", "decimal(8,2)", "double", "real").contains(type);
  }

  private void values(ArrayNode list, String type) {
    for (int i = 0; i <= random.nextInt(4); i++) {
      list.addPOJO(value(type));
    }
  }

  private Object value(String type) {
    return new RandomValue(random).of(io.omnimesh.contract.schema.ColumnType.parse(type));
  }

  private static void put(ObjectNode options, String name, Object value) {
    options.putPOJO(name, value);
  }

  private String pattern() {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i <= random.nextInt(4); i++) {
      String atom = ATOMS.get(random.nextInt(ATOMS.size()));
      boolean zeroWidth = atom.startsWith("(?=") || atom.startsWith("(?!");
      boolean anchor = List.of("^", "$", "\\b", "\\B").contains(atom);
      pattern.append(atom);
      if (!zeroWidth && !anchor) {
        pattern.append(QUANTIFIERS.get(random.nextInt(QUANTIFIERS.size())));
      }
    }
    return pattern.toString();
  }

  private void maybe(Runnable change) {
    if (random.nextInt(4) == 0) {
      change.run();
    }
  }
}
