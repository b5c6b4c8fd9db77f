package io.omnimesh.contract.importing;

import io.omnimesh.contract.importing.SqlToken.Kind;
import io.omnimesh.contract.odcs.LogicalType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Understands the usual checks of columns: {@code status IN ('new', 'paid')}, {@code qty > 0}, a
 * range, a length; as PostgreSQL writes them back, too: {@code ((status)::text = ANY
 * (ARRAY['new'::text]))}. Whatever else stays a text for people.
 */
final class CheckReader {
  private static final Map<String, String> TURNED =
      Map.of(">", "<", "<", ">", ">=", "<=", "<=", ">=", "=", "=");

  private static final Set<String> OPERATORS = Set.of(">=", ">", "<=", "<", "=");

  private static final Set<String> TYPE_WORDS =
      Set.of("varying", "precision", "with", "without", "time", "zone", "[", "]");

  private final Map<String, PropertyDraft> properties;

  /**
   * @param properties by their columns' names in small letters
   */
  CheckReader(Map<String, PropertyDraft> properties) {
    this.properties = properties;
  }

  /** Puts a check on the properties that it is about; false where it is not understood. */
  boolean apply(List<SqlToken> check) {
    List<SqlToken> tokens = bare(withoutCasts(check));
    List<List<SqlToken>> clauses = clauses(tokens);
    List<Runnable> effects = new ArrayList<>();
    for (List<SqlToken> clause : clauses) {
      Optional<Runnable> effect = clause(bare(clause));
      if (effect.isEmpty()) {
        return false;
      }
      effects.add(effect.get());
    }
    effects.forEach(Runnable::run);
    return !effects.isEmpty();
  }

  private Optional<Runnable> clause(List<SqlToken> tokens) {
    List<SqlToken> flat = tokens.stream().filter(token -> !isBracket(token)).toList();
    if (flat.size() < 3) {
      return Optional.empty();
    }
    boolean length = flat.getFirst().is("length") || flat.getFirst().is("char_length");
    int at = length ? 1 : 0;
    PropertyDraft property = property(flat.get(at));
    if (property == null) {
      return turned(flat);
    }
    List<SqlToken> rest = flat.subList(at + 1, flat.size());
    if (rest.size() >= 2 && !length && isList(rest)) {
      return list(property, rest);
    }
    if (rest.size() == 4 && rest.getFirst().is("between") && rest.get(2).is("and")) {
      return bound(property, ">=", rest.get(1), length)
          .flatMap(low ->
              bound(property, "<=", rest.get(3), length)
                  .map(high ->
                      () -> {
                        low.run();
                        high.run();
                      }));
    }
    return rest.size() == 2
        ? bound(property, rest.getFirst().text(), rest.getLast(), length)
        : Optional.empty();
  }

  /** {@code 0 < quantity}. */
  private Optional<Runnable> turned(List<SqlToken> flat) {
    PropertyDraft property = property(flat.get(2));
    String operator = TURNED.get(flat.get(1).text());
    return flat.size() == 3 && property != null && operator != null
        ? bound(property, operator, flat.getFirst(), false)
        : Optional.empty();
  }

  private static boolean isList(List<SqlToken> rest) {
    return rest.getFirst().is("in") || (rest.getFirst().isSign("=") && rest.get(1).is("any"));
  }

