package io.omnimesh.catalog.plan;

import io.omnimesh.catalog.product.Lifecycle;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.product.Product;
import io.omnimesh.catalog.product.Products;
import io.omnimesh.catalog.state.PortId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares what the files want with what runs. A pure function: it reads nothing and changes
 * nothing. Majors that run without a file go on running; only a contract that says {@code retired}
 * takes one away.
 */
public final class Planner {
  /** The schema in which tables lie until they are checked. */
  static final String STAGING = "mesh_staging";

  private static final String MESH = "mesh";

  private final Actual actual;
  private final Map<PortId, Port> wanted = new LinkedHashMap<>();
  private final Map<PortId, Set<String>> reads;

  private Planner(List<Product> products, Map<PortId, Set<String>> reads, Actual actual) {
    this.actual = actual;
    this.reads = Map.copyOf(reads);
    products.forEach(product -> product.ports().forEach(port -> wanted.put(port.id(), port)));
  }

  /**
   * The plan.
   *
   * @param products all of the files, also those that are not to be changed
   * @param problems of products whose files are wrong; these stay as they run
   * @param reads which tables the transform of a port reads, by full name
   */
  public static Plan plan(
      List<Product> products,
      List<Products.Problem> problems,
      Map<PortId, Set<String>> reads,
      Actual actual) {
    Planner planner = new Planner(products, reads, actual);
    List<ProductPlan> plans = new ArrayList<>();
    Set<String> schemas = new TreeSet<>(actual.schemas());
    ReadOrder order = ReadOrder.of(products, reads);
    for (Product product : order.products()) {
      ProductDraft draft = new ProductDraft(product.fullName(), order.readBy(product));
      order.cycleOf(product).ifPresent(draft::refuse);
      planner.plan(product, draft, schemas);
      plans.add(draft.finish());
    }
    Map<String, ProductDraft> unreadable = new TreeMap<>();
    for (Products.Problem problem : problems) {
      unreadable
          .computeIfAbsent(problem.product(), name -> new ProductDraft(name, Set.of()))
          .refuse(problem.text());
    }
    unreadable.values().forEach(draft -> plans.add(draft.finish()));
    plans.addAll(planner.orphans(unreadable.keySet()));
    planner.strangers().ifPresent(plans::add);
    return new Plan(plans.stream().filter(plan -> !plan.isQuiet()).toList());
  }

  private void plan(Product product, ProductDraft draft, Set<String> schemas) {
    Map<String, List<Port>> byName = new TreeMap<>();
    product
        .ports()
        .forEach(
            port -> byName.computeIfAbsent(port.id().port(), name -> new ArrayList<>()).add(port));
    byName.forEach((name, ports) -> {
      boolean changed = false;
      for (Port port : ports) {
        boolean made =
            new PortPlanner(actual, port, isNewest(port.id()), draft).plan(missing(port), schemas);
        changed |= made && port.lifecycle().isServed();
      }
      pointNewest(ports.getFirst().id(), changed, draft);
    });
  }

  /** The catalogs that a port reads and this mesh does not have. */
  private Set<String> missing(Port port) {
    Set<String> missing = new TreeSet<>();
    for (String table : reads.getOrDefault(port.id(), Set.of())) {
      String catalog = table.substring(0, Math.max(0, table.indexOf('.')));
      if (!catalog.equals(MESH) && !actual.catalogs().contains(catalog)) {
        missing.add("source " + catalog);
      } else if (catalog.equals(MESH) && isAbsent(table, new LinkedHashSet<>())) {
        missing.add("product " + table);
      }
    }
    return missing;
  }

  /** Whether a product's table neither runs nor can be made from the sources that are there. */
  private boolean isAbsent(String table, Set<String> walked) {
    String relation = table.substring(MESH.length() + 1);
    if (actual.relations().containsKey(relation) || !walked.add(table)) {
      return false;
    }
    return wanted.values().stream()
        .filter(port -> port.id().table().equals(table) || port.id().newestTable().equals(table))
        .filter(port -> port.lifecycle().isServed())
        .allMatch(port ->
            reads.getOrDefault(port.id(), Set.of()).stream()
                .anyMatch(read ->
                    read.startsWith(MESH + ".")
                        ? isAbsent(read, walked)
                        : !actual.catalogs().contains(read.substring(0, read.indexOf('.')))));
  }

