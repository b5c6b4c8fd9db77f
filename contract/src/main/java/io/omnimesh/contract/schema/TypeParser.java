package io.omnimesh.contract.schema;

import io.omnimesh.contract.schema.ColumnType.Plain;
import io.omnimesh.contract.schema.ColumnType.Timestamp;
import io.omnimesh.contract.schema.ColumnType.Varchar;
import io.omnimesh.contract.schema.ColumnType.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads type texts: those of Trino, and, where asked, those that other systems write, {@code
 * struct<a:int>} and {@code text[]} included.
 */
final class TypeParser {
  private static final int CHARACTERS_MAX = 10_000;
  private static final int DEPTH_MAX = 20;
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\"(?:[^\"]|\"\")+\"|[A-Za-z_][A-Za-z0-9_$]*|\\d{1,9}|\\[\\]|[(),<>:])");

  private final List<String> tokens;
  private final boolean foreign;
  private int next;
  private int depth;

  private TypeParser(List<String> tokens, boolean foreign) {
    this.tokens = tokens;
    this.foreign = foreign;
  }

  /** A type as Trino writes it. */
  static Optional<ColumnType> trino(String text) {
    return parse(text, false);
  }

  /** A type as some well-known system writes it. */
  static Optional<ColumnType> anySystem(String text) {
    return parse(text, true);
  }

  private static Optional<ColumnType> parse(String text, boolean foreign) {
    Optional<List<String>> tokens = tokens(text);
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    TypeParser parser = new TypeParser(tokens.get(), foreign);
    Optional<ColumnType> type = parser.type();
    return parser.next == tokens.get().size() ? type : Optional.empty();
  }

  private static Optional<List<String>> tokens(String text) {
    if (text.length() > CHARACTERS_MAX) {
      return Optional.empty();
    }
    List<String> tokens = new ArrayList<>();
    String rest = text.strip();
    Matcher matcher = TOKEN.matcher(rest);
    int end = 0;
    while (end < rest.length() && matcher.find(end) && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    return end == rest.length() ? Optional.of(tokens) : Optional.empty();
  }

  private Optional<ColumnType> type() {
    if (++depth > DEPTH_MAX) {
      return Optional.empty();
    }
    Optional<ColumnType> type = typeWithoutSuffix();
    while (foreign && type.isPresent() && take("[]")) {
      type = type.map(ColumnType.Array::of);
    }
    depth--;
    return type;
  }

  private Optional<ColumnType> typeWithoutSuffix() {
    String word = peek().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "array", "list" -> word.equals("list") && !foreign ? Optional.empty() : array();
      case "map" -> map();
      case "row", "struct", "record" -> !word.equals("row") && !foreign ? Optional.empty() : row();
      default -> scalar();
    };
  }

  private Optional<ColumnType> array() {
    next++;
    Optional<String> close = open();
    Optional<ColumnType> element = close.isPresent() ? type() : Optional.empty();
    return element.filter(ignored -> take(close.orElseThrow())).map(ColumnType.Array::of);
  }

  private Optional<ColumnType> map() {
    next++;
    Optional<String> close = open();
    Optional<ColumnType> key = close.isPresent() ? type() : Optional.empty();
    Optional<ColumnType> value = key.isPresent() && take(",") ? type() : Optional.empty();
    return value
        .filter(ignored -> take(close.orElseThrow()))
        .map(type -> ColumnType.Map.of(key.orElseThrow(), type));
  }

  private Optional<ColumnType> row() {
    next++;
    Optional<String> close = open();
    if (close.isEmpty()) {
      return Optional.empty();
    }
    List<Column> fields = new ArrayList<>();
    do {
      Optional<Column> field = field(fields.size());
      if (field.isEmpty()) {
        return Optional.empty();
      }
      fields.add(field.get());
    } while (take(","));
    return take(close.get()) ? Optional.of(new ColumnType.Row(fields)) : Optional.empty();
  }

  /** A field with or without a name; Trino itself calls the nameless field0, field1, ... */
  private Optional<Column> field(int position) {
    int start = next;
    int startDepth = depth;
    if (isName(peek())) {
      String name = unquoted(tokens.get(next++));
      if (foreign) {
        take(":");
      }
      Optional<ColumnType> named = type();
      if (named.isPresent() && endsField()) {
        return Optional.of(Column.optional(name, named.get()));
      }
    }
    next = start;
    depth = startDepth;
    return type()
        .filter(ignored -> endsField())
        .map(nameless -> Column.optional("field" + position, nameless));
  }

  private boolean endsField() {
    return List.of(",", ")", ">").contains(peek());
  }

  /** One or more words, of which the first may be followed by numbers: {@code time(3) with ...}. */
  private Optional<ColumnType> scalar() {
    StringBuilder words = new StringBuilder();
    List<Integer> numbers = new ArrayList<>();
    while (isWord(peek())) {
      words.append(words.isEmpty() ? "" : " ").append(tokens.get(next++).toLowerCase(Locale.ROOT));
      if (numbers.isEmpty() && take("(")) {
        if (!numbers(numbers)) {
          return Optional.empty();
        }
      }
    }
    Optional<ColumnType> known = trinoScalar(words.toString(), numbers);
    return known.isPresent() || !foreign ? known : ForeignTypes.find(words.toString(), numbers);
  }

  private boolean numbers(List<Integer> numbers) {
    do {
      String digits = peek();
      if (digits.isEmpty() || !Character.isDigit(digits.charAt(0))) {
        return false;
      }
      numbers.add(Integer.parseInt(digits));
      next++;
    } while (take(","));
    return take(")");
  }

  private static Optional<ColumnType> trinoScalar(String words, List<Integer> numbers) {
    return switch (words) {
      case "varchar" ->
          numbers.isEmpty()
              ? Optional.of(Varchar.UNBOUNDED)
              : one(numbers).filter(length -> length > 0).map(TypeParser::varchar);
      case "char" -> oneOr(numbers, 1).filter(length -> length > 0).map(ColumnType.Char::new);
      case "decimal", "dec" -> decimal(numbers, ColumnType.DECIMAL_PRECISION_MAX);
      case "time", "time without time zone" -> fraction(numbers).map(ColumnType.Time::new);
      case "timestamp", "timestamp without time zone" ->
          fraction(numbers).map(precision -> new Timestamp(precision, Zone.WITHOUT_ZONE));
      case "timestamp with time zone" ->
          fraction(numbers).map(precision -> new Timestamp(precision, Zone.WITH_ZONE));
      case "int" -> plain(Plain.INTEGER, numbers);
      case "boolean",
          "tinyint",
          "smallint",
          "integer",
          "bigint",
          "real",
          "double",
          "date",
          "varbinary",
          "uuid",
          "json" ->
          plain(Plain.valueOf(words.toUpperCase(Locale.ROOT)), numbers);
      default -> Optional.empty();
    };
  }

  private static Optional<ColumnType> plain(Plain type, List<Integer> numbers) {
    return numbers.isEmpty() ? Optional.of(type) : Optional.empty();
  }

  static ColumnType varchar(int length) {
    return new Varchar(OptionalInt.of(length));
  }

  /** A decimal of one or two numbers; the scale is 0 where it is left out, as in SQL. */
  static Optional<ColumnType> decimal(List<Integer> numbers, int precisionDefault) {
    int precision = numbers.isEmpty() ? precisionDefault : numbers.getFirst();
    int scale = numbers.size() < 2 ? 0 : numbers.get(1);
    boolean valid =
        numbers.size() <= 2
            && precision >= 1
            && precision <= ColumnType.DECIMAL_PRECISION_MAX
            && scale <= precision;
    return valid ? Optional.of(new ColumnType.Decimal(precision, scale)) : Optional.empty();
  }

  static Optional<Integer> one(List<Integer> numbers) {
    return numbers.size() == 1 ? Optional.of(numbers.getFirst()) : Optional.empty();
  }

  private static Optional<Integer> oneOr(List<Integer> numbers, int otherwise) {
    return numbers.isEmpty() ? Optional.of(otherwise) : one(numbers);
  }

  /** Trino's default is three digits. */
  private static Optional<Integer> fraction(List<Integer> numbers) {
    return oneOr(numbers, 3).filter(digits -> digits <= ColumnType.TIME_PRECISION_MAX);
  }

  private Optional<String> open() {
    if (take("(")) {
      return Optional.of(")");
    }
    return foreign && take("<") ? Optional.of(">") : Optional.empty();
  }

  private String peek() {
    return next < tokens.size() ? tokens.get(next) : "";
  }

  private boolean take(String token) {
    if (!peek().equals(token)) {
      return false;
    }
    next++;
    return true;
  }

  private static boolean isWord(String token) {
    return !token.isEmpty() && (Character.isLetter(token.charAt(0)) || token.charAt(0) == '_');
  }

  private static boolean isName(String token) {
    return isWord(token) || token.startsWith("\"");
  }

  private static String unquoted(String token) {
    return token.startsWith("\"")
        ? token.substring(1, token.length() - 1).replace("\"\"", "\"")
        : token;
  }
}
