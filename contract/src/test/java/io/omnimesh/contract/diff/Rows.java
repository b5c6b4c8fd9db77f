package io.omnimesh.contract.diff;

import io.omnimesh.contract.draft.ContractDraft;
import io.omnimesh.contract.draft.Limits;
import io.omnimesh.contract.draft.ObjectDraft;
import io.omnimesh.contract.draft.PropertyDraft;
import io.omnimesh.contract.draft.RuleDraft;
import io.omnimesh.contract.odcs.LogicalType;
import io.omnimesh.contract.odcs.Price;
import io.omnimesh.contract.odcs.QualityRule.Metric;
import io.omnimesh.contract.odcs.Relationship;
import io.omnimesh.contract.odcs.SupportChannel;
import io.omnimesh.contract.odcs.Team;
import io.omnimesh.contract.odcs.Threshold.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One example for each row of docs/guides/compatibility.md. */
final class Rows {
  private final List<Row> rows = new ArrayList<>();

  private Rows() {}

  static ContractDraft orders() {
    return ContractDraft.of(
        ObjectDraft.of(
            "orders",
            PropertyDraft.of("order_id", "bigint").id("p1").mandatory().key(1),
            PropertyDraft.of("sku", "varchar(20)").id("p2").mandatory(),
            PropertyDraft.of("quantity", LogicalType.INTEGER),
            PropertyDraft.of("total", "decimal(10,2)"),
            PropertyDraft.of("labels", "map(varchar, bigint)"),
            PropertyDraft.of("lines", LogicalType.ARRAY)
                .items(
                    PropertyDraft.of("", LogicalType.OBJECT)
                        .fields(
                            PropertyDraft.of("sku", LogicalType.STRING).mandatory(),
                            PropertyDraft.of("count", "integer").id("p3")))));
  }

  static List<Row> all() {
    Rows rows = new Rows();
    rows.objects();
    rows.properties();
    rows.types();
    rows.requirements();
    rows.limits();
    rows.quality();
    rows.serviceLevels();
    rows.access();
    rows.life();
    rows.documents();
    return rows.rows;
  }

  private static ObjectDraft object(ContractDraft contract) {
    return contract.objects.getFirst();
  }

  private static PropertyDraft property(ContractDraft contract, String name) {
    return object(contract).property(name);
  }

  private static void nothing(ContractDraft ignored) {}

  private void row(String id, Consumer<ContractDraft> after, String path, String message) {
    row(id, Rows::nothing, after, path, message);
  }

  private void row(
      String id,
      Consumer<ContractDraft> before,
      Consumer<ContractDraft> after,
      String path,
      String message) {
    rows.add(new Row(id, before, after, path, message));
  }

  private void objects() {
    ObjectDraft extra = ObjectDraft.of("returns", PropertyDraft.of("id", "bigint"));
    row("object-added", c -> c.objects.add(extra), "returns", "adds object returns");
    row("object-removed", c -> c.objects.clear(), "orders", "drops object orders");
    row(
        "object-renamed",
        c -> object(c).physicalName = "ord",
        c -> object(c).physicalName = "orders_all",
        "orders",
        "renames object ord to orders_all");
    row(
        "object-order-changed",
        c -> c.objects.add(extra),
        c -> c.objects.addFirst(extra),
        "schema",
        "puts its objects into another order");
    row(
        "object-kind-changed",
        c -> object(c).physicalType = "table",
        c -> object(c).physicalType = "topic",
        "orders",
        "makes object orders a topic");
    row(
        "granularity-changed",
        c -> object(c).granularity = "a row for each order",
        c -> object(c).granularity = "a row for each line",
        "orders",
        "changes what a row of orders stands for");
  }

