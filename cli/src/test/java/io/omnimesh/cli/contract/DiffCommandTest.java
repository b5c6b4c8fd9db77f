package io.omnimesh.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DiffCommandTest {
  private static final String ORDERS =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: ecommerce-orders
      version: 2.0.0
      status: active
      domain: ecommerce
      schema:
        - name: orders
          properties:
            - name: order_id
              logicalType: integer
              required: true
            - name: sku
              logicalType: string
              required: true
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();

  private int diff(String after, String... options) throws IOException {
    Path before = Files.writeString(folder.resolve("a.yaml"), ORDERS);
    Path young = Files.writeString(folder.resolve("b.yaml"), after);
    CommandLine command = new CommandLine(new DiffCommand()).setOut(new PrintWriter(out));
    command.setCaseInsensitiveEnumValuesAllowed(true);
    String[] arguments = new String[options.length + 2];
    arguments[0] = before.toString();
    arguments[1] = young.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return command.execute(arguments);
  }

  private static String without(String contract) {
    return contract.replace(
        "      - name: sku\n        logicalType: string\n        required: true\n", "");
  }

  @Test
  void refusesAVersionThatIsTooLowAndSaysWhichItNeeds() throws IOException {
    int code = diff(without(ORDERS).replace("2.0.0", "2.1.0"));

    assertThat(code).isEqualTo(9);
    assertThat(out.toString())
        .contains("major  orders.sku: drops required property sku  [property-removed]")
        .contains("readers: breaks, writers: careful; hit: readers who name it")
        .contains(
            "Refused: Contract ecommerce/orders 2.1.0 drops required property sku; publish it as"
                + " 3.0.0.");
  }

  @Test
  void acceptsABreakingChangeInTheNextMajor() throws IOException {
    assertThat(diff(without(ORDERS).replace("2.0.0", "3.0.0"))).isZero();
  }

  @Test
  void acceptsEqualFiles() throws IOException {
    assertThat(diff(ORDERS)).isZero();
    assertThat(out.toString()).contains("No changes.");
  }

  @Test
  void tellsProgramsTheSame() throws IOException {
    int code = diff(without(ORDERS).replace("2.0.0", "2.1.0"), "--output", "json");

    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(code).isEqualTo(9);
    assertThat(json.path("requiredVersion").asText()).isEqualTo("3.0.0");
    assertThat(json.path("versionSuffices").asBoolean()).isFalse();
    assertThat(json.at("/changes/0/kind").asText()).isEqualTo("property-removed");
    assertThat(json.at("/changes/0/readers").asText()).isEqualTo("breaks");
    assertThat(json.at("/changes/0/after").isNull()).isTrue();
  }

  @Test
  void documentsItsExitCodes() {
    assertThat(new CommandLine(new DiffCommand()).getUsageMessage())
        .contains("9   The new version");
  }
}
