package io.omnimesh.catalog.apply;

import io.omnimesh.catalog.plan.Actual;
import io.omnimesh.catalog.plan.Plan;
import io.omnimesh.catalog.plan.PlanText;
import io.omnimesh.catalog.plan.Planner;
import io.omnimesh.catalog.plan.Reader;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.product.Product;
import io.omnimesh.catalog.product.ProductFiles;
import io.omnimesh.catalog.product.Products;
import io.omnimesh.catalog.product.TransformReader;
import io.omnimesh.catalog.state.ControlState;
import io.omnimesh.catalog.state.Lease;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.TableRead;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Plans and applies the products of the files: gathers what the planner compares. Thread-safe. */
public final class ProductControl {
  /** Whoever has queried a product within this time counts as its reader. */
  public static final Duration READER_WINDOW = Duration.ofDays(7);

  private static final String LEASE = "products";
  private static final Duration LEASE_TTL = Duration.ofSeconds(30);

  private final ProductFiles files;
  private final TransformReader transforms;
  private final Relations relations;
  private final Streams streams;
  private final ControlState state;
  private final Records records;
  private final Applier applier;
  private final InstantSource clock;

  public ProductControl(
      ProductFiles files,
      TransformReader transforms,
      Relations relations,
      Streams streams,
      Materialiser materialiser,
      ControlState state,
      InstantSource clock) {
    this.files = files;
    this.transforms = transforms;
    this.relations = relations;
    this.streams = streams;
    this.state = state;
    this.records = new Records(state.registry(), relations, clock);
    this.applier = new Applier(relations, streams, materialiser, records, state.journal());
    this.clock = clock;
  }

  /** What an apply would do now. Changes nothing. */
  public Plan plan() {
    Products products = files.read();
    Map<PortId, Set<String>> reads = new HashMap<>();
    List<Products.Problem> problems = new ArrayList<>(products.problems());
    List<Product> good = new ArrayList<>();
    for (Product product : products.all()) {
      List<String> bad = read(product, reads);
      if (bad.isEmpty()) {
        good.add(product);
      } else {
        bad.forEach(text -> problems.add(new Products.Problem(product.fullName(), text)));
      }
    }
    return Planner.plan(good, problems, reads, actual(reads));
  }

  /** The plan, unless somebody applies now: half-done work looks like drift. */
  public Optional<Plan> quietPlan() {
    if (state.leases().current(LEASE).isPresent()) {
      return Optional.empty();
    }
    Plan plan = plan();
    return state.leases().current(LEASE).isPresent() ? Optional.empty() : Optional.of(plan);
  }

  private List<String> read(Product product, Map<PortId, Set<String>> reads) {
    List<String> problems = new ArrayList<>();
    for (Port port : product.ports()) {
      TransformReader.Reads read =
          port.transform().isPresent() ? transforms.read(port) : TransformReader.Reads.NOTHING;
      problems.addAll(read.problems());
      reads.put(port.id(), read.tables());
    }
    return problems;
  }

  /**
   * Plans and applies under one lease.
   *
   * @param only full names of the products to apply; empty for all
   * @param by who asks, for the registry
   * @throws MeshException {@code CONFLICT} where someone else applies, or the plan is refused
   */
  public ApplyReport apply(Set<String> only, String by, ApplyListener listener) {
    return apply(only, plan -> true, by, listener);
  }

  /**
   * Plans and applies under one lease, if the plan is the one that was read before.
   *
   * @param expected looks at the plan's id, see {@link PlanText#id}
   * @throws MeshException {@code PRECONDITION_FAILED} where it is another; {@code CONFLICT} as for
   *     {@link #apply(Set, String, ApplyListener)}
   */
  public ApplyReport apply(
      Set<String> only, Predicate<String> expected, String by, ApplyListener listener) {
    Lease lease = state.leases().acquire(LEASE, by, LEASE_TTL);
    try (LeaseKeeper _ = LeaseKeeper.start(state.leases(), lease, LEASE_TTL)) {
      Plan plan = plan().only(only);
      if (!expected.test(PlanText.id(plan))) {
        throw new MeshException(
            ErrorCode.PRECONDITION_FAILED,
            "Nothing was applied, as the plan is another by now; read it again, then apply");
      }
      return applier.apply(plan, by, listener);
    }
  }

  private Actual actual(Map<PortId, Set<String>> reads) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Relations.Snapshot> seen = threads.submit(() -> relations.look());
      Future<Set<String>> topics = threads.submit(streams::topics);
      var deployed = records.deployed();
      List<Reader> readers = new ArrayList<>(productReaders(reads));
      deployed.keySet().forEach(id -> readers.addAll(queryReaders(id)));
      Relations.Snapshot snapshot = await(seen);
      return new Actual(
          deployed,
          snapshot.relations(),
          snapshot.schemas(),
          await(topics),
          snapshot.catalogs(),
          readers.stream().distinct().toList());
    }
  }

  private static List<Reader> productReaders(Map<PortId, Set<String>> reads) {
    return reads.entrySet().stream()
        .flatMap(entry ->
            entry.getValue().stream()
                .map(table ->
                    new Reader(
                        table,
                        entry.getKey().productName(),
                        Reader.Kind.PRODUCT,
                        Optional.empty())))
        .toList();
  }

  private List<Reader> queryReaders(PortId id) {
    Instant start = clock.instant().minus(READER_WINDOW);
    List<TableRead> found = new ArrayList<>();
    found.addAll(state.queries().readersSince(id.table(), start));
    found.addAll(state.queries().readersSince(id.newestTable(), start));
    return found.stream()
        .map(read ->
            new Reader(
                read.table(),
                read.user() + " with " + read.source(),
                Reader.Kind.QUERIES,
                Optional.of(read.at())))
        .collect(Collectors.toList());
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(ErrorCode.CANCELLED, "Interrupted while planning", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof MeshException known
          ? known
          : new MeshException(ErrorCode.INTERNAL, "Cannot plan: " + e.getCause(), e.getCause());
    }
  }
}