  private void properties() {
    row(
        "optional-property-added",
        c -> property(c, "lines").nested().add(PropertyDraft.of("note", "varchar")),
        "orders.lines[].note",
        "adds optional property lines[].note");
    row(
        "required-property-added",
        c -> object(c).properties.add(PropertyDraft.of("shop", "varchar").mandatory()),
        "orders.shop",
        "adds required property shop");
    row(
        "property-removed",
        c -> object(c).properties.remove(property(c, "sku")),
        "orders.sku",
        "drops required property sku");
    row(
        "property-renamed",
        c -> property(c, "sku").name = "article",
        "orders.article",
        "renames property sku to article");
    row(
        "property-moved",
        c -> {
          PropertyDraft lines = property(c, "lines");
          object(c).properties.add(lines.field("count"));
          lines.nested().remove(lines.field("count"));
        },
        "orders.count",
        "moves property lines[].count to count");
    row(
        "property-order-changed",
        c -> Collections.swap(object(c).properties, 1, 2),
        "orders",
        "puts the properties of orders into another order");
    row(
        "property-id-changed",
        c -> property(c, "sku").id = null,
        "orders.sku",
        "takes the id from property sku");
  }

  private void types() {
    row(
        "type-widened",
        c -> property(c, "lines").field("count").physicalType = "bigint",
        "orders.lines[].count",
        "widens property lines[].count from integer to bigint");
    row(
        "type-narrowed",
        c -> property(c, "total").physicalType = "decimal(9,2)",
        "orders.total",
        "narrows property total from decimal(10, 2) to decimal(9, 2)");
    row(
        "type-changed",
        c -> property(c, "total").physicalType = "decimal(10,3)",
        "orders.total",
        "changes property total from decimal(10, 2) to decimal(10, 3)");
    row(
        "map-key-changed",
        c -> property(c, "labels").physicalType = "map(bigint, bigint)",
        "orders.labels.key",
        "changes property labels.key from varchar to bigint");
    row(
        "logical-type-changed",
        c -> property(c, "sku").logicalType = LogicalType.STRING,
        c -> property(c, "sku").logicalType = LogicalType.DATE,
        "orders.sku",
        "changes the logical type of property sku from string to date");
    row(
        "type-wording-changed",
        c -> property(c, "total").physicalType = "numeric(10, 2)",
        "orders.total",
        "writes the type of property total in other words");
  }

  private void requirements() {
    row(
        "required-added",
        c -> property(c, "lines").field("count").mandatory(),
        "orders.lines[].count",
        "requires property lines[].count");
    row(
        "required-removed",
        c -> property(c, "sku").required = false,
        "orders.sku",
        "no longer requires property sku");
    row(
        "primary-key-changed",
        c -> property(c, "sku").key(2),
        "orders",
        "changes the primary key from (order_id) to (order_id, sku)");
    row(
        "unique-added",
        c -> property(c, "sku").unique = true,
        "orders.sku",
        "requires unique values of property sku");
    row(
        "unique-removed",
        c -> property(c, "sku").unique = true,
        Rows::nothing,
        "orders.sku",
        "no longer promises unique values of property sku");
    row(
        "partitioning-changed",
        c -> property(c, "sku").partition(1),
        "orders",
        "partitions by (sku)");
  }

  private static Consumer<ContractDraft> sku(String limit, String value) {
    return contract -> property(contract, "sku").options(Limits.of(Map.of(limit, value)));
  }

  private static Consumer<ContractDraft> skuIs(String classification) {
    return contract -> property(contract, "sku").classification = classification;
  }

  private void limits() {
    row(
        "constraint-tightened",
        sku("maxLength", "18"),
        sku("maxLength", "12"),
        "orders.sku",
        "tightens maxLength of property sku from 18 to 12");
    row(
        "constraint-loosened",
        sku("pattern", "[A-Z]+"),
        Rows::nothing,
        "orders.sku",
        "loosens pattern of property sku from [A-Z]+ to none");
    row(
        "constraint-changed",
        sku("pattern", "[A-Z]+"),
        sku("pattern", "[0-9]+"),
        "orders.sku",
        "changes pattern of property sku from [A-Z]+ to [0-9]+");
    row(
        "enum-value-added",
        sku("enum", "a,b"),
        sku("enum", "b,c,a"),
        "orders.sku",
        "allows property sku to be c");
    row(
        "enum-value-removed",
        sku("enum", "a,b"),
        sku("enum", "b"),
        "orders.sku",
        "no longer allows property sku to be a");
    row(
        "classification-raised",
        skuIs("internal"),
        skuIs("PII"),
        "orders.sku",
        "classifies property sku as PII");
    row(
        "classification-lowered",
        skuIs("restricted"),
        Rows::nothing,
        "orders.sku",
        "classifies property sku as nothing in particular");
    row(
        "classification-changed",
        skuIs("personal"),
        skuIs("house-secret"),
        "orders.sku",
        "classifies property sku as house-secret");
  }

