package io.omnimesh.server.product;

import io.omnimesh.catalog.duty.DriftWatch;
import io.omnimesh.catalog.product.Lifecycle;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.product.Product;
import io.omnimesh.catalog.product.Products;
import io.omnimesh.catalog.state.ControlState;
import io.omnimesh.catalog.state.DeployedPort;
import io.omnimesh.catalog.state.MaterialisationRun;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.PortStatus;
import io.omnimesh.catalog.state.QualityRun;
import io.omnimesh.catalog.state.SloChange;
import io.omnimesh.contract.odcs.Description;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that is known of the products at one moment: what the files say, what runs, how it goes.
 *
 * @param files as they are now
 * @param deployed what was applied
 * @param refreshes the newest run of each table
 * @param quality the newest check of each port, without results
 * @param slos the newest state of each service level
 */
record Overview(
    Products files,
    List<DeployedPort> deployed,
    Map<PortId, MaterialisationRun> refreshes,
    Map<PortId, QualityRun> quality,
    Map<PortId, List<SloChange>> slos,
    List<DriftWatch.Drift> drift) {

  static Overview of(Products files, ControlState state, List<DriftWatch.Drift> drift) {
    return new Overview(
        files,
        state.registry().deployed(),
        byPort(state.materialisations().latest(), MaterialisationRun::port),
        byPort(state.quality().latest(), QualityRun::port),
        state.slos().latest().stream().collect(Collectors.groupingBy(SloChange::port)),
        drift);
  }

  private static <T> Map<PortId, T> byPort(List<T> runs, Function<T, PortId> port) {
    return runs.stream().collect(Collectors.toMap(port, Function.identity()));
  }

  /** The full names of all products, also of those that only files or only the registry know. */
  SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    files.all().forEach(product -> names.add(product.fullName()));
    files.problems().forEach(problem -> names.add(problem.product()));
    deployed.forEach(port -> names.add(port.id().productName()));
    return names;
  }

  /**
   * Where a product stands: {@code active} where a major of it is served, {@code deprecated} where
   * all that are served are to end, {@code draft} before it is served, {@code retired} after.
   */
  Lifecycle status(String product) {
    List<DeployedPort> served = deployed(product);
    if (served.stream().anyMatch(port -> port.status() == PortStatus.ACTIVE)) {
      return Lifecycle.ACTIVE;
    }
    if (!served.isEmpty()) {
      return Lifecycle.DEPRECATED;
    }
    return files
            .find(product)
            .filter(it -> !it.ports().isEmpty())
            .filter(
                it -> it.ports().stream().allMatch(port -> port.lifecycle() == Lifecycle.RETIRED))
            .isPresent()
        ? Lifecycle.RETIRED
        : Lifecycle.DRAFT;
  }

  /** A product on a list. */
  Map<String, Object> summary(String product) {
    Map<String, Object> view = new LinkedHashMap<>();
    int slash = product.indexOf('/');
    view.put("name", product);
    view.put("domain", product.substring(0, slash));
    view.put("product", product.substring(slash + 1));
    view.put("status", Views.word(status(product)));
    files
        .find(product)
        .map(Product::definition)
        .ifPresent(definition -> {
          definition.version().ifPresent(version -> view.put("version", version));
          definition
              .description()
              .flatMap(Description::purpose)
              .ifPresent(purpose -> view.put("purpose", purpose));
        });
    view.put("ports", ports(product).stream().map(this::port).toList());
    view.put("problems", problems(product));
    view.put(
        "drift",
        drift.stream().filter(it -> it.product().equals(product)).map(Views::drift).toList());
    return view;
  }

  private List<String> problems(String product) {
    return files.problems().stream()
        .filter(problem -> problem.product().equals(product))
        .map(Products.Problem::text)
        .toList();
  }

  private List<DeployedPort> deployed(String product) {
    return deployed.stream().filter(port -> port.id().productName().equals(product)).toList();
  }

  /** What the files and the registry say of one major of a port; at least one of them does. */
  private record Both(PortId id, Optional<Port> wanted, Optional<DeployedPort> served) {}

  private List<Both> ports(String product) {
    Map<PortId, DeployedPort> served = new TreeMap<>();
    deployed(product).forEach(port -> served.put(port.id(), port));
    Map<PortId, Port> wanted = new TreeMap<>();
    files
        .find(product)
        .ifPresent(found -> found.ports().forEach(port -> wanted.put(port.id(), port)));
    SortedSet<PortId> ids = new TreeSet<>(served.keySet());
    ids.addAll(wanted.keySet());
    List<Both> both = new ArrayList<>();
    for (PortId id : ids) {
      both.add(
          new Both(id, Optional.ofNullable(wanted.get(id)), Optional.ofNullable(served.get(id))));
    }
    return both;
  }

  private Map<String, Object> port(Both port) {
    Map<String, Object> view = port.served().map(Views::port).orElseGet(() -> Views.of(port.id()));
    port.wanted()
        .ifPresent(wanted -> {
          view.putIfAbsent("kind", wanted.kind().word());
          view.putIfAbsent("status", "draft");
          Map<String, Object> file = new LinkedHashMap<>();
          file.put("contract", wanted.contractFile());
          file.put("version", wanted.contract().version());
          file.put("status", wanted.contract().status());
          wanted.schedule().ifPresent(schedule -> file.put("schedule", schedule.toString()));
          view.put("files", file);
        });
    port.served().ifPresent(served -> addHealth(served.id(), view));
    return view;
  }

  /** The newest refresh, verdict and service levels of a port. */
  void addHealth(PortId id, Map<String, Object> view) {
    Optional.ofNullable(refreshes.get(id))
        .ifPresent(run -> view.put("lastRefresh", Views.refresh(run)));
    Optional.ofNullable(quality.get(id))
        .ifPresent(run -> view.put("lastQuality", Views.quality(run)));
    view.put("slos", slos.getOrDefault(id, List.of()).stream().map(Views::slo).toList());
  }
}
