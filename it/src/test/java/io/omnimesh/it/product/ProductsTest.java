package io.omnimesh.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.it.mesh.RunningMesh;
import io.omnimesh.it.mesh.RunningMesh.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk of docs/guides/contracts.md, on a folder of domains of its own. */
final class ProductsTest {
  private static final String PRODUCT = "ecommerce/lab_payments";
  private static final String FOLDER = "ecommerce/products/lab_payments/";

  @TempDir private Path domains;
  private RunningMesh mesh = RunningMesh.shared();

  @BeforeEach
  void setUp() throws IOException {
    mesh = mesh.with("MESH_DOMAINS", domains.toString());
    write("ecommerce/domain.yaml", Files.readString(Path.of("../domains/ecommerce/domain.yaml")));
    write(
        "ecommerce/sources/ecommerce_orders.yaml",
        Files.readString(Path.of("../domains/ecommerce/sources/ecommerce_orders.yaml")));
  }

  @Test
  void publishesAProductAndItsNextMajorBesideIt() throws IOException {
    product();
    assertThat(mesh.output("plan", PRODUCT))
        .contains("create table mesh.ecommerce.lab_payments_v1");
    assertThat(mesh.output("apply", PRODUCT)).contains("1 product applied");
    assertThat(mesh.output("plan", PRODUCT)).contains("Nothing to do");
    assertThat(count("lab_payments")).isPositive();

    refusesWhatBreaksReaders();
    servesBothMajors();
  }

  private void refusesWhatBreaksReaders() throws IOException {
    replace(
        "contract.yaml",
        "      - {id: amount, name: amount, physicalType: \"decimal(14,2)\"}\n",
        "");
    replace("contract.yaml", "version: 1.0.0", "version: 1.1.0");
    replace("product.yaml", "version: 1.0.0", "version: 1.1.0");
    replace("transform.sql", ", amount", "");

    Outcome plan = mesh.mesh("plan", PRODUCT);

    assertThat(plan.exitCode()).isEqualTo(5);
    assertThat(plan.stdout())
        .contains("REFUSED")
        .contains("amount")
        .contains("2.0.0")
        .contains("./mesh next-major " + PRODUCT)
        .contains("Hit: ");
    assertThat(mesh.mesh("apply", PRODUCT).exitCode()).isEqualTo(5);
  }

  private void servesBothMajors() {
    assertThat(mesh.output("next-major", PRODUCT)).contains("is major 2 now");
    assertThat(mesh.output("apply", PRODUCT)).contains("1 product applied");
    assertThat(count("lab_payments_v1")).isPositive();
    assertThat(count("lab_payments_v2")).isPositive();
    assertThat(mesh.mesh("query", "SELECT amount FROM mesh.ecommerce.lab_payments_v2").exitCode())
        .isNotZero();
    assertThat(mesh.output("query", "SELECT max(amount) > 0 FROM mesh.ecommerce.lab_payments_v1"))
        .contains("true");
  }

  private long count(String table) {
    String csv = mesh.output("query", "-o", "csv", "SELECT count(*) FROM mesh.ecommerce." + table);
    return Long.parseLong(csv.lines().toList().getLast().strip());
  }

  private void product() throws IOException {
    write(
        FOLDER + "product.yaml",
        """
        apiVersion: v1.0.0
        kind: DataProduct
        id: lab-payments
        name: lab_payments
        status: active
        domain: ecommerce
        outputPorts:
          - name: lab_payments
            version: 1.0.0
            type: table
            contractId: lab-payments-v1
        """);
    write(
        FOLDER + "contract.yaml",
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: lab-payments-v1
        version: 1.0.0
        status: active
        domain: ecommerce
        schema:
          - name: lab_payments
            quality:
              - id: few_rows
                type: library
                metric: rowCount
                mustBeLessThan: 1000000
            properties:
              - {id: order_id, name: order_id, physicalType: bigint, required: true}
              - {id: method, name: method, physicalType: varchar}
              - {id: amount, name: amount, physicalType: "decimal(14,2)"}
        """);
    write(
        FOLDER + "transform.sql",
        """
        SELECT order_id, lower(method) AS method, amount
        FROM ecommerce_orders.public.payments
        """);
  }

  private void replace(String name, String old, String wanted) throws IOException {
    Path file = domains.resolve(FOLDER + name);
    String text = Files.readString(file);
    assertThat(text).as(name).contains(old);
    Files.writeString(file, text.replace(old, wanted));
  }

  private void write(String name, String text) throws IOException {
    Path file = domains.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
