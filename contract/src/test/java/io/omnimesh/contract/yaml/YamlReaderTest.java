package io.omnimesh.contract.yaml;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.error.MeshException;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

  @Test
  void refusesAliasesWhichLetASmallFileGrow() {
    refuses("a: &x [1]\nb: *x\n", "f:1:4: anchors and aliases are not supported");
  }

  @Test
  void refusesTags() {
    refuses("a: !!java.net.URL [http://x]\n", "f:1:4: the tag");
  }

  @Test
  void refusesDuplicateKeysAndNamesTheFirst() {
    refuses("a: 1\nb: 2\na: 3\n", "f:3:1: the key 'a' stands here again, first at line 1");
  }

  @Test
  void refusesDeepNesting() {
    refuses("a: " + "[".repeat(30) + "]".repeat(30), "f:1:23: the nesting is deeper than 20");
  }

  @Test
  void refusesLargeFiles() {
    refuses("a: " + "x".repeat(YamlReader.BYTES_MAX), "f:1:1: the file is larger than the limit");
  }

  @Test
  void refusesSeveralDocumentsAndOtherRoots() {
    refuses("a: 1\n---\nb: 2\n", "f:2:1: a second document begins here");
    refuses("- a\n", "f:1:1: the file holds a list, not a mapping");
    refuses("", "f:1:1: the file holds nothing, not a mapping");
  }

  @Test
  void namesThePlaceOfASyntaxError() {
    refuses("a: 1\nb: [1, 2\nc: 3\n", "f:3:2: this is not valid YAML");
    refuses("a: 1\n\tb: 2\n", "f:2:1: this is not valid YAML");
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> YamlReader.read("f", text))
        .isInstanceOf(MeshException.class)
        .hasMessageStartingWith(message);
  }
}
