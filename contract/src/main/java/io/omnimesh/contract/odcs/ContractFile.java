package io.omnimesh.contract.odcs;

import io.omnimesh.contract.document.Document;
import io.omnimesh.contract.document.Fields;
import io.omnimesh.contract.document.Mapping;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.lint.ContractLint;
import io.omnimesh.contract.lint.Finding;
import io.omnimesh.contract.yaml.Place;
import java.util.List;
import java.util.Optional;

/**
 * A contract as a file: its text, what it says, and what is wrong with it. Reading is lenient: a
 * contract with findings still gives a model, in which what cannot be read is left out.
 *
 * @param contract empty where the file holds no mapping
 */
public record ContractFile(Document document, Optional<DataContract> contract) {

  /**
   * Reads a contract; never fails.
   *
   * @param fileName how findings name the file; {@code .json} is read as JSON, all else as YAML
   */
  public static ContractFile read(String fileName, byte[] bytes) {
    return of(Document.read(fileName, bytes));
  }

  /** The contract of a document, for instance of one that was edited. */
  public static ContractFile of(Document document) {
    return new ContractFile(
        document,
        document
            .root()
            .filter(Mapping.class::isInstance)
            .map(root -> ContractReader.contract(Fields.of(root))));
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
   * The contract, if it has no errors.
   *
   * @throws MeshException {@code INVALID_INPUT} with the first errors and their places
   */
  public DataContract require() {
    return ContractLint.require(document, contract);
  }
}
