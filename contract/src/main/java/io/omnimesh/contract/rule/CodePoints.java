package io.omnimesh.contract.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A set of Unicode scalar values, as sorted ranges that do not touch. */
record CodePoints(List<Range> ranges) {
  private static final int LAST = Character.MAX_CODE_POINT;
  private static final int BEFORE_SURROGATES = Character.MIN_SURROGATE - 1;
  private static final int AFTER_SURROGATES = Character.MAX_SURROGATE + 1;

  static final CodePoints DIGITS = of('0', '9');
  static final CodePoints WORD = DIGITS.or(of('A', 'Z')).or(of('a', 'z')).or(of('_', '_'));

  /** Where a line ends in ECMA-262; a dot matches everything else. */
  static final CodePoints LINE_ENDS = of('\n', '\n').or(of('\r', '\r')).or(of(0x2028, 0x2029));

  /** WhiteSpace and LineTerminator of ECMA-262. */
  static final CodePoints SPACE =
      LINE_ENDS
          .or(of('\t', '\t'))
          .or(of(0x0B, 0x0C))
          .or(of(' ', ' '))
          .or(of(0xA0, 0xA0))
          .or(of(0x1680, 0x1680))
          .or(of(0x2000, 0x200A))
          .or(of(0x202F, 0x202F))
          .or(of(0x205F, 0x205F))
          .or(of(0x3000, 0x3000))
          .or(of(0xFEFF, 0xFEFF));

  /** From the first to the last, both included. */
  record Range(int first, int last) {}

  CodePoints {
    ranges = List.copyOf(ranges);
  }

  static CodePoints none() {
    return new CodePoints(List.of());
  }

  static CodePoints of(int first, int last) {
    List<Range> ranges = new ArrayList<>();
    if (first <= BEFORE_SURROGATES) {
      ranges.add(new Range(first, Math.min(last, BEFORE_SURROGATES)));
    }
    if (last >= AFTER_SURROGATES) {
      ranges.add(new Range(Math.max(first, AFTER_SURROGATES), last));
    }
    return new CodePoints(ranges);
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  CodePoints or(CodePoints other) {
    List<Range> all = new ArrayList<>(ranges);
    all.addAll(other.ranges);
    all.sort(Comparator.comparingInt(Range::first));
    List<Range> merged = new ArrayList<>();
    for (Range range : all) {
      Range before = merged.isEmpty() ? null : merged.getLast();
      if (before != null && range.first() <= after(before.last())) {
        merged.removeLast();
        merged.add(new Range(before.first(), Math.max(before.last(), range.last())));
      } else {
        merged.add(range);
      }
    }
    return new CodePoints(merged);
  }

  CodePoints not() {
    List<Range> others = new ArrayList<>();
    int next = 0;
    for (Range range : ranges) {
      if (range.first() > next) {
        others.addAll(of(next, before(range.first())).ranges);
      }
      next = range.last() == LAST ? LAST + 1 : after(range.last());
    }
    if (next <= LAST) {
      others.addAll(of(next, LAST).ranges);
    }
    return none().or(new CodePoints(others));
  }

  /** A character class that java.util.regex and Joni read alike. */
  String pattern() {
    CodePoints others = not();
    if (others.isEmpty()) {
      return "(?s:.)";
    }
    return ranges.size() <= others.ranges.size()
        ? bracketed("[", ranges)
        : bracketed("[^", others.ranges);
  }

  private static String bracketed(String open, List<Range> ranges) {
    StringBuilder text = new StringBuilder(open);
    for (Range range : ranges) {
      text.append(literal(range.first()));
      if (range.last() > range.first()) {
        text.append('-').append(literal(range.last()));
      }
    }
    return text.append(']').toString();
  }

  /** One character as a pattern, inside and outside of brackets. */
  static String literal(int codePoint) {
    if (codePoint < ' ' || codePoint == 0x7F) {
      return String.format("\\x%02X", codePoint);
    }
    boolean plain = codePoint > 0x7F || Character.isLetterOrDigit(codePoint) || codePoint == '_';
    return (plain ? "" : "\\") + Character.toString(codePoint);
  }

  private static int after(int codePoint) {
    return codePoint == BEFORE_SURROGATES ? AFTER_SURROGATES : codePoint + 1;
  }

  private static int before(int codePoint) {
    return codePoint == AFTER_SURROGATES ? BEFORE_SURROGATES : codePoint - 1;
  }
}
