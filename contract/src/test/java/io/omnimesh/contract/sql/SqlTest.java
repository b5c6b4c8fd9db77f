package io.omnimesh.contract.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a value holds, it stays one token of the statement, and reads back the same. */
class SqlTest {

  @Property
  void aNameStaysOneToken(@ForAll String text) {
    if (text.indexOf('\0') < 0) {
      assertThat(unquoted(Sql.name(text), '"')).isEqualTo(text);
    }
  }

  @Property
  void aLiteralStaysOneToken(@ForAll String text) {
    if (text.indexOf('\0') < 0) {
      assertThat(unquoted(Sql.literal(text), '\'')).isEqualTo(text);
    }
  }

  @Property
  void aMysqlLiteralStaysOneToken(@ForAll String text) {
    if (text.indexOf('\0') < 0) {
      assertThat(unquoted(Sql.mysqlLiteral(text), '\'').replace("\\\\", "\\")).isEqualTo(text);
    }
  }

  @Example
  void refusesNul() {
    assertThatIllegalArgumentException().isThrownBy(() -> Sql.name("a\0b"));
  }

  /** Reads one quoted token as a scanner does; fails where the token ends before the text does. */
  private static String unquoted(String token, char quote) {
    StringBuilder text = new StringBuilder();
    int i = 1;
    while (i < token.length() - 1) {
      char c = token.charAt(i);
      if (c == quote) {
        assertThat(token.charAt(i + 1)).as("a quote inside is doubled").isEqualTo(quote);
        i++;
      }
      text.append(c);
      i++;
    }
    assertThat(token.charAt(0)).isEqualTo(quote);
    assertThat(token.charAt(token.length() - 1)).isEqualTo(quote);
    return text.toString();
  }
}
