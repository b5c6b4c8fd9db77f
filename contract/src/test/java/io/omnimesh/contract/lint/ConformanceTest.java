package io.omnimesh.contract.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnimesh.contract.document.Document;
import io.omnimesh.contract.document.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Our verdict and the official JSON schema's agree. */
class ConformanceTest {
  private static final long SEED = Long.getLong("conformance.seed", 20260101);
  private static final int MUTANTS = Integer.getInteger("conformance.mutants", 4_000);

  /** A large example is cut to its first objects, as each mutant is judged anew. */
  private static final int OBJECTS_MAX = 2;

  @Test
  void acceptsEveryOfficialExample() {
    for (var file : Examples.files()) {
      assertThat(ContractLint.check(Examples.document(file)).errors())
          .as(file.toString())
          .isEmpty();
    }
  }

  @Test
  void agreesWithTheOfficialSchemaOnSpoiltContracts() throws IOException {
    List<Object> seeds = new ArrayList<>();
    for (var file : Examples.files()) {
      seeds.add(cut(Examples.document(file)));
    }
    for (int i = 0; i < 8; i++) {
      seeds.add(wide("wide-3.1.yaml"));
      seeds.add(wide("wide-3.0.yaml"));
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    List<String> disagreements = new ArrayList<>();
    int invalid = 0;
    for (int i = 0; i < MUTANTS; i++) {
      Object seed = seeds.get(random.nextInt(seeds.size()));
      Mutations.Mutant mutant = Mutations.spoil(seed, random.nextInt(3), random);
      JsonNode json = Official.JSON.valueToTree(mutant.document());
      Set<String> official = Official.verdict(json);
      List<Finding> ours = structure(json);
      invalid += official.isEmpty() ? 0 : 1;
      if (official.isEmpty() != ours.isEmpty()
          && !KnownDisagreement.excuses(json, official, ours)) {
        disagreements.add(mutant.done() + "\n  official: " + official + "\n  ours: " + ours);
      }
    }
    assertThat(disagreements.stream().limit(12))
        .as(disagreements.size() + " of " + MUTANTS)
        .isEmpty();
    assertThat(invalid).isBetween(MUTANTS / 4, MUTANTS * 3 / 4);
  }

  @Test
  void agreesWithTheOfficialSchemaOnSpoiltProducts() throws IOException {
    List<Object> seeds = new ArrayList<>();
    for (String name : List.of("customer", "simple")) {
      Path path = Path.of("src/test/resources/odps/examples", name + "-data-product.odps.yaml");
      Document document = Document.read(name, Files.readAllBytes(path));
      assertThat(ContractLint.check(document).errors()).isEmpty();
      seeds.add(value(document));
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    List<String> disagreements = new ArrayList<>();
    for (int i = 0; i < MUTANTS / 4; i++) {
      Object seed = seeds.get(random.nextInt(seeds.size()));
      Mutations.Mutant mutant = Mutations.spoil(seed, random.nextInt(3), random);
      JsonNode json = Official.JSON.valueToTree(mutant.document());
      Set<String> official = Official.productVerdict(json);
      List<Finding> ours = structure(json);
      if (official.isEmpty() != ours.isEmpty()) {
        disagreements.add(mutant.done() + "\n  official: " + official + "\n  ours: " + ours);
      }
    }
    assertThat(disagreements.stream().limit(12))
        .as(disagreements.size() + " of " + MUTANTS)
        .isEmpty();
  }

  private static List<Finding> structure(JsonNode json) {
    Document document = Document.read("mutant.json", json.toPrettyString());
    return ContractLint.check(document).errors().stream()
        .filter(finding -> !finding.ruleId().startsWith("meaning/"))
        .toList();
  }

  private static Object wide(String name) throws IOException {
    Path path = Path.of("src/test/resources/contracts", name);
    return value(Document.read(name, Files.readAllBytes(path)));
  }

  private static Object value(Document document) {
    return Objects.requireNonNull(document.root().orElseThrow().value());
  }

  private static Object cut(Document document) {
    Object value = value(document);
    if (value instanceof Map<?, ?> map
        && map.get("schema") instanceof List<?> list
        && list.size() > OBJECTS_MAX) {
      list.subList(OBJECTS_MAX, list.size()).clear();
    }
    return value;
  }
}
