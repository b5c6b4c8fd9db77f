package io.omnimesh.cli.query;

import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;

/** Lets a person type on over several lines until the statement ends with {@code ;}. */
final class StatementParser implements Parser {
  private final DefaultParser words = new DefaultParser();

  StatementParser() {
    words.setQuoteChars(new char[0]);
    words.setEscapeChars(new char[0]);
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && !complete(line)) {
      throw new EOFError(-1, -1, "The statement does not end with ; yet");
    }
    return words.parse(line, cursor, ParseContext.COMPLETE);
  }

  static boolean complete(String text) {
    return text.isBlank()
        || ShellWord.find(text).isPresent()
        || SqlScript.split(text).rest().isBlank();
  }
}