  private static Consumer<ContractDraft> rule(RuleDraft rule) {
    return contract -> object(contract).quality.add(rule.build());
  }

  private static RuleDraft rowsAtLeast(String number) {
    return RuleDraft.library(Metric.ROW_COUNT, Operator.MUST_BE_GREATER_OR_EQUAL_TO, number);
  }

  private void quality() {
    String place = "orders.quality.rowCount";
    row("quality-rule-added", rule(rowsAtLeast("1")), place, "adds quality rule rowCount");
    row(
        "quality-rule-removed",
        rule(rowsAtLeast("1")),
        Rows::nothing,
        place,
        "drops quality rule rowCount");
    row(
        "quality-rule-tightened",
        rule(rowsAtLeast("100")),
        rule(RuleDraft.library(Metric.ROW_COUNT, Operator.MUST_BE_GREATER_THAN, "200")),
        place,
        "tightens quality rule rowCount from 'rowCount mustBeGreaterOrEqualTo 100' to"
            + " 'rowCount mustBeGreaterThan 200'");
    row(
        "quality-rule-loosened",
        rule(rowsAtLeast("100")),
        rule(rowsAtLeast("50")),
        place,
        "loosens quality rule rowCount");
    row(
        "quality-rule-changed",
        rule(RuleDraft.sql("SELECT 1", Operator.MUST_BE, "1").named("one")),
        rule(RuleDraft.sql("SELECT 2", Operator.MUST_BE, "1").named("one")),
        "orders.quality.one",
        "measures something else by quality rule one");
    row(
        "quality-severity-raised",
        rule(rowsAtLeast("1").severity("warning")),
        rule(rowsAtLeast("1")),
        place,
        "raises the severity of quality rule rowCount");
    row(
        "quality-severity-lowered",
        rule(rowsAtLeast("1").severity("error")),
        rule(rowsAtLeast("1").severity("info")),
        place,
        "lowers the severity of quality rule rowCount");
    row(
        "advisory-rule-weakened",
        rule(RuleDraft.text("Orders are complete").named("complete")),
        Rows::nothing,
        "orders.quality.complete",
        "drops quality rule complete");
  }

  private void serviceLevels() {
    row("sla-added", c -> c.sla("latency", 1, "h"), "slaProperties.latency", "adds the service");
    row(
        "sla-removed",
        c -> c.sla("latency", 1, "h"),
        Rows::nothing,
        "slaProperties.latency",
        "drops the service level latency");
    row(
        "sla-better",
        c -> c.sla("latency", 1, "h"),
        c -> c.sla("latency", 30, "min"),
        "slaProperties.latency",
        "betters the service level latency from 1 h to 30 min");
    row(
        "sla-worse",
        c -> c.sla("retention", 1, "y"),
        c -> c.sla("retention", 90, "d"),
        "slaProperties.retention",
        "worsens the service level retention from 1 y to 90 d");
    row(
        "sla-changed",
        c -> c.sla("loudness", 1, "dB"),
        c -> c.sla("loudness", 2, "dB"),
        "slaProperties.loudness",
        "changes the service level loudness from 1 db to 2 db");
  }

