package io.omnimesh.query.lineage;

import io.omnimesh.contract.yaml.DidYouMean;
import io.omnimesh.contract.yaml.Place;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Parameter;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QueryBody;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SetOperation;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.TableFunctionInvocation;
import io.trino.sql.tree.TableSubquery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks that a transform keeps the rules of the mesh: it is one SELECT, it reads products and the
 * sources of its own domain, and it names tables in full and columns once.
 */
public final class TransformCheck {
  /** The catalog of the products. */
  public static final String PRODUCTS = "mesh";

  private final String domain;
  private final Map<String, String> sources;
  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  private TransformCheck(String domain, Map<String, String> sources, String file) {
    this.domain = domain;
    this.sources = sources;
    this.file = file;
  }

  /** What is wrong, a clause, and what to write instead, a clause. */
  public record Problem(Place place, String what, String mend) {
    @Override
    public String toString() {
      return place + ": " + what + "; " + mend;
    }
  }

  /**
   * The problems of a transform, in the order of their places.
   *
   * @param domain that owns the transform
   * @param sources the domain of each source, by the source's name, which is its catalog's
   * @param file what the problems' places call it
   */
  public static List<Problem> check(
      String domain, Map<String, String> sources, String file, String sql) {
    TransformCheck check = new TransformCheck(domain, Map.copyOf(sources), file);
    try {
      Query query = SqlLineage.parsed(sql);
      new TableWalk(check::table, name -> {}).node(query);
      check.refused(query);
      check.names(query);
    } catch (Refusal e) {
      check.add(e);
    } catch (StackOverflowError e) {
      check.add(Refusal.at(1, 1, "the statement is nested too deeply", "split it with WITH"));
    }
    check.problems.sort(
        Comparator.comparingInt((Problem problem) -> problem.place().line())
            .thenComparingInt(problem -> problem.place().column()));
    return List.copyOf(check.problems);
  }

  private void add(Refusal refusal) {
    problems.add(new Problem(refusal.place(file), refusal.what(), refusal.mend()));
  }

  private void add(Node node, String what, String mend) {
    add(Refusal.at(node, what, mend));
  }

  private void table(Table table) {
    List<String> parts = table.getName().getParts();
    if (parts.size() != 3) {
      add(
          table,
          "table " + table.getName() + " is not named in full",
          "write catalog.schema.table, such as mesh." + domain + '.' + parts.getLast());
      return;
    }
    String catalog = parts.getFirst();
    if (catalog.equals(PRODUCTS)) {
      return;
    }
    String owner = sources.get(catalog);
    if (owner == null) {
      Set<String> known = new TreeSet<>(Set.of(PRODUCTS));
      sources.forEach((source, each) -> {
        if (each.equals(domain)) {
          known.add(source);
        }
      });
      add(table, "there is no source " + catalog + " in the mesh", DidYouMean.mend(catalog, known));
    } else if (!owner.equals(domain)) {
      add(
          table,
          "source " + catalog + " belongs to domain " + owner + ", and this transform to " + domain,
          "read a product of " + owner + ", mesh." + owner + ".<port>");
    }
  }

  /** What hides which tables are read, or has no value when the mesh runs it. */
  private void refused(Node node) {
    switch (node) {
      case TableFunctionInvocation function ->
          add(
              function,
              "what the table function " + function.getName() + " reads cannot be known",
              "write the SELECT itself");
      case Parameter parameter ->
          add(parameter, "a parameter ? has no value here", "write the value in its place");
      default -> {}
    }
    node.getChildren().forEach(this::refused);
  }

  /** A result whose columns lack names, or share one, cannot become a table or view. */
  private void names(Query query) {
    Optional<QuerySpecification> select = first(query.getQueryBody());
    if (select.isEmpty()) {
      return;
    }
    Set<String> names = new HashSet<>();
    for (SelectItem item : select.get().getSelect().getSelectItems()) {
      if (item instanceof SingleColumn column) {
        Optional<String> name =
            column
                .getAlias()
                .or(() -> Expressions.chain(column.getExpression()).map(List::getLast))
                .map(Identifier::getValue);
        if (name.isEmpty()) {
          add(column, "this column has no name", "write AS and a name after it");
        } else if (!names.add(name.get().toLowerCase(Locale.ROOT))) {
          add(column, "there are two columns " + name.get(), "write AS and another name after it");
        }
      }
    }
  }

  /** A result has the names of its first SELECT. */
  private static Optional<QuerySpecification> first(QueryBody body) {
    return switch (body) {
      case QuerySpecification select -> Optional.of(select);
      case SetOperation operation ->
          operation.getRelations().getFirst() instanceof QueryBody left
              ? first(left)
              : Optional.empty();
      case TableSubquery subquery -> first(subquery.getQuery().getQueryBody());
      default -> Optional.empty();
    };
  }
}
