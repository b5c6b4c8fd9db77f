package io.omnimesh.contract.lint;

import static io.omnimesh.contract.lint.Shape.Builder.table;
import static io.omnimesh.contract.lint.Shape.Simple.ANY;
import static io.omnimesh.contract.lint.Shape.Simple.BOOLEAN;
import static io.omnimesh.contract.lint.Shape.Simple.COUNT;
import static io.omnimesh.contract.lint.Shape.Simple.ID;
import static io.omnimesh.contract.lint.Shape.Simple.INTEGER;
import static io.omnimesh.contract.lint.Shape.Simple.NUMBER;
import static io.omnimesh.contract.lint.Shape.Simple.OBJECT;
import static io.omnimesh.contract.lint.Shape.Simple.POSITIVE;
import static io.omnimesh.contract.lint.Shape.Simple.REFERENCE;
import static io.omnimesh.contract.lint.Shape.Simple.SINGLE;
import static io.omnimesh.contract.lint.Shape.Simple.TEXT;
import static io.omnimesh.contract.lint.Shape.Simple.TEXT_OR_OBJECT;

import io.omnimesh.contract.lint.Shape.Items;
import io.omnimesh.contract.lint.Shape.Table;
import io.omnimesh.contract.lint.Shape.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Contracts of version 3.1. It says the same as the official JSON schema, odcs-json-schema-v3.1.0;
 * a test holds the two against each other.
 */
final class OdcsTables {
  static final Items TEXTS = Items.of(TEXT);
  static final String[] DIMENSIONS = {
    "accuracy", "completeness", "conformity", "consistency", "coverage", "timeliness", "uniqueness"
  };
  static final Word INTEGER_FORMATS =
      Word.of("i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128");
  static final Word NUMBER_FORMATS = Word.of("f32", "f64");

  static final Items CUSTOM =
      Items.of(
          table("a custom property")
              .may(ID, "id")
              .must(TEXT, "property")
              .must(ANY, "value")
              .may(TEXT, "description")
              .end());
  static final Items DEFINITIONS =
      Items.of(
          table("an authoritative definition")
              .may(ID, "id")
              .must(TEXT, "url", "type")
              .may(TEXT, "description")
              .end());
  private static final Items ROLES =
      Items.of(
          table("a role")
              .may(ID, "id")
              .must(TEXT, "role")
              .may(TEXT, "description", "access", "firstLevelApprovers", "secondLevelApprovers")
              .may(CUSTOM, "customProperties")
              .end());
  private static final Items MEMBERS =
      Items.of(
          table("a member of the team")
              .may(ID, "id")
              .must(TEXT, "username")
              .may(TEXT, "name", "description", "role", "dateIn", "dateOut", "replacedByUsername")
              .may(TEXTS, "tags")
              .may(CUSTOM, "customProperties")
              .may(DEFINITIONS, "authoritativeDefinitions")
              .end());
  private static final Table TEAM =
      table("the team")
          .may(ID, "id")
          .may(TEXT, "name", "description")
          .may(MEMBERS, "members")
          .may(TEXTS, "tags")
          .may(CUSTOM, "customProperties")
          .may(DEFINITIONS, "authoritativeDefinitions")
          .end();
  private static final Items SUPPORT =
      Items.of(
          table("a support channel")
              .may(ID, "id")
              .must(TEXT, "channel")
              .may(TEXT, "url", "description", "tool", "scope", "invitationUrl")
              .may(CUSTOM, "customProperties")
              .end());
  private static final Table PRICE =
      table("the price")
          .may(ID, "id")
          .may(NUMBER, "priceAmount")
          .may(TEXT, "priceCurrency", "priceUnit")
          .end();
  private static final Items SLA =
      Items.of(
          table("an SLA property")
              .may(ID, "id")
              .must(TEXT, "property")
              .must(SINGLE, "value")
              .may(SINGLE, "valueExt")
              .may(TEXT, "unit", "element", "driver", "description", "scheduler", "schedule")
              .end());
  static final Table DESCRIPTION =
      table("the description")
          .may(TEXT, "usage", "purpose", "limitations")
          .may(DEFINITIONS, "authoritativeDefinitions")
          .may(CUSTOM, "customProperties")
          .open()
          .end();
  private static final Shape SERVER =
      ServerTables.version31(
          table("a server")
              .may(ID, "id")
              .must(TEXT, "server")
              .may(TEXT, "description", "environment")
              .may(ROLES, "roles")
              .may(CUSTOM, "customProperties")
              .end());

