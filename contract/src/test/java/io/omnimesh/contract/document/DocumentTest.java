package io.omnimesh.contract.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "1, INTEGER",
        "-12, INTEGER",
        "+3, INTEGER",
        "0x1F, INTEGER",
        "0o17, INTEGER",
        "007, INTEGER",
        "1.5, DECIMAL",
        ".5, DECIMAL",
        "1., DECIMAL",
        "1e3, DECIMAL",
        "-.inf, DECIMAL",
        ".NaN, DECIMAL",
        "true, BOOLEAN",
        "False, BOOLEAN",
        "~, NULL",
        "null, NULL",
        "yes, STRING",
        "on, STRING",
        "2024-01-31, STRING",
        "1.2.3, STRING",
        "1_000, STRING",
        "0xZZ, STRING",
        "., STRING",
        "--, STRING",
        "1e, STRING",
        "tRue, STRING",
        "-.nan, STRING",
        "'1', STRING",
        "\"1\", STRING"
      })
  void typesPlainScalarsByTheCoreSchema(String text, Scalar.Type type) {
    Document document = Document.read("f", "a: [" + text + "]\n");

    assertThat(document.at("/a/0").orElseThrow())
        .isInstanceOfSatisfying(Scalar.class, scalar -> assertThat(scalar.type()).isEqualTo(type));
  }

  @Test
  void givesValuesWithTheirPlaces() {
    Document document =
        Document.read("f.yaml", "\uFEFFname: ü😀 # c\r\nlist:\r\n  - x: 'it''s'\r\n");

    Mapping root = (Mapping) document.root().orElseThrow();
    assertThat(root.value()).isEqualTo(Map.of("name", "ü😀", "list", List.of(Map.of("x", "it's"))));
    assertThat(document.place("/list/0/x")).hasToString("f.yaml:3:8");
    assertThat(document.place("/name")).hasToString("f.yaml:1:7");
    assertThat(document.place("/list/0/nothing/here")).hasToString("f.yaml:3:5");
    Node text = document.at("/list/0/x").orElseThrow();
    assertThat(document.text().substring(text.start(), text.end())).isEqualTo("'it''s'");
  }

  @Test
  void readsJsonAndYamlToTheSameValues() {
    String json = "{\"a\": [1, -2.5e1, true, null, \"\\u00fc\\n\\\"\"],\n\t\"b\": {\"c\": \"x\"}}";
    Document asJson = Document.read("f.json", json);

    assertThat(asJson.problems()).isEmpty();
    assertThat(asJson.root().orElseThrow().value())
        .isEqualTo(
            Map.of(
                "a",
                Arrays.asList(1L, new BigDecimal("-2.5e1"), true, null, "ü\n\""),
                "b",
                Map.of("c", "x")));
    assertThat(asJson.place("/b/c")).hasToString("f.json:2:13");
    assertThat(Document.read("f.yaml", json).root()).isEqualTo(asJson.root());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{", "{\"a\":}", "{\"a\" 1}", "[1,]", "{\"a\": 01}", "{\"a\": .5}", "{\"a\": 1.}", "{a: 1}",
        "{\"a\": 'x'}", "{\"a\": \"x}", "[\"\\x\"]", "[\"\\u12\"]", "[tru]", "{} {}", "", "[1 2]",
        "[\"a\nb\"]", "{\"a\": 1,}", "[-]", "[1e]"
      })
  void refusesWhatIsNotJson(String text) {
    assertThat(Document.read("f.json", text).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).startsWith("this is not valid JSON"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: 1\na: 2\n", "{\"a\": 1,\n\"a\": 2}"})
  void findsKeysThatStandTwice(String text) {
    Document document = Document.read("f", text);

    assertThat(document.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.rule()).isEqualTo("duplicate-key");
          assertThat(document.place(problem.offset())).hasToString("f:2:1");
        });
  }

  @Test
  void expandsAliasesWithinALimit() {
    assertThat(Document.read("f", "a: &x [1, 2]\nb: *x\n").at("/b/1").orElseThrow().value())
        .isEqualTo(2L);

    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String alias = "*a" + (i - 1);
      laughs.append("a").append(i).append(": &a").append(i).append(" [");
      laughs.append((alias + ", ").repeat(9)).append(alias).append("]\n");
    }
    Document document = Document.read("f", laughs.toString());
    assertThat(document.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.rule()).isEqualTo("limit");
          assertThat(document.place(problem.offset()).line()).isEqualTo(5);
        });
  }

  @Test
  void refusesAliasesThatLieInThemselvesOrNameNothing() {
    assertThat(Document.read("f", "a: &x [*x]\n").problems()).hasSize(1);
    assertThat(Document.read("f", "a: *y\n").problems()).hasSize(1);
  }

  @Test
  void limitsDepthNodesAndBytes() {
    assertThat(Document.read("f", "[".repeat(65) + "]".repeat(65)).problems()).hasSize(1);
    assertThat(Document.read("f", "[".repeat(64) + "]".repeat(64)).problems()).isEmpty();
    assertThat(Document.read("f.json", "[".repeat(9999)).problems()).hasSize(1);
    assertThat(Document.read("f", "- x\n".repeat(100_000)).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("100000 values"));
    assertThat(Document.read("f", new byte[Document.BYTES_MAX + 1]).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("the limit is 4194304"));
  }

  @Test
  void namesThePlaceOfBadSyntaxAndBadBytes() {
    Document syntax = Document.read("f", "a: 1\nb: [1, 2\nc: 3\n");
    assertThat(syntax.root()).isEmpty();
    assertThat(syntax.place(syntax.problems().getFirst().offset()).line()).isEqualTo(3);

    byte[] bytes = "a: x\nb: y\n".getBytes(StandardCharsets.UTF_8);
    bytes[8] = (byte) 0xC3;
    Document encoding = Document.read("f", bytes);
    assertThat(encoding.place(encoding.problems().getFirst().offset())).hasToString("f:2:4");
    assertThat(Document.read("f", "a: 1\n---\nb: 2\n").problems()).hasSize(1);
    assertThat(Document.read("f", "a: !!java.net.URL x\n").problems()).hasSize(1);
  }

  @Test
  void readsTheTextOfEveryOfficialExampleBackToTheSameBytes() {
    for (var file : Examples.files()) {
      Document document = Examples.document(file);
      assertThat(document.problems()).as(file.toString()).isEmpty();
      assertThat(document.bytes()).as(file.toString()).isEqualTo(Examples.bytes(file));
    }
  }
}
