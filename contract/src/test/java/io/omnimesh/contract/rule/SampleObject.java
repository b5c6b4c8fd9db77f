package io.omnimesh.contract.rule;

import io.omnimesh.contract.odcs.ContractFile;
import io.omnimesh.contract.odcs.SchemaObject;
import java.nio.charset.StandardCharsets;

/** Reads objects of contracts out of the middle of a contract. */
public final class SampleObject {
  private SampleObject() {}

  /** The object {@code orders} with what stands below it, from column 0. */
  public static SchemaObject orders(String yaml) {
    String contract =
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: sample
        version: 1.0.0
        status: active
        schema:
          - name: orders
        """
            + yaml.indent(4);
    return ContractFile.read("sample.yaml", contract.getBytes(StandardCharsets.UTF_8))
        .contract()
        .orElseThrow()
        .schema()
        .getFirst();
  }
}
