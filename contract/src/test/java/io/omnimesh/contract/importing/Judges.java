package io.omnimesh.contract.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.omnimesh.contract.lint.Severity;
import io.omnimesh.contract.odcs.ContractFile;
import io.omnimesh.contract.odcs.ContractWriter;
import io.omnimesh.contract.odcs.DataContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Our linter and the official schema, which every draft must please. */
final class Judges {
  private static final Path SCHEMA =
      Path.of("src/test/resources/odcs/odcs-json-schema-v3.1.0.json");

  private Judges() {}

  static void assertPasses(DataContract contract) {
    String yaml = ContractWriter.write(contract);
    ContractFile file = ContractFile.read("draft.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    assertThat(file.contract()).contains(contract);
    assertThat(file.findings()).as(yaml).noneMatch(finding -> finding.severity() == Severity.ERROR);
    try {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
                  .getSchema(Files.readString(SCHEMA))
                  .validate(yaml, InputFormat.YAML))
          .as(yaml)
          .isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
