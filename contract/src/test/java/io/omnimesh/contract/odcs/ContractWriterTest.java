package io.omnimesh.contract.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.contract.document.Examples;
import io.omnimesh.contract.yaml.YamlWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractWriterTest {
  @Property(tries = 300)
  void whatIsWrittenReadsBackAsTheSameContract(@ForAll long seed) {
    DataContract contract = RandomContracts.of(new SplittableRandom(seed));

    assertThat(read(ContractWriter.write(contract))).isEqualTo(contract);
  }

  static Iterable<Path> officialExamples() {
    return Examples.files();
  }

  @ParameterizedTest
  @MethodSource("officialExamples")
  void officialExamplesReadBackAsTheSameContract(Path example) {
    DataContract contract =
        ContractFile.read("a.yaml", Examples.bytes(example)).contract().orElseThrow();

    assertThat(read(ContractWriter.write(contract))).isEqualTo(contract);
  }

  @Test
  void quotesTextsThatOlderReadersTakeForSomethingElse() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("version", "1.0.0");
    tree.put("country", "no");
    tree.put("since", "2026-01-02");
    tree.put("at", "12:30");
    tree.put("code", "0755");
    tree.put("count", 3);

    assertThat(YamlWriter.write(tree))
        .isEqualTo(
            """
            version: 1.0.0
            country: "no"
            since: "2026-01-02"
            at: "12:30"
            code: "0755"
            count: 3
            """);
  }

  private static DataContract read(String yaml) {
    return ContractFile.read("contract.yaml", yaml.getBytes(StandardCharsets.UTF_8))
        .contract()
        .orElseThrow();
  }
}