  private static final Shape REFERENCES =
      new Shape.Either(REFERENCE, new Items(REFERENCE, 1, Integer.MAX_VALUE, false));
  private static final Table RELATIONSHIP =
      table("a relationship")
          .may(Word.of("foreignKey"), "type")
          .must(REFERENCES, "from", "to")
          .may(CUSTOM, "customProperties")
          .extra(OdcsExtras::bothSingleOrBothLists)
          .end();
  private static final Table PROPERTY_RELATIONSHIP =
      table("a relationship of a property")
          .may(Word.of("foreignKey"), "type")
          .may(REFERENCES, "from")
          .must(REFERENCES, "to")
          .may(CUSTOM, "customProperties")
          .extra(OdcsExtras::startsAtItsProperty)
          .end();

  private static final Table QUALITY_BASE =
      table("a quality rule")
          .may(ID, "id")
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
          .may(Word.of(DIMENSIONS), "dimension")
          .may(TEXTS, "tags")
          .may(Word.of("text", "library", "sql", "custom"), "type")
          .end();
  private static final List<Table> QUALITY = qualityTables();
  private static final Items QUALITY_RULES =
      Items.of(new Shape.Chosen(mapping -> QUALITY.get(OdcsExtras.quality(mapping))));

  private static final Table ELEMENT =
      table("an element")
          .may(ID, "id")
          .may(TEXT, "name", "physicalType", "description", "businessName", "physicalName")
          .may(DEFINITIONS, "authoritativeDefinitions")
          .may(TEXTS, "tags")
          .may(CUSTOM, "customProperties")
          .may(QUALITY_RULES, "quality")
          .soon("deprecated", "synonyms", "context")
          .end();
  private static final Map<String, Table> PROPERTY_TABLES = new HashMap<>();
  private static final Map<String, Table> ITEM_TABLES = new HashMap<>();
  private static final Shape ITEM =
      new Shape.Chosen(mapping -> OdcsExtras.byLogicalType(mapping, ITEM_TABLES));
  private static final Items PROPERTIES =
      Items.of(new Shape.Chosen(mapping -> OdcsExtras.byLogicalType(mapping, PROPERTY_TABLES)));