  private static Optional<Runnable> list(PropertyDraft property, List<SqlToken> rest) {
    List<Object> values = new ArrayList<>();
    for (SqlToken token : rest.subList(1, rest.size())) {
      if (token.kind() == Kind.TEXT) {
        values.add(token.text());
      } else if (token.kind() == Kind.NUMBER) {
        values.add(OptionsDraft.plain(new BigDecimal(token.text())));
      } else if (!token.isSign(",") && !token.is("any") && !token.is("array")) {
        return Optional.empty();
      }
    }
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            () -> property.rule(RuleDrafts.validValues(property.name() + "_values", values)));
  }

  private static Optional<Runnable> bound(
      PropertyDraft property, String operator, SqlToken value, boolean length) {
    if (!OPERATORS.contains(operator)
        || value.kind() != Kind.NUMBER
        || !value.text().matches(length ? "\\d{1,8}" : "\\d{1,30}(\\.\\d{1,30})?")) {
      return Optional.empty();
    }
    LogicalType type = property.shape().logicalType();
    boolean numeric = type == LogicalType.INTEGER || type == LogicalType.NUMBER;
    if (length ? type != LogicalType.STRING : !numeric) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(value.text());
    return Optional.of(() -> {
      OptionsDraft options = new OptionsDraft(property.shape().options());
      if (length) {
        length(options, operator, number.intValueExact());
      } else {
        range(options, operator, number);
      }
      property.shape(property.shape().with(options.build()));
    });
  }

  private static void length(OptionsDraft options, String operator, int characters) {
    switch (operator) {
      case ">=" -> options.minLength(characters);
      case ">" -> options.minLength(characters + 1);
      case "<=" -> options.maxLength(characters);
      case "<" -> options.maxLength(Math.max(0, characters - 1));
      default -> options.minLength(characters).maxLength(characters);
    }
  }

  private static void range(OptionsDraft options, String operator, BigDecimal number) {
    switch (operator) {
      case ">=" -> options.minimum(number);
      case ">" -> options.exclusiveMinimum(number);
      case "<=" -> options.maximum(number);
      case "<" -> options.exclusiveMaximum(number);
      default -> options.minimum(number).maximum(number);
    }
  }

  /** Takes out {@code ::text}, {@code ::numeric(10,2)} and {@code ::text[]}. */
  private static List<SqlToken> withoutCasts(List<SqlToken> tokens) {
    List<SqlToken> bare = new ArrayList<>();
    int at = 0;
    while (at < tokens.size()) {
      if (tokens.get(at).isSign("::")) {
        at = castEnd(tokens, at + 1);
      } else {
        bare.add(tokens.get(at));
        at++;
      }
    }
    return bare;
  }

  /** The index behind a cast's type. */
  private static int castEnd(List<SqlToken> tokens, int begin) {
    int at = begin + 1;
    while (at < tokens.size() && TYPE_WORDS.contains(tokens.get(at).text())) {
      at++;
    }
    if (at < tokens.size() && tokens.get(at).isSign("(")) {
      at += closes(tokens.subList(at, tokens.size())) + 1;
    }
    while (at < tokens.size() && TYPE_WORDS.contains(tokens.get(at).text())) {
      at++;
    }
    return at;
  }

  /** Takes off brackets that enclose all of it. */
  private static List<SqlToken> bare(List<SqlToken> tokens) {
    List<SqlToken> bare = tokens;
    while (bare.size() >= 2 && bare.getFirst().isSign("(") && closes(bare) == bare.size() - 1) {
      bare = bare.subList(1, bare.size() - 1);
    }
    return bare;
  }

  private static int closes(List<SqlToken> tokens) {
    int level = 0;
    for (int i = 0; i < tokens.size(); i++) {
      level += tokens.get(i).isSign("(") ? 1 : tokens.get(i).isSign(")") ? -1 : 0;
      if (level == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Cuts at every AND outside of brackets that does not belong to a BETWEEN. */
  private static List<List<SqlToken>> clauses(List<SqlToken> tokens) {
    List<List<SqlToken>> clauses = new ArrayList<>();
    List<SqlToken> clause = new ArrayList<>();
    int level = 0;
    boolean between = false;
    for (SqlToken token : tokens) {
      level += token.isSign("(") ? 1 : token.isSign(")") ? -1 : 0;
      between |= level == 0 && token.is("between");
      if (level == 0 && token.is("and") && !between) {
        clauses.add(clause);
        clause = new ArrayList<>();
        continue;
      }
      between &= !token.is("and");
      clause.add(token);
    }
    clauses.add(clause);
    return clauses;
  }

  private @Nullable PropertyDraft property(SqlToken token) {
    return token.isName() ? properties.get(DdlReader.key(token.text())) : null;
  }

  private static boolean isBracket(SqlToken token) {
    return token.isSign("(") || token.isSign(")") || token.isSign("[") || token.isSign("]");
  }
}
