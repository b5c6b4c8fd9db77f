package io.omnimesh.contract.odps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProductFileTest {

  @Test
  void readsTheOfficialExample() throws IOException {
    Path path = Path.of("src/test/resources/odps/examples/customer-data-product.odps.yaml");
    ProductFile file = ProductFile.read("product.yaml", Files.readAllBytes(path));

    DataProduct product = file.product().orElseThrow();
    assertThat(product.name()).contains("Customer Data Product");
    assertThat(product.inputPorts()).hasSize(4);
    assertThat(product.outputPorts())
        .extracting(OutputPort::version)
        .containsExactly("1.0.0", "2.0.0", "1.0.0", "0.3.0");
    assertThat(product.outputPorts().get(1).inputContracts()).hasSize(2);
    assertThat(product.managementPorts().getFirst().content()).isEqualTo("dictionary");
    assertThat(product.team().orElseThrow().members()).hasSize(2);
    assertThat(file.findings()).isEmpty();
  }
}