  static {
    for (String type : OdcsExtras.LOGICAL_TYPES) {
      Table property = property(type);
      PROPERTY_TABLES.put(type, table("a property").with(property).must(TEXT, "name").end());
      ITEM_TABLES.put(type, property);
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
              .may(Items.of(RELATIONSHIP), "relationships")
              .end());

  static final Table CONTRACT =
      table("a data contract")
          .must(TEXT, "version")
          .must(
              Word.of("v3.1.0", "v3.0.2", "v3.0.1", "v3.0.0", "v2.2.2", "v2.2.1", "v2.2.0")
                  .soon("v3.2.0", "v3.2.1"),
              "apiVersion")
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
          .may(new Shape.Either(TEAM, MEMBERS), "team")
          .may(ROLES, "roles")
          .may(SLA, "slaProperties")
          .may(DEFINITIONS, "authoritativeDefinitions")
          .may(CUSTOM, "customProperties")
          .soon("context", "synonyms", "deprecated")
          .end();

  private OdcsTables() {}

  /** A rule may be of the library and of SQL at once; the schema takes the fields of both. */
  private static List<Table> qualityTables() {
    List<Table> tables = new ArrayList<>();
    for (int kinds = 0; kinds < 8; kinds++) {
      boolean library = (kinds & OdcsExtras.LIBRARY) != 0;
      boolean sql = (kinds & OdcsExtras.SQL) != 0;
      Shape.Builder builder = table("a quality rule" + OdcsExtras.kinds(kinds)).with(QUALITY_BASE);
      if (library) {
        builder
            .must(
                Word.of(
                    "nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount"),
                "metric")
            .may(TEXT, "rule")
            .may(OBJECT, "arguments");
      }
      if (sql) {
        builder.must(TEXT, "query");
      }
      if ((kinds & OdcsExtras.CUSTOM) != 0) {
        builder.must(TEXT, "engine").must(TEXT_OR_OBJECT, "implementation");
      }
      if (library || sql) {
        operators(builder);
        builder.extra(OdcsExtras::exactlyOneOperator);
      }
      tables.add(builder.end());
    }
    return List.copyOf(tables);
  }

  private static Table property(String type) {
    Shape.Builder builder =
        table("a property" + (type.isEmpty() ? "" : " of logicalType " + type))
            .with(ELEMENT)
            .may(OdcsExtras.TYPES, "logicalType")
            .may(BOOLEAN, "primaryKey", "required", "unique", "partitioned", "criticalDataElement")
            .may(INTEGER, "primaryKeyPosition", "partitionKeyPosition")
            .may(TEXT, "classification", "encryptedName", "transformLogic", "transformDescription")
            .may(TEXTS, "transformSourceObjects")
            .may(Items.of(ANY), "examples")
            .may(Items.of(PROPERTY_RELATIONSHIP), "relationships")
            .may(options(type), "logicalTypeOptions")
            .soon("semanticType", "enum", "map");
    if (type.isEmpty() || type.equals("object")) {
      builder.may(new Shape.Later(() -> PROPERTIES), "properties");
    }
    if (type.isEmpty() || type.equals("array")) {
      builder.may(new Shape.Later(() -> ITEM), "items");
    }
    return builder.end();
  }

  private static Shape options(String type) {
    Shape.Builder builder = table("the options of logicalType " + type).soon("enum");
    return switch (type) {
      case "string" ->
          builder.may(COUNT, "minLength", "maxLength").may(TEXT, "pattern", "format").end();
      case "date" -> bounds(builder.may(TEXT, "format"), TEXT).end();
      case "timestamp", "time" ->
          bounds(builder.may(TEXT, "format", "defaultTimezone").may(BOOLEAN, "timezone"), TEXT)
              .end();
      case "integer" ->
          bounds(builder.may(POSITIVE, "multipleOf").may(INTEGER_FORMATS, "format"), NUMBER).end();
      case "number" ->
          bounds(builder.may(POSITIVE, "multipleOf").may(NUMBER_FORMATS, "format"), NUMBER).end();
      case "object" -> objectOptions(builder);
      case "array" -> arrayOptions(builder);
      case "" -> table("the options of a property that names no logicalType").end();
      default -> OBJECT;
    };
  }

  private static Shape.Builder bounds(Shape.Builder builder, Shape shape) {
    return builder.may(shape, "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum");
  }

  static Table objectOptions(Shape.Builder builder) {
    return builder
        .may(COUNT, "maxProperties", "minProperties")
        .may(new Items(TEXT, 1, Integer.MAX_VALUE, true), "required")
        .end();
  }

  static Table arrayOptions(Shape.Builder builder) {
    return builder.may(COUNT, "maxItems", "minItems").may(BOOLEAN, "uniqueItems").end();
  }

  static void operators(Shape.Builder builder) {
    builder
        .may(ANY, "mustBe", "mustNotBe")
        .may(
            NUMBER,
            "mustBeGreaterThan",
            "mustBeGreaterOrEqualTo",
            "mustBeLessThan",
            "mustBeLessOrEqualTo")
        .may(new Items(NUMBER, 2, 2, true), "mustBeBetween", "mustNotBeBetween");
  }
}
