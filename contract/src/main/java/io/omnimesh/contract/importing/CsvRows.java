package io.omnimesh.contract.importing;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.yaml.Place;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The records of a CSV text (RFC 4180), whose values a comma, semicolon, tab or bar parts. */
final class CsvRows implements Iterator<List<String>> {
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final int VALUE_CHARACTERS_MAX = 1_000_000;

  private final String file;
  private final String text;
  private final char delimiter;
  private int at;
  private int line = 1;

  CsvRows(String file, String text) {
    this.file = file;
    this.text = text;
    at = text.startsWith("\uFEFF") ? 1 : 0;
    delimiter = delimiter(text.lines().findFirst().orElse(""));
  }

  /** The sign that stands most often in the header, outside of quotes. */
  private static char delimiter(String header) {
    char best = ',';
    long most = 0;
    String bare = header.replaceAll("\"[^\"]*\"", "");
    for (char candidate : DELIMITERS) {
      long count = bare.chars().filter(c -> c == candidate).count();
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  /** The number of the line that comes next, from 1. */
  int line() {
    return line;
  }

  @Override
  public boolean hasNext() {
    // An empty line is no record, as spreadsheets leave some at the end.
    while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      line += text.charAt(at) == '\n' ? 1 : 0;
      at++;
    }
    return at < text.length();
  }

  @Override
  public List<String> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    List<String> record = new ArrayList<>();
    while (true) {
      record.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
      if (at >= text.length()) {
        return record;
      }
      char c = text.charAt(at++);
      if (c == delimiter) {
        continue;
      }
      if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
        at++;
      }
      line++;
      return record;
    }
  }

  private String plain() {
    int begin = at;
    while (at < text.length() && !isEnd(text.charAt(at))) {
      at++;
    }
    return text.substring(begin, at);
  }

  private boolean isEnd(char c) {
    return c == delimiter || c == '\n' || c == '\r';
  }

  private String quoted() {
    int begin = line;
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        if (at + 1 >= text.length() || text.charAt(at + 1) != '"') {
          at++;
          return behindQuote(value);
        }
        at++;
      }
      line += c == '\n' ? 1 : 0;
      value.append(c);
      if (value.length() > VALUE_CHARACTERS_MAX) {
        throw unended(begin);
      }
    }
    throw unended(begin);
  }

  /** Careless writers put something behind the closing quote; it is kept. */
  private String behindQuote(StringBuilder value) {
    return value.append(plain()).toString();
  }

  private MeshException unended(int begin) {
    return new MeshException(
        ErrorCode.INVALID_INPUT,
        new Place(file, begin, 1)
            + ": a quoted value that begins in this line has no end; close it with '\"'");
  }
}
