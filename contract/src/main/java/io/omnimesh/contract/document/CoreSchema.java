package io.omnimesh.contract.document;

/**
 * The types of plain scalars by the core schema of YAML 1.2.2, section 10.3.2. Read by hand rather
 * than by regular expressions, because every scalar of every file passes here.
 */
final class CoreSchema {
  private CoreSchema() {}

  static Scalar.Type type(String text) {
    if (text.isEmpty()) {
      return Scalar.Type.NULL;
    }
    return switch (text.charAt(0)) {
      case '~' -> text.length() == 1 ? Scalar.Type.NULL : Scalar.Type.STRING;
      case 'n', 'N' -> oneOf(text, "null", "Null", "NULL") ? Scalar.Type.NULL : Scalar.Type.STRING;
      case 't', 'T' ->
          oneOf(text, "true", "True", "TRUE") ? Scalar.Type.BOOLEAN : Scalar.Type.STRING;
      case 'f', 'F' ->
          oneOf(text, "false", "False", "FALSE") ? Scalar.Type.BOOLEAN : Scalar.Type.STRING;
      case '-', '+', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(text);
      default -> Scalar.Type.STRING;
    };
  }

  private static boolean oneOf(String text, String first, String second, String third) {
    return text.equals(first) || text.equals(second) || text.equals(third);
  }

  private static Scalar.Type number(String text) {
    if (text.startsWith("0x") && text.length() > 2) {
      return digits(text, 2, 16) == text.length() ? Scalar.Type.INTEGER : Scalar.Type.STRING;
    }
    if (text.startsWith("0o") && text.length() > 2) {
      return digits(text, 2, 8) == text.length() ? Scalar.Type.INTEGER : Scalar.Type.STRING;
    }
    int length = text.length();
    int begin = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    if (special(text, begin)) {
      return Scalar.Type.DECIMAL;
    }
    int at = digits(text, begin, 10);
    if (at == length) {
      return at > begin ? Scalar.Type.INTEGER : Scalar.Type.STRING;
    }
    int whole = at - begin;
    int fraction = 0;
    if (text.charAt(at) == '.') {
      int after = digits(text, at + 1, 10);
      fraction = after - at - 1;
      at = after;
    }
    if (whole + fraction == 0) {
      return Scalar.Type.STRING;
    }
    if (at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int sign = at + 1 < length && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
      int after = digits(text, at + 1 + sign, 10);
      if (after == at + 1 + sign) {
        return Scalar.Type.STRING;
      }
      at = after;
    }
    return at == length ? Scalar.Type.DECIMAL : Scalar.Type.STRING;
  }

  private static boolean special(String text, int begin) {
    String rest = text.substring(begin);
    return oneOf(rest, ".inf", ".Inf", ".INF")
        || (begin == 0 && oneOf(rest, ".nan", ".NaN", ".NAN"));
  }

  /** The offset after the digits that begin at an offset. */
  private static int digits(String text, int begin, int radix) {
    int at = begin;
    while (at < text.length()
        && text.charAt(at) < 128
        && Character.digit(text.charAt(at), radix) >= 0) {
      at++;
    }
    return at;
  }
}
