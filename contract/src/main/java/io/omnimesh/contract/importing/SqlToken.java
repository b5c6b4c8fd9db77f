package io.omnimesh.contract.importing;

import java.util.Locale;

/**
 * A piece of SQL text.
 *
 * @param text a word in small letters, a quoted name or a text without its quotes, a number, a sign
 * @param begin where it begins in the file, as a character's number from 0
 * @param end behind its last character
 */
record SqlToken(Kind kind, String text, int begin, int end) {
  enum Kind {
    WORD,
    NAME,
    TEXT,
    NUMBER,
    SIGN,
    END
  }

  /** Whether it is a key word, which is never quoted. */
  boolean is(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.NAME;
  }

  static SqlToken word(String text, int begin, int end) {
    return new SqlToken(Kind.WORD, text.toLowerCase(Locale.ROOT), begin, end);
  }
}
