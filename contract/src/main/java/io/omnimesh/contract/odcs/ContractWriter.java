package io.omnimesh.contract.odcs;

import io.omnimesh.contract.odcs.QualityRule.Custom;
import io.omnimesh.contract.odcs.QualityRule.Library;
import io.omnimesh.contract.odcs.QualityRule.Sql;
import io.omnimesh.contract.odcs.QualityRule.Text;
import io.omnimesh.contract.yaml.YamlWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a contract as YAML: fields in the standard's order, only those that are set. For a file
 * that exists already, with its comments and unknown keys, there is {@code ContractFile}.
 */
public final class ContractWriter {
  private ContractWriter() {}

  /** The document of a contract; reading it gives an equal contract. */
  public static String write(DataContract contract) {
    return YamlWriter.write(tree(contract));
  }

  private static Map<String, @Nullable Object> tree(DataContract contract) {
    boolean membersAlone = contract.apiVersion().startsWith("v3.0");
    return new FieldTree()
        .put("apiVersion", contract.apiVersion())
        .put("kind", "DataContract")
        .put("id", contract.id())
        .put("name", contract.name())
        .put("version", contract.version())
        .put("status", contract.status())
        .put("domain", contract.domain())
        .put("dataProduct", contract.dataProduct())
        .put("tenant", contract.tenant())
        .put("contractCreatedTs", contract.contractCreatedTs())
        .put("description", contract.description().map(ContractWriter::description))
        .list("tags", contract.tags())
        .list("authoritativeDefinitions", contract.authoritativeDefinitions(), FieldTree::of)
        .list("servers", contract.servers(), ContractWriter::server)
        .list("schema", contract.schema(), ContractWriter::object)
        .put("slaDefaultElement", contract.slaDefaultElement())
        .list("slaProperties", contract.slaProperties(), ContractWriter::sla)
        .put("price", contract.price().map(ContractWriter::price))
        .put("team", contract.team().map(team -> team(team, membersAlone)))
        .list("roles", contract.roles(), ContractWriter::role)
        .list("support", contract.support(), ContractWriter::support)
        .list("customProperties", contract.customProperties(), FieldTree::of)
        .fields();
  }

  private static Object description(Description description) {
    return new FieldTree()
        .put("purpose", description.purpose())
        .put("limitations", description.limitations())
        .put("usage", description.usage())
        .list("authoritativeDefinitions", description.authoritativeDefinitions(), FieldTree::of)
        .list("customProperties", description.customProperties(), FieldTree::of)
        .fields();
  }

  private static Object server(Server server) {
    FieldTree tree =
        new FieldTree()
            .put("id", server.id())
            .put("server", server.server())
            .put("type", server.type())
            .put("description", server.description())
            .put("environment", server.environment());
    server.settings().forEach(tree::put);
    return tree.list("roles", server.roles(), ContractWriter::role)
        .list("customProperties", server.customProperties(), FieldTree::of)
        .fields();
  }

  private static Object object(SchemaObject object) {
    return new FieldTree()
        .put("id", object.id())
        .put("name", object.name())
        .put("physicalName", object.physicalName())
        .put("physicalType", object.physicalType())
        .put("businessName", object.businessName())
        .put("description", object.description())
        .put("dataGranularityDescription", object.dataGranularityDescription())
        .list("tags", object.tags())
        .list("authoritativeDefinitions", object.authoritativeDefinitions(), FieldTree::of)
        .list("properties", object.properties(), ContractWriter::property)
        .list("relationships", object.relationships(), ContractWriter::relationship)
        .list("quality", object.quality(), ContractWriter::quality)
        .list("customProperties", object.customProperties(), FieldTree::of)
        .fields();
  }

  private static Object property(SchemaProperty property) {
    return new FieldTree()
        .put("id", property.id())
        .put("name", Optional.of(property.name()).filter(name -> !name.isEmpty()))
        .put("physicalName", property.physicalName())
        .put("businessName", property.businessName())
        .put("description", property.description())
        .put("logicalType", property.logicalType().map(LogicalType::word))
        .map("logicalTypeOptions", options(property.logicalTypeOptions()))
        .put("physicalType", property.physicalType())
        .flag("required", property.required())
        .flag("unique", property.unique())
        .flag("primaryKey", property.primaryKey())
        .position("primaryKeyPosition", property.primaryKeyPosition())
        .flag("partitioned", property.partitioned())
        .position("partitionKeyPosition", property.partitionKeyPosition())
        .put("classification", property.classification())
        .put("encryptedName", property.encryptedName())
        .flag("criticalDataElement", property.criticalDataElement())
        .list("transformSourceObjects", property.transformSourceObjects())
        .put("transformLogic", property.transformLogic())
        .put("transformDescription", property.transformDescription())
        .list("examples", property.examples())
        .list("tags", property.tags())
        .list("authoritativeDefinitions", property.authoritativeDefinitions(), FieldTree::of)
        .list("properties", property.properties(), ContractWriter::property)
        .put("items", property.items().map(ContractWriter::property))
        .list("relationships", property.relationships(), ContractWriter::relationship)
        .list("quality", property.quality(), ContractWriter::quality)
        .list("customProperties", property.customProperties(), FieldTree::of)
        .fields();
  }

