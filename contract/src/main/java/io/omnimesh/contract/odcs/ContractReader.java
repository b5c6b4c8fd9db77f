package io.omnimesh.contract.odcs;

import io.omnimesh.contract.document.Fields;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a contract from a document's fields, with what is there. */
final class ContractReader {
  private static final Set<String> SERVER_FIELDS =
      Set.of("id", "server", "type", "description", "environment", "roles", "customProperties");

  private ContractReader() {}

  static DataContract contract(Fields fields) {
    return new DataContract(
        fields.textOrEmpty("apiVersion"),
        fields.textOrEmpty("id"),
        fields.textOrEmpty("version"),
        fields.textOrEmpty("status"),
        fields.text("name"),
        fields.text("tenant"),
        fields.text("domain"),
        fields.text("dataProduct"),
        CommonParts.description(fields),
        fields.texts("tags"),
        fields.list("servers", ContractReader::server),
        fields.list("schema", SchemaReader::object),
        CommonParts.support(fields),
        price(fields),
        CommonParts.team(fields),
        CommonParts.roles(fields),
        fields.text("slaDefaultElement"),
        fields.list("slaProperties", ContractReader::slaProperty),
        CommonParts.definitions(fields),
        CommonParts.customProperties(fields),
        fields.text("contractCreatedTs"));
  }

  private static Server server(Fields fields) {
    return new Server(
        fields.text("id"),
        fields.textOrEmpty("server"),
        fields.textOrEmpty("type"),
        fields.text("description"),
        fields.text("environment"),
        CommonParts.roles(fields),
        fields.rest(SERVER_FIELDS),
        CommonParts.customProperties(fields));
  }

  private static Optional<Price> price(Fields fields) {
    if (!fields.has("price")) {
      return Optional.empty();
    }
    Fields price = fields.fields("price");
    return Optional.of(
        new Price(
            price.text("id"),
            price.decimal("priceAmount"),
            price.text("priceCurrency"),
            price.text("priceUnit")));
  }

  private static SlaProperty slaProperty(Fields fields) {
    return new SlaProperty(
        fields.text("id"),
        fields.textOrEmpty("property"),
        fields.value("value"),
        fields.value("valueExt"),
        fields.text("unit"),
        fields.text("element"),
        fields.text("driver"),
        fields.text("description"),
        fields.text("scheduler"),
        fields.text("schedule"));
  }

  /** One reference or a list of them. */
  static List<String> references(Fields fields, String key) {
    return fields.text(key).map(List::of).orElseGet(() -> fields.texts(key));
  }
}