  /** The major that the name without a major means: the highest active one, else the highest. */
  private PortId newest(PortId any) {
    Map<Integer, Boolean> majors = new HashMap<>();
    actual.deployed().values().stream()
        .filter(deployed -> sameName(deployed.id(), any) && !wanted.containsKey(deployed.id()))
        .forEach(deployed -> majors.put(deployed.id().major(), false));
    wanted.values().stream()
        .filter(port -> sameName(port.id(), any) && port.lifecycle().isServed())
        .forEach(port -> majors.put(port.id().major(), port.lifecycle() == Lifecycle.ACTIVE));
    int newest =
        majors.entrySet().stream()
            .filter(Map.Entry::getValue)
            .mapToInt(Map.Entry::getKey)
            .max()
            .orElseGet(() -> majors.keySet().stream().mapToInt(major -> major).max().orElse(0));
    return new PortId(any.domain(), any.product(), any.port(), newest);
  }

  private static boolean sameName(PortId left, PortId right) {
    return left.domain().equals(right.domain()) && left.port().equals(right.port());
  }

  /** Also the last one that is served counts, when it goes. */
  private boolean isNewest(PortId id) {
    PortId newest = newest(id);
    return newest.equals(id) || newest.major() == 0;
  }

  /** The name without a major is made last, so that it never means a thing that is not there. */
  private void pointNewest(PortId any, boolean changed, ProductDraft draft) {
    PortId target = newest(any);
    boolean runs =
        actual.relation(target.domain(), target.relation()).isPresent() || draft.creates(target);
    if (target.major() == 0 || !runs) {
      return;
    }
    boolean asWanted =
        actual
            .relation(target.domain(), target.port())
            .filter(alias -> Alias.pointsAt(alias, target, actual))
            .isPresent();
    if (changed || !asWanted) {
      draft.step(new Step.PointNewest(target));
    }
  }

  /** What runs without a file. */
  private List<ProductPlan> orphans(Set<String> unreadable) {
    Map<String, ProductDraft> drafts = new TreeMap<>();
    actual.deployed().values().stream()
        .filter(deployed -> !wanted.containsKey(deployed.id()))
        .filter(deployed -> !unreadable.contains(deployed.id().productName()))
        .sorted(Comparator.comparing(Deployed::id))
        .forEach(deployed -> {
          ProductDraft draft =
              drafts.computeIfAbsent(
                  deployed.id().productName(), name -> new ProductDraft(name, Set.of()));
          draft.note(
              deployed.id()
                  + " is served, but no file describes it; bring its contract back (mesh contract"
                  + " keep "
                  + deployed.id().productName()
                  + "), with status 'retired' to end it");
          DriftFinder.find(deployed, actual).forEach(draft::drift);
        });
    return drafts.values().stream().map(ProductDraft::finish).toList();
  }

  /** Relations that nobody declared. */
  private Optional<ProductPlan> strangers() {
    Set<String> known = new LinkedHashSet<>();
    actual.deployed().keySet().forEach(id -> addNames(known, id));
    wanted.keySet().forEach(id -> addNames(known, id));
    List<String> strangers =
        actual.relations().keySet().stream()
            .filter(name -> !known.contains(name) && !isOurs(name))
            .sorted()
            .map(name -> "mesh." + name + " was made by hand; no product describes it")
            .toList();
    return strangers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ProductPlan(
                "(no product)", Set.of(), List.of(), List.of(), List.of(), strangers, List.of()));
  }

  /** Trino's own view of the catalog's database, and tables that are being checked. */
  private static boolean isOurs(String name) {
    return name.startsWith("system.") || name.startsWith(STAGING + ".");
  }

  private static void addNames(Set<String> known, PortId id) {
    known.add(id.domain() + "." + id.relation());
    known.add(id.domain() + "." + id.port());
  }
}