  private void access() {
    row("role-added", c -> c.role("analyst", "read"), "roles.analyst", "adds role analyst");
    row(
        "role-removed",
        c -> c.role("analyst", "read"),
        Rows::nothing,
        "roles.analyst",
        "drops role analyst");
    row(
        "role-access-extended",
        c -> c.role("analyst", "read"),
        c -> c.role("analyst", "write"),
        "roles.analyst",
        "changes what role analyst may do from read to write");
    row(
        "role-access-reduced",
        c -> c.role("analyst", "write"),
        c -> c.role("analyst", "read"),
        "roles.analyst",
        "changes what role analyst may do from write to read");
    Consumer<ContractDraft> old = c -> c.server("lake", "trino", Map.of("host", "a", "port", 1));
    row("server-added", old, "servers.lake", "adds server lake");
    row("server-removed", old, Rows::nothing, "servers.lake", "drops server lake");
    row(
        "server-moved",
        old,
        c -> c.server("lake", "trino", Map.of("host", "b", "port", 1)),
        "servers.lake",
        "moves server lake to trino host b");
  }

  private static Consumer<ContractDraft> is(String status) {
    return contract -> contract.status = status;
  }

  private void life() {
    row("status-advanced", is("draft"), is("active"), "status", "becomes active");
    row("status-reverted", is("active"), is("proposed"), "status", "becomes proposed");
    row("status-changed", is("active"), is("frozen"), "status", "becomes frozen");
    row("deprecated", is("deprecated"), "status", "is deprecated without an end date");
    row("deprecation-withdrawn", is("deprecated"), is("active"), "status", "becomes active");
    row("retired", is("deprecated"), is("retired"), "status", "becomes retired");
    row(
        "retired-without-notice",
        is("retired"),
        "status",
        "is retired without having been deprecated");
    row("reactivated", is("retired"), is("active"), "status", "becomes active");
    row(
        "end-announced",
        c ->
            property(c, "sku")
                .customProperties
                .add(ContractDraft.custom("deprecatedUntil", "2026-12-31", Optional.empty())),
        "orders.sku",
        "announces the end of property sku on 2026-12-31");
    Consumer<ContractDraft> june = c -> c.custom("deprecatedUntil", "2026-06-30");
    Consumer<ContractDraft> may = c -> c.sla("endOfSupport", "2026-05-31T00:00:00Z", null);
    row(
        "end-earlier",
        june,
        may,
        "status",
        "brings the end of the contract forward from 2026-06-30 to 2026-05-31");
    row("end-later", may, june, "status", "puts off the end of the contract to 2026-06-30");
  }

  private void documents() {
    Relationship key =
        new Relationship("foreignKey", List.of(), List.of("articles.sku"), List.of());
    Consumer<ContractDraft> refers = c -> property(c, "sku").relationships.add(key);
    String to = "relationship of orders.sku foreignKey to articles.sku";
    row("relationship-added", refers, "orders.sku", "adds a " + to);
    row("relationship-removed", refers, Rows::nothing, "orders.sku", "drops the " + to);
    row("contract-id-changed", c -> c.id = "x", "id", "changes its id from ecommerce-orders");
    row(
        "contract-moved",
        c -> c.domain = "stores",
        "domain",
        "moves from domain ecommerce to stores");
    row("version-changed", c -> c.version = "2.0.1", "version", "follows 2.0.0");
    row("contract-name-changed", c -> c.name = "Orders", "name", "changes its name");
    row("description-changed", c -> c.purpose = "Orders", "description", "changes its description");
    row(
        "tags-changed",
        c -> object(c).tags.add("a"),
        "orders",
        "changes the tags of object orders");
    row(
        "team-changed",
        c ->
            c.team =
                new Team(
                    Optional.empty(),
                    Optional.of("checkout"),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of()),
        "team",
        "changes its team");
    Optional<String> none = Optional.empty();
    row(
        "support-changed",
        c ->
            c.support.add(
                new SupportChannel(none, "chat", none, none, none, none, none, List.of())),
        "support",
        "changes its support channels");
    row(
        "price-changed",
        c -> c.price = new Price(none, Optional.of(BigDecimal.ONE), Optional.of("EUR"), none),
        "price",
        "changes its price");
    row(
        "custom-properties-changed",
        c -> c.custom("schedule", "PT15M"),
        "customProperties",
        "changes its custom properties");
    row(
        "documentation-changed",
        c -> property(c, "sku").businessName = "Article",
        "orders.sku",
        "changes the documentation of property sku");
  }
}
