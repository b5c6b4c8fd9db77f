package io.omnimesh.contract.lint;

import static io.omnimesh.contract.lint.Shape.Builder.table;
import static io.omnimesh.contract.lint.Shape.Simple.ANY;
import static io.omnimesh.contract.lint.Shape.Simple.BOOLEAN;
import static io.omnimesh.contract.lint.Shape.Simple.COUNT;
import static io.omnimesh.contract.lint.Shape.Simple.INTEGER;
import static io.omnimesh.contract.lint.Shape.Simple.NUMBER;
import static io.omnimesh.contract.lint.Shape.Simple.OBJECT;
import static io.omnimesh.contract.lint.Shape.Simple.POSITIVE;
import static io.omnimesh.contract.lint.Shape.Simple.SINGLE;
import static io.omnimesh.contract.lint.Shape.Simple.TEXT;
import static io.omnimesh.contract.lint.Shape.Simple.TEXT_OR_OBJECT;

import io.omnimesh.contract.document.Mapping;
import io.omnimesh.contract.lint.Shape.Items;
import io.omnimesh.contract.lint.Shape.Table;
import io.omnimesh.contract.lint.Shape.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Contracts of version 3.0. It says the same as the official JSON schema, odcs-json-schema-v3.0.2,
 * which leaves most mappings open; a test holds the two against each other.
 */
final class OlderOdcsTables {
  private static final Items TEXTS = Items.of(TEXT);
  private static final Items CUSTOM =
      Items.of(table("a custom property").may(TEXT, "property").may(ANY, "value").open().end());
  private static final Items DEFINITIONS =
      Items.of(table("an authoritative definition").must(TEXT, "url", "type").open().end());
  private static final Items ROLES =
      Items.of(
          table("a role")
              .must(TEXT, "role")
              .may(TEXT, "description", "access", "firstLevelApprovers", "secondLevelApprovers")
              .may(CUSTOM, "customProperties")
              .open()
              .end());
  private static final Items TEAM =
      Items.of(
          table("a member of the team")
              .may(
                  TEXT,
                  "username",
                  "name",
                  "description",
                  "role",
                  "dateIn",
                  "dateOut",
                  "replacedByUsername")
              .open()
              .end());
  private static final Items SUPPORT =
      Items.of(
          table("a support channel")
              .must(TEXT, "channel", "url")
              .may(TEXT, "description", "tool", "scope", "invitationUrl")
              .open()
              .end());
  private static final Table PRICE =
      table("the price")
          .may(NUMBER, "priceAmount")
          .may(TEXT, "priceCurrency", "priceUnit")
          .open()
          .end();
  private static final Items SLA =
      Items.of(
          table("an SLA property")
              .must(TEXT, "property")
              .must(SINGLE, "value")
              .may(SINGLE, "valueExt")
              .may(TEXT, "unit", "element", "driver")
              .open()
              .end());
  private static final Table DESCRIPTION =
      table("the description")
          .may(TEXT, "usage", "purpose", "limitations")
          .may(DEFINITIONS, "authoritativeDefinitions")
          .may(CUSTOM, "customProperties")
          .open()
          .end();
  private static final Shape SERVER =
      ServerTables.version30(
          table("a server")
              .must(TEXT, "server")
              .may(TEXT, "description", "environment")
              .may(ROLES, "roles")
              .may(CUSTOM, "customProperties")
              .open()
              .end());
  private static final List<Table> QUALITY = qualityTables();
  private static final Items QUALITY_RULES =
      Items.of(new Shape.Chosen(mapping -> QUALITY.get(quality(mapping))));
  private static final Table ELEMENT =
      table("an element")
          .may(TEXT, "name", "physicalType", "description", "businessName", "physicalName")
          .may(DEFINITIONS, "authoritativeDefinitions")
          .may(TEXTS, "tags")
          .may(CUSTOM, "customProperties")
          .may(QUALITY_RULES, "quality")
          .end();
  private static final Map<String, Table> PROPERTY_TABLES = new HashMap<>();
  private static final Map<String, Table> ITEM_TABLES = new HashMap<>();
  private static final Shape ITEM =
      new Shape.Chosen(mapping -> OdcsExtras.byLogicalType(mapping, ITEM_TABLES));
  private static final Items PROPERTIES =
      Items.of(new Shape.Chosen(mapping -> OdcsExtras.byLogicalType(mapping, PROPERTY_TABLES)));

  static {
    for (String type :
        List.of("string", "date", "number", "integer", "object", "array", "boolean", "", "?")) {
      PROPERTY_TABLES.put(type, property(type).must(TEXT, "name").end());
      ITEM_TABLES.put(
          type, property(type).may(new Shape.Later(() -> PROPERTIES), "properties").end());
    }
  }

  private static final Items OBJECTS =
      Items.of(
          table("an object of the schema")
              .with(ELEMENT)
              .must(TEXT, "name")
              .may(Word.of("object"), "logicalType")
              .may(TEXT, "dataGranularityDescription")
              .may(PROPERTIES, "properties")
              .end());

