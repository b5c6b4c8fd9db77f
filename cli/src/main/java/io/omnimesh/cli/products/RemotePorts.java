package io.omnimesh.cli.products;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The ports that a mesh elsewhere serves. */
final class RemotePorts {
  private static final Set<String> SERVED = Set.of("active", "deprecated");

  private RemotePorts() {}

  /**
   * The served ports.
   *
   * @param names full names of products; empty for all
   * @throws MeshException {@code NOT_FOUND} where a product is not known, or none is served
   */
  static List<PortId> served(RemoteMesh mesh, List<String> names) {
    List<JsonNode> products = mesh.all("/api/v1/products");
    for (String name : names) {
      if (products.stream().noneMatch(product -> product.path("name").asText().equals(name))) {
        throw new MeshException(ErrorCode.NOT_FOUND, "There is no product " + name + " there");
      }
    }
    List<PortId> served = new ArrayList<>();
    for (JsonNode product : products) {
      if (names.isEmpty() || names.contains(product.path("name").asText())) {
        product.path("ports").forEach(port -> add(product, port, served));
      }
    }
    if (served.isEmpty()) {
      throw new MeshException(
          ErrorCode.NOT_FOUND,
          "No such product is served yet; ./mesh plan says why, ./mesh apply serves it");
    }
    return served;
  }

  private static void add(JsonNode product, JsonNode port, List<PortId> served) {
    if (SERVED.contains(port.path("status").asText())) {
      served.add(
          new PortId(
              product.path("domain").asText(),
              product.path("product").asText(),
              port.path("port").asText(),
              port.path("major").asInt()));
    }
  }

  /** The path of a port in the API. */
  static String path(PortId port) {
    return "/api/v1/products/%s/%s/ports/%s/v%d"
        .formatted(port.domain(), port.product(), port.port(), port.major());
  }
}
