package io.omnimesh.contract.lint;

import static io.omnimesh.contract.lint.Shape.Builder.table;
import static io.omnimesh.contract.lint.Shape.Simple.ANY;
import static io.omnimesh.contract.lint.Shape.Simple.TEXT;

import io.omnimesh.contract.lint.Shape.Items;
import io.omnimesh.contract.lint.Shape.Table;
import io.omnimesh.contract.lint.Shape.Word;

/**
 * Data products of version 1.0. It says the same as the official JSON schema,
 * odps-json-schema-v1.0.0; a test holds the two against each other.
 */
final class OdpsTables {
  private static final Items TEXTS = Items.of(TEXT);
  private static final Items CUSTOM =
      Items.of(
          table("a custom property")
              .must(TEXT, "property")
              .must(ANY, "value")
              .may(TEXT, "description")
              .end());
  private static final Items DEFINITIONS =
      Items.of(
          table("an authoritative definition")
              .must(TEXT, "type", "url")
              .may(TEXT, "description")
              .end());
  private static final Table SHARED =
      table("a part")
          .may(TEXTS, "tags")
          .may(CUSTOM, "customProperties")
          .may(DEFINITIONS, "authoritativeDefinitions")
          .end();
  private static final Table INPUT =
      table("an input port").with(SHARED).must(TEXT, "name", "version", "contractId").end();
  private static final Table OUTPUT =
      table("an output port")
          .with(SHARED)
          .must(TEXT, "name", "version")
          .may(TEXT, "description", "type", "contractId")
          .may(
              Items.of(table("a bill of materials").must(TEXT, "url").may(TEXT, "type").end()),
              "sbom")
          .may(
              Items.of(table("an input contract").must(TEXT, "id", "version").end()),
              "inputContracts")
          .end();
  private static final Table MANAGEMENT =
      table("a management port")
          .with(SHARED)
          .must(TEXT, "name", "content")
          .may(TEXT, "type", "url", "channel", "description")
          .end();
  private static final Table SUPPORT =
      table("a support channel")
          .with(SHARED)
          .must(TEXT, "channel", "url")
          .may(TEXT, "description", "tool", "scope", "invitationUrl")
          .end();
  private static final Table MEMBER =
      table("a member of the team")
          .with(SHARED)
          .must(TEXT, "username")
          .may(TEXT, "name", "description", "role", "dateIn", "dateOut", "replacedByUsername")
          .end();
  private static final Table TEAM =
      table("the team")
          .with(SHARED)
          .may(TEXT, "name", "description")
          .may(Items.of(MEMBER), "members")
          .end();
  private static final Table DESCRIPTION =
      table("the description")
          .may(TEXT, "purpose", "limitations", "usage")
          .may(DEFINITIONS, "authoritativeDefinitions")
          .may(CUSTOM, "customProperties")
          .end();

  static final Table PRODUCT =
      table("a data product")
          .must(Word.of("v1.0.0", "v0.9.0").soon("v1.1.0"), "apiVersion")
          .must(Word.of("DataProduct"), "kind")
          .must(TEXT, "id", "status")
          .may(TEXT, "name", "version", "domain", "tenant", "productCreatedTs")
          .may(DEFINITIONS, "authoritativeDefinitions")
          .may(DESCRIPTION, "description")
          .may(CUSTOM, "customProperties")
          .may(TEXTS, "tags")
          .may(Items.of(INPUT), "inputPorts")
          .may(Items.of(OUTPUT), "outputPorts")
          .may(Items.of(MANAGEMENT), "managementPorts")
          .may(Items.of(SUPPORT), "support")
          .may(TEAM, "team")
          .end();

  private OdpsTables() {}
}