  static final Table CONTRACT =
      table("a data contract")
          .must(TEXT, "version")
          .must(Word.of("v3.0.2", "v3.0.1", "v3.0.0", "v2.2.2", "v2.2.1", "v2.2.0"), "apiVersion")
          .must(Word.of("DataContract"), "kind")
          .must(TEXT, "id", "status")
          .may(
              TEXT,
              "name",
              "tenant",
              "dataProduct",
              "domain",
              "slaDefaultElement",
              "contractCreatedTs")
          .may(TEXTS, "tags")
          .may(Items.of(SERVER), "servers")
          .may(DESCRIPTION, "description")
          .may(OBJECTS, "schema")
          .may(SUPPORT, "support")
          .may(PRICE, "price")
          .may(TEAM, "team")
          .may(ROLES, "roles")
          .may(SLA, "slaProperties")
          .may(DEFINITIONS, "authoritativeDefinitions")
          .may(CUSTOM, "customProperties")
          .end();

  private OlderOdcsTables() {}

  /** A rule without a type is of the library. */
  private static int quality(Mapping mapping) {
    if (mapping.find("type").isEmpty()) {
      return OdcsExtras.LIBRARY;
    }
    return switch (OdcsExtras.text(mapping, "type")) {
      case "library" -> OdcsExtras.LIBRARY;
      case "sql" -> OdcsExtras.SQL;
      case "custom" -> OdcsExtras.CUSTOM;
      default -> 0;
    };
  }

  private static List<Table> qualityTables() {
    List<Table> tables = new ArrayList<>();
    for (int kind = 0; kind <= OdcsExtras.CUSTOM; kind++) {
      Shape.Builder builder =
          table("a quality rule" + OdcsExtras.kinds(kind))
              .may(DEFINITIONS, "authoritativeDefinitions")
              .may(CUSTOM, "customProperties")
              .may(
                  TEXT,
                  "businessImpact",
                  "description",
                  "method",
                  "name",
                  "schedule",
                  "scheduler",
                  "severity",
                  "unit")
              .may(Word.of(OdcsTables.DIMENSIONS), "dimension")
              .may(TEXTS, "tags")
              .may(Word.of("text", "library", "sql", "custom"), "type")
              .open();
      switch (kind) {
        case OdcsExtras.LIBRARY -> OdcsTables.operators(builder.must(TEXT, "rule"));
        case OdcsExtras.SQL -> builder.must(TEXT, "query");
        case OdcsExtras.CUSTOM ->
            builder.must(TEXT, "engine").must(TEXT_OR_OBJECT, "implementation");
        default -> {}
      }
      tables.add(builder.end());
    }
    return List.copyOf(tables);
  }

  private static Shape.Builder property(String type) {
    Shape.Builder builder =
        table("a property" + (type.isEmpty() ? "" : " of logicalType " + type))
            .with(ELEMENT)
            .may(
                Word.of("string", "date", "number", "integer", "object", "array", "boolean"),
                "logicalType")
            .may(BOOLEAN, "primaryKey", "required", "unique", "partitioned", "criticalDataElement")
            .may(INTEGER, "primaryKeyPosition", "partitionKeyPosition")
            .may(TEXT, "classification", "encryptedName", "transformLogic", "transformDescription")
            .may(TEXTS, "transformSourceObjects")
            .may(Items.of(ANY), "examples")
            .may(options(type), "logicalTypeOptions");
    if (type.isEmpty() || type.equals("object")) {
      builder.may(new Shape.Later(() -> PROPERTIES), "properties");
    }
    if (type.isEmpty() || type.equals("array")) {
      builder.may(new Shape.Later(() -> ITEM), "items");
    }
    return builder;
  }

  private static Shape options(String type) {
    Shape.Builder builder = table("the options of logicalType " + type);
    return switch (type) {
      case "string" ->
          builder.may(COUNT, "minLength", "maxLength").may(TEXT, "pattern", "format").end();
      case "date" -> bounds(builder.may(TEXT, "format"), TEXT);
      case "integer" ->
          bounds(
              builder.may(POSITIVE, "multipleOf").may(OdcsTables.INTEGER_FORMATS, "format"),
              NUMBER);
      case "number" ->
          bounds(
              builder.may(POSITIVE, "multipleOf").may(OdcsTables.NUMBER_FORMATS, "format"), NUMBER);
      case "object" -> OdcsTables.objectOptions(builder);
      case "array" -> OdcsTables.arrayOptions(builder);
      case "" -> table("the options of a property that names no logicalType").end();
      default -> OBJECT;
    };
  }

  private static Table bounds(Shape.Builder builder, Shape.Simple shape) {
    return builder
        .may(shape, "maximum", "minimum")
        .may(BOOLEAN, "exclusiveMaximum", "exclusiveMinimum")
        .end();
  }
}
