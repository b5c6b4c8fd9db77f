package io.omnimesh.simulator.door.sql;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the tab-separated text format that PostgreSQL's COPY and MariaDB's LOAD DATA both read:
 * backslash escapes, {@code \N} for null, UTF-8. Times are written in UTC with milliseconds. Not
 * thread-safe.
 */
public final class TextRows {
  private static final long MILLIS_PER_DAY = 86_400_000L;
  private static final byte REPLACEMENT = '?';

  private byte[] bytes = new byte[16 * 1024];
  private int size;
  private long rows;
  private boolean rowOpen;
  private long cachedDay = Long.MIN_VALUE;
  private byte[] cachedDayText = new byte[0];

  /** Rows that were ended. */
  public long rows() {
    return rows;
  }

  /** Bytes of the ended rows. */
  public int size() {
    return size;
  }

  /** Forgets all rows and keeps the memory. */
  public void clear() {
    size = 0;
    rows = 0;
    rowOpen = false;
  }

  /** Reads the rows from the first on. */
  public InputStream stream() {
    return new ByteArrayInputStream(bytes, 0, size);
  }

  /** A text, or null. NUL, which no database takes, becomes a question mark. */
  public TextRows text(@Nullable String value) {
    separate();
    if (value == null) {
      return missing();
    }
    int length = value.length();
    reserve(2 * length);
    int begin = size;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        size = begin;
        return encoded(value.getBytes(StandardCharsets.UTF_8));
      }
      escaped((byte) c);
    }
    return this;
  }

  /** A whole number. */
  public TextRows number(long value) {
    separate();
    digits(value);
    return this;
  }

  /** A whole number, or null. */
  public TextRows number(@Nullable Long value) {
    return value == null ? nothing() : number(value.longValue());
  }

  /** A whole number, or null. */
  public TextRows number(@Nullable Integer value) {
    return value == null ? nothing() : number(value.longValue());
  }

  /** A number with a fixed number of decimals, such as cents (2) or basis points (4). */
  public TextRows decimal(long unscaled, int decimals) {
    separate();
    if (unscaled < 0) {
      put('-');
    }
    long magnitude = Math.abs(unscaled);
    long power = 1;
    for (int i = 0; i < decimals; i++) {
      power *= 10;
    }
    digits(magnitude / power);
    put('.');
    long fraction = magnitude % power;
    for (power /= 10; power > 0; power /= 10) {
      put((byte) ('0' + fraction / power % 10));
    }
    return this;
  }

  /** A truth value: {@code 1} or {@code 0}, which both databases take. */
  public TextRows flag(boolean value) {
    separate();
    put(value ? '1' : '0');
    return this;
  }

  /** A day, or null. */
  public TextRows date(@Nullable LocalDate value) {
    return value == null ? nothing() : text(value.toString());
  }

  /** An instant in UTC with milliseconds. */
  public TextRows instant(Instant value) {
    separate();
    long millis = value.toEpochMilli();
    long day = Math.floorDiv(millis, MILLIS_PER_DAY);
    if (day != cachedDay) {
      cachedDay = day;
      cachedDayText =
          value
              .atOffset(ZoneOffset.UTC)
              .toLocalDate()
              .toString()
              .getBytes(StandardCharsets.US_ASCII);
    }
    reserve(cachedDayText.length + 16);
    System.arraycopy(cachedDayText, 0, bytes, size, cachedDayText.length);
    size += cachedDayText.length;
    int rest = (int) Math.floorMod(millis, MILLIS_PER_DAY);
    put(' ');
    two(rest / 3_600_000);
    put(':');
    two(rest / 60_000 % 60);
    put(':');
    two(rest / 1_000 % 60);
    put('.');
    put((byte) ('0' + rest / 100 % 10));
    two(rest % 100);
    return this;
  }

  /** Bytes as PostgreSQL writes them in hexadecimal. */
  public TextRows hex(byte[] value) {
    return text("\\x" + HexFormat.of().formatHex(value));
  }

  /** Null. */
  public TextRows nothing() {
    separate();
    return missing();
  }

  /** Ends the row. */
  public void end() {
    put('\n');
    rows++;
    rowOpen = false;
  }

  private TextRows missing() {
    put('\\');
    put('N');
    return this;
  }

  private void separate() {
    if (rowOpen) {
      put('\t');
    }
    rowOpen = true;
  }

  private TextRows encoded(byte[] utf8) {
    reserve(2 * utf8.length);
    for (byte b : utf8) {
      escaped(b);
    }
    return this;
  }

  /** The caller has reserved two bytes. */
  private void escaped(byte b) {
    switch (b) {
      case '\\', '\t', '\n', '\r' -> {
        bytes[size++] = '\\';
        bytes[size++] = (byte) (b == '\t' ? 't' : b == '\n' ? 'n' : b == '\r' ? 'r' : '\\');
      }
      case 0 -> bytes[size++] = REPLACEMENT;
      default -> bytes[size++] = b;
    }
  }

  private void digits(long value) {
    reserve(20);
    if (value == Long.MIN_VALUE) {
      encoded(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
      return;
    }
    long rest = value;
    if (rest < 0) {
      bytes[size++] = '-';
      rest = -rest;
    }
    int length = 1;
    for (long power = 10; length < 19 && power <= rest; power *= 10) {
      length++;
    }
    for (int i = size + length - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += length;
  }

  private void two(int value) {
    put((byte) ('0' + value / 10));
    put((byte) ('0' + value % 10));
  }

  private void put(char ascii) {
    put((byte) ascii);
  }

  private void put(byte b) {
    reserve(1);
    bytes[size++] = b;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
