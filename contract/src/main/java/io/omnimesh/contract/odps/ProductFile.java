package io.omnimesh.contract.odps;

import io.omnimesh.contract.document.Document;
import io.omnimesh.contract.document.Fields;
import io.omnimesh.contract.document.Mapping;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.lint.ContractLint;
import io.omnimesh.contract.lint.Finding;
import io.omnimesh.contract.odcs.CommonParts;
import io.omnimesh.contract.yaml.Place;
import java.util.List;
import java.util.Optional;

/**
 * A data product as a file: its text, what it says, and what is wrong with it. Reading is lenient,
 * as of contracts.
 *
 * @param product empty where the file holds no mapping
 */
public record ProductFile(Document document, Optional<DataProduct> product) {

  /**
   * Reads a product; never fails.
   *
   * @param fileName how findings name the file; {@code .json} is read as JSON, all else as YAML
   */
  public static ProductFile read(String fileName, byte[] bytes) {
    return of(Document.read(fileName, bytes));
  }

  /** The product of a document, for instance of one that was edited. */
  public static ProductFile of(Document document) {
    return new ProductFile(
        document,
        document.root().filter(Mapping.class::isInstance).map(root -> product(Fields.of(root))));
  }

  /** All findings of the linter, in the order of the file; computed at each call. */
  public List<Finding> findings() {
    return ContractLint.check(document).findings();
  }

  /** The place of the value at a JSON pointer, or of what is nearest above it. */
  public Place place(String pointer) {
    return document.place(pointer);
  }

  /**
   * The product, if it has no errors.
   *
   * @throws MeshException {@code INVALID_INPUT} with the first errors and their places
   */
  public DataProduct require() {
    return ContractLint.require(document, product);
  }

  private static DataProduct product(Fields fields) {
    return new DataProduct(
        fields.textOrEmpty("apiVersion"),
        fields.textOrEmpty("id"),
        fields.textOrEmpty("status"),
        fields.text("name"),
        fields.text("version"),
        fields.text("domain"),
        fields.text("tenant"),
        CommonParts.description(fields),
        fields.texts("tags"),
        fields.list("inputPorts", ProductFile::inputPort),
        fields.list("outputPorts", ProductFile::outputPort),
        fields.list("managementPorts", ProductFile::managementPort),
        CommonParts.support(fields),
        CommonParts.team(fields),
        CommonParts.definitions(fields),
        CommonParts.customProperties(fields),
        fields.text("productCreatedTs"));
  }

  private static InputPort inputPort(Fields fields) {
    return new InputPort(
        fields.textOrEmpty("name"),
        fields.textOrEmpty("version"),
        fields.textOrEmpty("contractId"),
        CommonParts.customProperties(fields));
  }

  private static OutputPort outputPort(Fields fields) {
    return new OutputPort(
        fields.textOrEmpty("name"),
        fields.textOrEmpty("version"),
        fields.text("description"),
        fields.text("type"),
        fields.text("contractId"),
        fields.list(
            "inputContracts",
            item ->
                new OutputPort.InputContract(item.textOrEmpty("id"), item.textOrEmpty("version"))),
        CommonParts.customProperties(fields));
  }

  private static ManagementPort managementPort(Fields fields) {
    return new ManagementPort(
        fields.textOrEmpty("name"),
        fields.textOrEmpty("content"),
        fields.text("type"),
        fields.text("url"),
        fields.text("channel"),
        fields.text("description"));
  }
}
