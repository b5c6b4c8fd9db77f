package io.omnimesh.contract.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.error.MeshException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditorTest {
  private static final String FILE =
      """
      # head
      id: abc   # the id
      quoted: "x"
      single: 'y'
      empty:
      none: []   # nothing yet
      text: |
        one
        two

      flow: {a: 1, b: [2, 3]}
      schema:
        # first
        - name: orders # o
          tags: [x]
          deep:
          - p: 1
          - p: 2
        # second
        - name: lines
      last: end\
      """;

  @Test
  void setsScalarsInTheStyleInWhichTheyAreWritten() {
    edits(file().set("/id", "new id"), "id: abc   # the id", "id: new id   # the id");
    edits(file().set("/id", "12"), "id: abc   # the id", "id: \"12\"   # the id");
    edits(file().set("/id", "yes"), "id: abc   # the id", "id: \"yes\"   # the id");
    edits(file().set("/id", 12), "id: abc   # the id", "id: 12   # the id");
    edits(file().set("/quoted", "a\"b"), "quoted: \"x\"", "quoted: \"a\\\"b\"");
    edits(file().set("/single", "it's"), "single: 'y'", "single: 'it''s'");
    edits(file().set("/empty", "full"), "empty:", "empty: full");
    edits(file().set("/schema/0/name", "o: 1"), "name: orders # o", "name: \"o: 1\" # o");
    edits(file().set("/flow/b/1", "a,b"), "[2, 3]", "[2, \"a,b\"]");
    edits(file().set("/last", true), "last: end", "last: true");
    edits(file().set("/text", "one\nthree\n"), "  two", "  three");
  }

  @Test
  void addsEntriesAndItems() {
    edits(file().set("/new", 1), "last: end", "last: end\nnew: 1");
    edits(file().set("/schema/0/more", "x"), "    - p: 2\n", "    - p: 2\n    more: x\n");
    edits(file().set("/flow/c", "x"), "b: [2, 3]}", "b: [2, 3], c: \"x\"}");
    edits(file().insert("/flow/b/0", 1), "[2, 3]", "[1, 2, 3]");
    edits(file().insert("/flow/b/-", 4), "[2, 3]", "[2, 3, 4]");
    edits(
        file().insert("/none/-", "x"), "none: []   # nothing yet", "none:   # nothing yet\n  - x");
    edits(file().insert("/schema/0/deep/1", Map.of("p", 9)), "- p: 1\n", "- p: 1\n    - p: 9\n");
    edits(
        file().insert("/schema/0", Map.of("name", "new")),
        "  - name: orders",
        "  - name: new\n  - name: orders");
    edits(
        file().insert("/schema/-", Map.of("name", "new")),
        "  - name: lines\n",
        "  - name: lines\n  - name: new\n");
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("k", List.of("a", List.of()));
    value.put("t", "x\ny");
    edits(
        file().set("/empty", value),
        "empty:",
        "empty:\n  k:\n    - a\n    - []\n  t: |-\n    x\n    y");
  }

  @Test
  void removesEntriesAndItems() {
    edits(file().remove("/quoted"), "quoted: \"x\"\n", "");
    edits(file().remove("/last"), "\nlast: end", "");
    edits(file().remove("/schema/1"), "  - name: lines\n", "");
    edits(file().remove("/schema/0/deep/0"), "    - p: 1\n", "");
    edits(file().remove("/schema/0/name"), "name: orders # o\n    tags", "tags");
    edits(file().remove("/flow/a"), "{a: 1, b", "{b");
    edits(file().remove("/flow/b/1"), "[2, 3]", "[2]");
    edits(file().remove("/schema/1/name"), "- name: lines", "- {}");
  }

  @Test
  void keepsLineBreaksByteOrderMarksAndTheWayJsonIsLaidOut() {
    Document windows = Document.read("f", "\uFEFFa: 1\r\nb:\r\n  - 1\r\n");
    assertThat(windows.set("/b/-", 2).text()).isEqualTo("\uFEFFa: 1\r\nb:\r\n  - 1\r\n  - 2\r\n");
    assertThat(windows.remove("/a").text()).isEqualTo("\uFEFFb:\r\n  - 1\r\n");

    Document json = Document.read("f.json", "{\n  \"a\": \"x\",\n  \"b\": [\n    1\n  ]\n}\n");
    edits(json, json.set("/a", "y\n"), "\"x\"", "\"y\\n\"");
    edits(json, json.set("/c", Map.of("d", 1)), "1\n  ]", "1\n  ],\n  \"c\": {\"d\": 1}");
    edits(json, json.insert("/b/-", 2), "    1\n", "    1,\n    2\n");
    edits(json, json.remove("/a"), "\"a\": \"x\",\n  ", "");
  }

  @Test
  void refusesWhatIsNotThereOrCannotBeEdited() {
    refuses(() -> file().set("/a/b/c", 1), "holds nothing at /a/b/c");
    refuses(() -> file().remove("/nothing"), "holds nothing at /nothing");
    refuses(() -> file().insert("/id", 1), "f.yaml:2:5: /id is there already");
    refuses(() -> file().set("id", 1), "is not a JSON pointer");
    Document aliased = Document.read("f", "a: &x {k: 1}\nb: *x\n");
    refuses(() -> aliased.set("/b/k", 2), "comes from an anchor");
    assertThat(aliased.set("/b", 2).text()).isEqualTo("a: &x {k: 1}\nb: 2\n");
    assertThat(Document.read("f", "a: &x 1\n").set("/a", 2).text()).isEqualTo("a: &x 2\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void changesOnlyTheLinesOfTheScalarThatIsSet(String lineBreak) {
    for (var path : Examples.files()) {
      String text = Examples.document(path).text().replaceAll("\r?\n", lineBreak);
      Document document = Document.read("f", text);
      List<String> pointers = new ArrayList<>();
      scalars(document.root().orElseThrow(), "", pointers);
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
      for (int i = 0; i < Math.min(60, pointers.size()); i++) {
        String pointer = pointers.get(random.nextInt(pointers.size()));
        Scalar scalar = (Scalar) document.at(pointer).orElseThrow();
        Object value = List.of("changed", 42, true, "it's: \"x\" #1").get(random.nextInt(4));
        Document edited = document.set(pointer, value);
        String before = text.substring(0, scalar.start());
        String after = text.substring(scalar.end());
        assertThat(edited.text()).as(pointer).startsWith(before).endsWith(after);
        assertThat(edited.at(pointer).orElseThrow().value())
            .isEqualTo(value instanceof Integer number ? Long.valueOf(number) : value);
      }
    }
  }

  @Test
  void takesOutWhatItPutIn() {
    for (var path : Examples.files()) {
      Document document = Examples.document(path);
      List<String> pointers = new ArrayList<>();
      collections(document.root().orElseThrow(), "", pointers);
      for (String pointer : pointers.subList(0, Math.min(80, pointers.size()))) {
        Node node = document.at(pointer).orElseThrow();
        if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
          Document more = document.set(pointer + "/zzz", Map.of("a", List.of(1, "b")));
          assertThat(more.remove(pointer + "/zzz").text()).as(pointer).isEqualTo(document.text());
        } else if (node instanceof Sequence sequence && !sequence.items().isEmpty()) {
          Document more = document.insert(pointer + "/0", "zzz");
          assertThat(more.remove(pointer + "/0").text()).as(pointer).isEqualTo(document.text());
        }
      }
    }
  }

  @Test
  void removesAnyValueOfAnyExampleOrRefuses() {
    for (var path : Examples.files()) {
      Document document = Examples.document(path);
      List<String> pointers = new ArrayList<>();
      scalars(document.root().orElseThrow(), "", pointers);
      for (String pointer : pointers.subList(0, Math.min(100, pointers.size()))) {
        int lines = document.text().split("\n", -1).length;
        assertThat(document.remove(pointer).text().split("\n", -1).length)
            .as(path + pointer)
            .isBetween(lines - 8, lines);
      }
    }
  }

  static void scalars(Node node, String pointer, List<String> found) {
    switch (node) {
      case Scalar _ -> found.add(pointer);
      case Sequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          scalars(sequence.items().get(i), Pointer.child(pointer, i), found);
        }
      }
      case Mapping mapping ->
          mapping
              .entries()
              .forEach(e -> scalars(e.value(), Pointer.child(pointer, e.key()), found));
    }
  }

  private static void collections(Node node, String pointer, List<String> found) {
    switch (node) {
      case Scalar _ -> {}
      case Sequence sequence -> {
        found.add(pointer);
        for (int i = 0; i < sequence.items().size(); i++) {
          collections(sequence.items().get(i), Pointer.child(pointer, i), found);
        }
      }
      case Mapping mapping -> {
        found.add(pointer);
        mapping
            .entries()
            .forEach(e -> collections(e.value(), Pointer.child(pointer, e.key()), found));
      }
    }
  }

  private static Document file() {
    return Document.read("f.yaml", FILE);
  }

  private static void edits(Document edited, String before, String after) {
    edits(file(), edited, before, after);
  }

  private static void edits(Document file, Document edited, String before, String after) {
    assertThat(file.text()).containsOnlyOnce(before);
    assertThat(edited.text()).isEqualTo(file.text().replace(before, after));
  }

  private static void refuses(Runnable edit, String message) {
    assertThatThrownBy(edit::run).isInstanceOf(MeshException.class).hasMessageContaining(message);
  }
}
