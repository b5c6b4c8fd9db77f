package io.omnimesh.contract.document;

import java.util.Arrays;

/** Where the lines of a text begin; breaks are LF, CR and CR LF. */
final class Lines {
  private final String text;
  private final int[] starts;

  Lines(String text) {
    this.text = text;
    int[] found = new int[Math.max(16, text.length() / 24)];
    int count = 1;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean isBreak =
          c == '\n' || (c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'));
      if (isBreak) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = at + 1;
      }
    }
    starts = Arrays.copyOf(found, count);
  }

  /** The line of an offset, from 0. */
  int line(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  /** The column of an offset, from 0; a byte order mark takes none. */
  int column(int offset) {
    int start = starts[line(offset)];
    return offset - start - (start == 0 && offset > 0 && text.charAt(0) == '\uFEFF' ? 1 : 0);
  }

  int start(int line) {
    return starts[line];
  }

  int lineStart(int offset) {
    return starts[line(offset)];
  }

  /** The offset of the break that ends an offset's line, or of the text's end. */
  int lineEnd(int offset) {
    int at = offset;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  /** The offset after the break that ends an offset's line, or of the text's end. */
  int nextLine(int offset) {
    int line = line(offset);
    return line + 1 < starts.length ? starts[line + 1] : text.length();
  }

  /** The break that the text uses first. */
  String lineBreak() {
    if (starts.length == 1) {
      return "\n";
    }
    int at = starts[1] - 1;
    if (text.charAt(at) == '\r') {
      return "\r";
    }
    return at > 0 && text.charAt(at - 1) == '\r' ? "\r\n" : "\n";
  }
}
