package io.omnimesh.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.error.MeshException;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaPatternTest {
  @ParameterizedTest
  @CsvSource({
    "b, abc, true",
    "^b, abc, false",
    "^[A-Z]{2}-\\d{4}$, DE-2026, true",
    "^[A-Z]{2}-\\d{4}$, DE-20261, false",
    "'^\\d+$', '٣', false",
    "'^\\w+$', 'é', false",
    "'^\\S+$', 'é', true",
    "'^.$', '😀', true",
    "'a|b1', 'xb1', true",
    "'^(?:ab)+?$', 'abab', true",
    "'^(?!a)\\w', 'bc', true",
    "'^(?!a)\\w', 'ac', false",
    "'\\bcat\\b', 'a cat!', true",
    "'\\bcat\\b', 'concat', false",
    "'[^\\w\\s]', 'abc d', false",
    "'[^\\w\\s]', 'abc-d', true",
    "'[\\s\\S]', ' ', true",
    "'^[&\\-\\]\\[]+$', '&-][', true",
    "'^\\u00e9\\x41\\u{1F600}$', 'éA😀', true",
    "'^(?<year>\\d{4})$', '2026', true",
    "'^\\$\\{x\\}$', '${x}', true"
  })
  void findsAsEcmaDoes(String pattern, String text, boolean found) {
    assertThat(EcmaPattern.of(pattern).compiled().matcher(text).find()).isEqualTo(found);
  }

  @Test
  void endsAtTheVeryEndAndNotBeforeALastLineBreak() {
    Pattern pattern = EcmaPattern.of("^a$").compiled();

    assertThat(pattern.matcher("a").find()).isTrue();
    assertThat(pattern.matcher("a\n").find()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a)\\1", "(?<=a)b", "\\p{L}", "(?i)a", "a++", "a{3,1}", "a{9999}", "a**", "*a", "(a", "a)",
        "[a", "[b-a]", "[]", "a{", "a}", "\\", "\\q", "\\8", "(?>a)", "\\ud800", "(?=a)*", "^*"
      })
  void refusesWhatEnginesJudgeDifferentlyOrNotAtAll(String pattern) {
    assertThatThrownBy(() -> EcmaPattern.of(pattern))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining(pattern);
  }

  @Property
  void everyCharacterIsALiteralOfItself(@ForAll @IntRange(min = 1, max = 0x10FFFF) int codePoint) {
    if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      return;
    }
    Pattern pattern = Pattern.compile(CodePoints.literal(codePoint));
    Pattern inClass = Pattern.compile(CodePoints.of(codePoint, codePoint).pattern());

    assertThat(pattern.matcher(Character.toString(codePoint)).matches()).isTrue();
    assertThat(inClass.matcher(Character.toString(codePoint)).matches()).isTrue();
  }

  @Property
  void aSetAndItsOppositeShareNothing(
      @ForAll @IntRange(min = 0, max = 0x10FFFF) int one,
      @ForAll @IntRange(min = 0, max = 0x10FFFF) int other,
      @ForAll @IntRange(min = 0, max = 0x10FFFF) int probe) {
    CodePoints set = CodePoints.of(Math.min(one, other), Math.max(one, other));

    assertThat(set.not().not()).isEqualTo(CodePoints.none().or(set));
    if (probe < Character.MIN_SURROGATE || probe > Character.MAX_SURROGATE) {
      assertThat(holds(set, probe)).isNotEqualTo(holds(set.not(), probe));
    }
  }

  private static boolean holds(CodePoints set, int codePoint) {
    return set.ranges().stream()
        .anyMatch(range -> codePoint >= range.first() && codePoint <= range.last());
  }
}