  private static Map<String, @Nullable Object> options(LogicalTypeOptions options) {
    return new FieldTree()
        .put("format", options.format())
        .put("minimum", options.minimum())
        .put("maximum", options.maximum())
        .put("exclusiveMinimum", options.exclusiveMinimum())
        .put("exclusiveMaximum", options.exclusiveMaximum())
        .put("multipleOf", options.multipleOf())
        .number("minLength", options.minLength())
        .number("maxLength", options.maxLength())
        .put("pattern", options.pattern())
        .number("minItems", options.minItems())
        .number("maxItems", options.maxItems())
        .flag("uniqueItems", options.uniqueItems())
        .number("minProperties", options.minProperties())
        .number("maxProperties", options.maxProperties())
        .list("required", options.requiredProperties())
        .put("timezone", options.timezone())
        .put("defaultTimezone", options.defaultTimezone())
        .list("enum", options.enumeration())
        .fields();
  }

  private static Object relationship(Relationship relationship) {
    return new FieldTree()
        .put("type", relationship.type())
        .put("from", ends(relationship.from()))
        .put("to", ends(relationship.to()))
        .list("customProperties", relationship.customProperties(), FieldTree::of)
        .fields();
  }

  private static Optional<Object> ends(List<String> ends) {
    return switch (ends.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(ends.getFirst());
      default -> Optional.of(ends);
    };
  }

  private static Object quality(QualityRule rule) {
    FieldTree tree =
        new FieldTree()
            .put("id", rule.id())
            .put("name", rule.name())
            .put("description", rule.description());
    check(tree, rule.check());
    return tree.put("unit", rule.unit())
        .put("dimension", rule.dimension())
        .put("method", rule.method())
        .put("severity", rule.severity())
        .put("businessImpact", rule.businessImpact())
        .put("scheduler", rule.scheduler())
        .put("schedule", rule.schedule())
        .list("tags", rule.tags())
        .list("authoritativeDefinitions", rule.authoritativeDefinitions(), FieldTree::of)
        .list("customProperties", rule.customProperties(), FieldTree::of)
        .fields();
  }

  private static void check(FieldTree tree, QualityRule.Check check) {
    switch (check) {
      case Library library -> {
        tree.put("type", "library")
            .put("metric", library.metric().word())
            .map("arguments", library.arguments());
        library.threshold().ifPresent(threshold -> threshold(tree, threshold));
      }
      case Sql sql -> {
        tree.put("type", "sql").put("query", sql.query());
        sql.threshold().ifPresent(threshold -> threshold(tree, threshold));
      }
      case Text _ -> tree.put("type", "text");
      case Custom custom ->
          tree.put("type", "custom")
              .put("engine", custom.engine())
              .put("implementation", custom.implementation());
    }
  }

  private static void threshold(FieldTree tree, Threshold threshold) {
    Object value =
        threshold.operator().isRange() ? threshold.values() : threshold.values().getFirst();
    tree.put(threshold.operator().word(), value);
  }

  private static Object sla(SlaProperty sla) {
    FieldTree tree = new FieldTree().put("id", sla.id()).put("property", sla.property());
    tree.fields().put("value", sla.value());
    return tree.put("valueExt", Optional.ofNullable(sla.valueExt()))
        .put("unit", sla.unit())
        .put("element", sla.element())
        .put("driver", sla.driver())
        .put("description", sla.description())
        .put("scheduler", sla.scheduler())
        .put("schedule", sla.schedule())
        .fields();
  }

  private static Object price(Price price) {
    return new FieldTree()
        .put("id", price.id())
        .put("priceAmount", price.priceAmount())
        .put("priceCurrency", price.priceCurrency())
        .put("priceUnit", price.priceUnit())
        .fields();
  }

  private static Object team(Team team, boolean membersAlone) {
    List<Object> members = team.members().stream().map(ContractWriter::member).toList();
    if (membersAlone && team.equals(membersOf(team))) {
      return members;
    }
    return new FieldTree()
        .put("id", team.id())
        .put("name", team.name())
        .put("description", team.description())
        .list("members", members)
        .list("tags", team.tags())
        .list("authoritativeDefinitions", team.authoritativeDefinitions(), FieldTree::of)
        .list("customProperties", team.customProperties(), FieldTree::of)
        .fields();
  }

  private static Team membersOf(Team team) {
    return new Team(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        team.members(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Object member(TeamMember member) {
    return new FieldTree()
        .put("id", member.id())
        .put("username", member.username())
        .put("name", member.name())
        .put("description", member.description())
        .put("role", member.role())
        .put("dateIn", member.dateIn())
        .put("dateOut", member.dateOut())
        .put("replacedByUsername", member.replacedByUsername())
        .list("tags", member.tags())
        .list("authoritativeDefinitions", member.authoritativeDefinitions(), FieldTree::of)
        .list("customProperties", member.customProperties(), FieldTree::of)
        .fields();
  }

  private static Object role(Role role) {
    return new FieldTree()
        .put("id", role.id())
        .put("role", role.role())
        .put("description", role.description())
        .put("access", role.access())
        .put("firstLevelApprovers", role.firstLevelApprovers())
        .put("secondLevelApprovers", role.secondLevelApprovers())
        .list("customProperties", role.customProperties(), FieldTree::of)
        .fields();
  }

  private static Object support(SupportChannel channel) {
    return new FieldTree()
        .put("id", channel.id())
        .put("channel", channel.channel())
        .put("url", channel.url())
        .put("description", channel.description())
        .put("tool", channel.tool())
        .put("scope", channel.scope())
        .put("invitationUrl", channel.invitationUrl())
        .list("customProperties", channel.customProperties(), FieldTree::of)
        .fields();
  }
}
