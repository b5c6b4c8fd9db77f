package io.omnimesh.contract.importing;

import io.omnimesh.contract.odcs.LogicalType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the type that all texts of a column have. */
final class TextTypes {
  private static final Set<String> MISSING = Set.of("", "NULL", "null", "\\N");
  private static final Set<String> BOOLEANS =
      Set.of("true", "false", "t", "f", "yes", "no", "y", "n");

  /** A leading zero belongs to a code rather than to a number. */
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9]\\d{0,18})");

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d{0,27})(\\.\\d{1,18})?([eE][-+]?\\d{1,3})?");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
  private static final Pattern ISO_TIMESTAMP =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,12})?)?");
  private static final Pattern ISO_INSTANT =
      Pattern.compile(ISO_TIMESTAMP.pattern() + " ?(Z|UTC|[-+]\\d{2}(:?\\d{2})?)");
  private static final Pattern ISO_TIME =
      Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,12})?)?");
  private static final List<String> DATES =
      List.of("uuuu-MM-dd", "d/M/uuuu", "M/d/uuuu", "d.M.uuuu", "d-M-uuuu", "uuuu/M/d", "uuuuMMdd");
  private static final List<String> TIMES = List.of(" H:mm", " H:mm:ss");

  private static final int FRACTION_DIGITS_MAX = 4;
  private static final int DECIMAL_DIGITS = 18;

  private TextTypes() {}

  /** Whether a text stands for no value. */
  static boolean isMissing(String text) {
    return MISSING.contains(text.strip());
  }

  /** The narrowest type of texts, none of which is missing. */
  static ColumnShape infer(List<String> texts) {
    if (texts.isEmpty()) {
      return ColumnShape.of(LogicalType.STRING);
    }
    if (all(texts, text -> BOOLEANS.contains(text.toLowerCase(Locale.ROOT)))) {
      return ColumnShape.of(LogicalType.BOOLEAN);
    }
    if (all(texts, INTEGER.asMatchPredicate())) {
      return integer(texts);
    }
    if (all(texts, NUMBER.asMatchPredicate())) {
      return number(texts);
    }
    if (all(texts, UUID.asMatchPredicate())) {
      return ColumnShape.of(LogicalType.STRING, "uuid")
          .with(new OptionsDraft().format("uuid").build());
    }
    return moment(texts).orElseGet(() -> ColumnShape.of(LogicalType.STRING));
  }

  /** Eight digits that all are days of a calendar are dates; other whole numbers are numbers. */
  private static ColumnShape integer(List<String> texts) {
    boolean days = all(texts, text -> text.matches("(19|20)\\d{6}") && parses(text, "uuuuMMdd"));
    if (days) {
      return ColumnShape.of(LogicalType.DATE).with(new OptionsDraft().format("yyyyMMdd").build());
    }
    boolean fits = all(texts, text -> new BigDecimal(text).toBigInteger().bitLength() < Long.SIZE);
    return fits
        ? ColumnShape.of(LogicalType.INTEGER)
        : ColumnShape.of(LogicalType.INTEGER, "decimal(38,0)");
  }

  private static ColumnShape number(List<String> texts) {
    int digits = 0;
    for (String text : texts) {
      if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
        return ColumnShape.of(LogicalType.NUMBER);
      }
      digits = Math.max(digits, new BigDecimal(text).scale());
    }
    return digits <= FRACTION_DIGITS_MAX
        ? ColumnShape.of(LogicalType.NUMBER, "decimal(" + DECIMAL_DIGITS + "," + digits + ")")
        : ColumnShape.of(LogicalType.NUMBER);
  }

  private static Optional<ColumnShape> moment(List<String> texts) {
    if (all(texts, ISO_INSTANT.asMatchPredicate())) {
      return Optional.of(ColumnShape.of(LogicalType.TIMESTAMP));
    }
    if (all(texts, ISO_TIMESTAMP.asMatchPredicate())) {
      return Optional.of(local(new OptionsDraft()));
    }
    if (all(texts, ISO_TIME.asMatchPredicate())) {
      return Optional.of(ColumnShape.of(LogicalType.TIME));
    }
    for (String date : DATES) {
      if (all(texts, text -> parses(text, date))) {
        ColumnShape shape = ColumnShape.of(LogicalType.DATE);
        boolean iso = date.equals(DATES.getFirst());
        return Optional.of(
            iso ? shape : shape.with(new OptionsDraft().format(written(date)).build()));
      }
      for (String time : TIMES) {
        if (all(texts, text -> parses(text, date + time))) {
          return Optional.of(local(new OptionsDraft().format(written(date + time))));
        }
      }
    }
    return Optional.empty();
  }

  private static ColumnShape local(OptionsDraft options) {
    return ColumnShape.of(LogicalType.TIMESTAMP).with(options.withoutTimezone().build());
  }

  /** People write yyyy; the strict parser wants uuuu. */
  private static String written(String pattern) {
    return pattern.replace('u', 'y');
  }

  private static boolean parses(String text, String pattern) {
    // Cheap before dear: most columns are no dates at all.
    if (text.length() > pattern.length() + 3 || !Character.isDigit(text.charAt(0))) {
      return false;
    }
    try {
      DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT)
          .parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean all(List<String> texts, Predicate<String> test) {
    for (String text : texts) {
      if (!test.test(text.strip())) {
        return false;
      }
    }
    return true;
  }
}
