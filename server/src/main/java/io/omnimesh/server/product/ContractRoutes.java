package io.omnimesh.server.product;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnimesh.catalog.access.Permission;
import io.omnimesh.catalog.product.ContractFiles;
import io.omnimesh.contract.diff.ContractDiff;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.lint.Finding;
import io.omnimesh.contract.odcs.ContractFile;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.server.http.Exchange;
import io.omnimesh.server.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The routes of contracts as files: read and changed where they stand, checked and compared. */
final class ContractRoutes {
  private static final String FILES = Answers.ROOT + "/products/{domain}/{product}/contracts";
  private static final String CONTRACTS = Answers.ROOT + "/contracts";

  private final ContractFiles files;

  ContractRoutes(ContractFiles files) {
    this.files = files;
  }

  List<Route> routes() {
    return List.of(
        Route.get(FILES + "/{file}", Permission.PRODUCTS_READ, this::read),
        Route.get(FILES + "/v{major}/{file}", Permission.PRODUCTS_READ, this::readOlder),
        Route.put(FILES + "/{file}", Permission.PRODUCTS_WRITE, this::write),
        Route.put(FILES + "/v{major}/{file}", Permission.PRODUCTS_WRITE, this::writeOlder),
        Route.post(CONTRACTS + "/lint", Permission.PRODUCTS_READ, this::lint),
        Route.post(CONTRACTS + "/diff", Permission.PRODUCTS_READ, this::diff));
  }

  private void read(Exchange exchange) {
    read(exchange, exchange.pathParameter("file"));
  }

  private void readOlder(Exchange exchange) {
    read(exchange, older(exchange));
  }

  private void write(Exchange exchange) {
    write(exchange, exchange.pathParameter("file"));
  }

  private void writeOlder(Exchange exchange) {
    write(exchange, older(exchange));
  }

  private static String older(Exchange exchange) {
    return "v" + exchange.pathParameter("major") + "/" + exchange.pathParameter("file");
  }

  private void read(Exchange exchange, String name) {
    ContractFiles.Content content = files.read(product(exchange), name);
    exchange.withTag("application/yaml", Exchange.utf8(content.text()), tag(content.sha256()));
  }

  private void write(Exchange exchange, String name) {
    if (exchange.header("If-Match").isEmpty()) {
      throw new MeshException(
          ErrorCode.PRECONDITION_REQUIRED,
          "Send the ETag of the contract that you have read as If-Match, so that you undo no"
              + " change of others");
    }
    String product = product(exchange);
    // First, so that who may not find it learns that, and not what is wrong with his text.
    ContractFiles.Content _ = files.read(product, name);
    List<Finding> findings = ContractFile.read(name, exchange.bodyBytes()).findings();
    if (findings.stream().anyMatch(Finding::isError)) {
      refuse(exchange, findings);
      return;
    }
    ContractFiles.Content written =
        files.write(
            product,
            name,
            new String(exchange.bodyBytes(), StandardCharsets.UTF_8),
            sha256 -> exchange.matches(tag(sha256)));
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("file", name);
    view.put("sha256", written.sha256());
    view.put("findings", Views.findings(findings));
    exchange.answerHeader("ETag", tag(written.sha256())).json(200, view);
  }

  private static void refuse(Exchange exchange, List<Finding> findings) {
    Finding first = findings.stream().filter(Finding::isError).findFirst().orElseThrow();
    exchange.refuse(
        ErrorCode.INVALID_INPUT,
        "The contract has errors and the file stays as it is; the first: " + first,
        Map.of("findings", Views.findings(findings)));
  }

  private void lint(Exchange exchange) {
    List<Finding> findings = ContractFile.read("contract", exchange.bodyBytes()).findings();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("good", findings.stream().noneMatch(Finding::isError));
    body.put("findings", Views.findings(findings));
    exchange.json(200, body);
  }

  private void diff(Exchange exchange) {
    JsonNode body = exchange.bodyObject();
    exchange.json(
        200, Views.diff(ContractDiff.compare(contract(body, "before"), contract(body, "after"))));
  }

  private static DataContract contract(JsonNode body, String field) {
    JsonNode text = body.path(field);
    if (!text.isTextual()) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Field '" + field + "' must hold the text of a contract, YAML or JSON");
    }
    return ContractFile.read(field, Exchange.utf8(text.textValue())).require();
  }

  private static String product(Exchange exchange) {
    return exchange.pathParameter("domain") + "/" + exchange.pathParameter("product");
  }

  private static String tag(String sha256) {
    return '"' + sha256 + '"';
  }
}
