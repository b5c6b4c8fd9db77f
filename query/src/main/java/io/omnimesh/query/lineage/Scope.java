package io.omnimesh.query.lineage;

import io.omnimesh.catalog.lineage.Derivation;
import io.omnimesh.contract.yaml.DidYouMean;
import io.omnimesh.query.lineage.Rows.Field;
import io.omnimesh.query.lineage.Rows.OpenTable;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.QualifiedName;
import io.trino.sql.tree.WindowSpecification;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names that an expression may use: columns, named queries, named windows and arguments of
 * lambdas, each hiding those of the scopes around it.
 */
final class Scope {
  static final Scope EMPTY = new Scope(null, Rows.NONE, Map.of(), Map.of(), Set.of());
  private static final int NAMES_SHOWN_MAX = 12;

  private final @Nullable Scope outer;
  private final Rows rows;
  private final Map<String, Rows> queries;
  private final Map<String, WindowSpecification> windows;
  private final Set<String> arguments;

  private Scope(
      @Nullable Scope outer,
      Rows rows,
      Map<String, Rows> queries,
      Map<String, WindowSpecification> windows,
      Set<String> arguments) {
    this.outer = outer;
    this.rows = rows;
    this.queries = queries;
    this.windows = windows;
    this.arguments = arguments;
  }

  Scope withRows(Rows inner) {
    return new Scope(this, inner, Map.of(), Map.of(), Set.of());
  }

  Scope withWindows(Map<String, WindowSpecification> named) {
    return new Scope(this, Rows.NONE, Map.of(), Map.copyOf(named), Set.of());
  }

  Scope withQuery(String name, Rows result) {
    return new Scope(this, Rows.NONE, Map.of(key(name), result), Map.of(), Set.of());
  }

  Scope withArguments(Collection<String> names) {
    Set<String> keys = names.stream().map(Scope::key).collect(Collectors.toSet());
    return new Scope(this, Rows.NONE, Map.of(), Map.of(), keys);
  }

  /** The result of a named query. */
  Optional<Rows> query(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Rows found = scope.queries.get(key(name));
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  WindowSpecification window(Identifier name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      WindowSpecification found = scope.windows.get(key(name.getValue()));
      if (found != null) {
        return found;
      }
    }
    throw Refusal.at(
        name, "there is no window " + name.getValue(), "define it in the WINDOW clause");
  }

  /** The rows of the nearest relation that a name before {@code .*} may mean. */
  Optional<List<Field>> relation(List<Identifier> chain) {
    QualifiedName name = QualifiedName.of(chain);
    for (Scope scope = this; scope != null; scope = scope.outer) {
      List<Field> fields = scope.rows.fields().stream().filter(field -> field.isIn(name)).toList();
      if (!fields.isEmpty()) {
        return Optional.of(fields);
      }
      for (OpenTable table : scope.rows.open()) {
        if (table.alias().hasSuffix(name)) {
          throw unknownColumns(chain.getFirst(), table);
        }
      }
    }
    return Optional.empty();
  }

  static Refusal unknownColumns(Node at, OpenTable table) {
    return Refusal.at(
        at,
        "the columns of " + table.table() + " are not known, so that * cannot be expanded",
        "name the columns, or check the table's name");
  }

  /**
   * Finds the column that a chain of names begins with: as long a part of it as possible, in the
   * nearest scope, as Trino does.
   */
  Found find(List<Identifier> chain) {
    Scope firstOpen = null;
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.arguments.contains(key(chain.getFirst().getValue()))) {
        return new Found(Value.UNKNOWN, 1);
      }
      Optional<Found> found = scope.findHere(chain);
      if (found.isPresent()) {
        return found.get();
      }
      if (!scope.rows.open().isEmpty() && firstOpen == null) {
        firstOpen = scope;
        if (chain.size() == 1) {
          break;
        }
      }
    }
    if (firstOpen != null) {
      return firstOpen.inOpenTable(chain);
    }
    throw notFound(chain);
  }

  /** A column found, and how many names of the chain it took. */
  record Found(Value value, int names) {}

  private Optional<Found> findHere(List<Identifier> chain) {
    for (int names = chain.size(); names > 0; names--) {
      Optional<Found> found = named(chain.subList(0, names));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Found> named(List<Identifier> chain) {
    String column = chain.getLast().getValue();
    Optional<QualifiedName> relation =
        chain.size() == 1
            ? Optional.empty()
            : Optional.of(QualifiedName.of(chain.subList(0, chain.size() - 1)));
    List<Field> fields =
        rows.fields().stream()
            .filter(field -> field.name().filter(column::equalsIgnoreCase).isPresent())
            .filter(field -> relation.isEmpty() || field.isIn(relation.get()))
            .toList();
    if (fields.size() > 1) {
      throw ambiguous(chain, fields);
    }
    if (fields.size() == 1) {
      return Optional.of(new Found(fields.getFirst().value(), chain.size()));
    }
    return relation.flatMap(prefix ->
        rows.open().stream()
            .filter(table -> table.alias().hasSuffix(prefix))
            .findFirst()
            .map(table -> openColumn(table, column, chain.size())));
  }

  private static Refusal ambiguous(List<Identifier> chain, List<Field> fields) {
    String owners =
        fields.stream()
            .map(field -> field.relation().map(QualifiedName::toString).orElse("the result"))
            .distinct()
            .collect(Collectors.joining(" and "));
    return Refusal.at(
        chain.getFirst(),
        "column " + QualifiedName.of(chain) + " is ambiguous, it is in " + owners,
        "write the name of its table before it");
  }

  /** Without its table's name, only the single table in sight can own a column. */
  private Found inOpenTable(List<Identifier> chain) {
    Identifier name = chain.getFirst();
    boolean alone = rows.open().size() == 1;
    for (Scope scope = outer; scope != null; scope = scope.outer) {
      alone &= scope.rows.isEmpty();
    }
    if (!alone) {
      throw Refusal.at(
          name,
          "the columns of "
              + rows.open().getFirst().table()
              + " are not known, so that the table of column "
              + name.getValue()
              + " is not certain",
          "write the name of its table before it");
    }
    return openColumn(rows.open().getFirst(), name.getValue(), 1);
  }

  private static Found openColumn(OpenTable table, String column, int names) {
    return new Found(
        new Value(Derivation.of(table.table().column(column)), Shape.Leaf.UNKNOWN), names);
  }

  private Refusal notFound(List<Identifier> chain) {
    Set<String> known = new TreeSet<>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      scope.rows.fields().forEach(field -> field.name().ifPresent(known::add));
    }
    String column = chain.getLast().getValue();
    return Refusal.at(
        chain.getFirst(),
        "there is no column " + QualifiedName.of(chain) + " here",
        known.isEmpty()
            ? "name the table that has it in FROM"
            : DidYouMean.nearest(column, known)
                .map(name -> "did you mean " + name + "?")
                .orElse("known are " + shortened(known)));
  }

  private static String shortened(Set<String> names) {
    return names.stream().limit(NAMES_SHOWN_MAX).collect(Collectors.joining(", "))
        + (names.size() > NAMES_SHOWN_MAX ? ", ..." : "");
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
