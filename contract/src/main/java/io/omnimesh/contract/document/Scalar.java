package io.omnimesh.contract.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A single value.
 *
 * @param type by the core schema of YAML 1.2; what is quoted is a string
 * @param text without quotes and escapes
 * @param style how it is written
 */
public record Scalar(Type type, String text, Style style, int start, int end) implements Node {
  private static final int LONG_DIGITS_MAX = 18;

  /** What a scalar is. */
  public enum Type {
    STRING,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    NULL
  }

  /** How a scalar is written. */
  public enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  public boolean isString() {
    return type == Type.STRING;
  }

  public boolean isNumber() {
    return type == Type.INTEGER || type == Type.DECIMAL;
  }

  @Override
  public String kind() {
    return switch (type) {
      case STRING -> "the text '" + text + "'";
      case INTEGER, DECIMAL -> "the number " + text;
      case BOOLEAN -> "the boolean " + text;
      case NULL -> "nothing";
    };
  }

  @Override
  public @Nullable Object value() {
    return switch (type) {
      case STRING -> text;
      case INTEGER -> integer();
      case DECIMAL -> decimal();
      case BOOLEAN -> text.toLowerCase(Locale.ROOT).equals("true");
      case NULL -> null;
    };
  }

  private Object integer() {
    if (text.startsWith("0x")) {
      return narrow(new BigInteger(text.substring(2), 16));
    }
    if (text.startsWith("0o")) {
      return narrow(new BigInteger(text.substring(2), 8));
    }
    return text.length() <= LONG_DIGITS_MAX
        ? (Object) Long.parseLong(text)
        : narrow(new BigInteger(text));
  }

  private static Object narrow(BigInteger number) {
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  private Object decimal() {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".nan")) {
      return Double.NaN;
    }
    if (lower.endsWith(".inf")) {
      return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return new BigDecimal(lower);
  }
}
