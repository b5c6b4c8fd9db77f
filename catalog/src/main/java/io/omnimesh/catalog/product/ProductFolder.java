package io.omnimesh.catalog.product;

import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.PortKind;
import io.omnimesh.contract.lint.Finding;
import io.omnimesh.contract.odcs.ContractFile;
import io.omnimesh.contract.odcs.CustomProperty;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.SemanticVersion;
import io.omnimesh.contract.odps.DataProduct;
import io.omnimesh.contract.odps.OutputPort;
import io.omnimesh.contract.odps.ProductFile;
import io.omnimesh.contract.yaml.DidYouMean;
import io.omnimesh.contract.yaml.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one product's folder; gathers all problems rather than stopping at the first. */
final class ProductFolder {
  static final String SCHEDULE = "schedule";
  private static final Duration SCHEDULE_MIN = Duration.ofSeconds(10);

  private final Path root;
  private final String domain;
  private final Path folder;
  private final List<String> problems = new ArrayList<>();

  ProductFolder(Path root, String domain, Path folder) {
    this.root = root;
    this.domain = domain;
    this.folder = folder;
  }

  String fullName() {
    return domain + "/" + folder.getFileName();
  }

  List<String> problems() {
    return problems;
  }

  /** The product, where enough of it is readable. */
  Optional<Product> read() {
    Path file = folder.resolve(ProductFiles.PRODUCT);
    if (!Files.isRegularFile(file)) {
      problems.add(label(folder) + ": the folder has no product.yaml; write one with its ports");
      return Optional.empty();
    }
    Optional<byte[]> bytes = bytes(file);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    ProductFile read = ProductFile.read(label(file), bytes.get());
    note(read.findings());
    Optional<DataProduct> definition = read.product();
    if (definition.isEmpty()) {
      return Optional.empty();
    }
    requireFolder(file, definition.get());
    Map<String, ContractAt> contracts = contracts();
    List<Port> ports = new ArrayList<>();
    for (OutputPort port : definition.get().outputPorts()) {
      port(label(file), port, contracts).ifPresent(ports::add);
    }
    return Optional.of(
        new Product(domain, folder.getFileName().toString(), definition.get(), ports));
  }

  private void requireFolder(Path file, DataProduct product) {
    if (!Words.isName(folder.getFileName().toString())) {
      problems.add(
          label(folder) + ": the folder's name is not a plain SQL name; use a to z, 0 to 9 and _");
    }
    if (product.domain().filter(domain::equals).isEmpty()) {
      problems.add(
          "%s: the product names the domain '%s', but lies in the folder of '%s'; move it or correct 'domain'"
              .formatted(label(file), product.domain().orElse(""), domain));
    }
  }

  /** A contract's file as read. */
  private record ContractAt(Path file, String text, DataContract contract) {}

  /** The contracts of the folder and of its {@code v1}, {@code v2}, ..., by id. */
  private Map<String, ContractAt> contracts() {
    List<Path> files = new ArrayList<>(contractFiles(folder));
    ProductFiles.list(folder, Files::isDirectory)
        .forEach(older -> files.addAll(contractFiles(older)));
    Map<String, ContractAt> contracts = new LinkedHashMap<>();
    for (Path file : files) {
      Optional<byte[]> bytes = bytes(file);
      if (bytes.isEmpty()) {
        continue;
      }
      ContractFile read = ContractFile.read(label(file), bytes.get());
      note(read.findings());
      read.contract()
          .ifPresent(contract -> {
            ContractAt at =
                new ContractAt(file, new String(bytes.get(), StandardCharsets.UTF_8), contract);
            ContractAt first = contracts.putIfAbsent(contract.id(), at);
            if (first != null) {
              problems.add(
                  "%s: the contract's id '%s' is that of %s too; give each major an id of its own"
                      .formatted(label(file), contract.id(), label(first.file())));
            }
          });
    }
    return contracts;
  }

  private static List<Path> contractFiles(Path folder) {
    return ProductFiles.list(
        folder,
        path ->
            path.getFileName().toString().equals(ProductFiles.CONTRACT)
                || path.getFileName().toString().endsWith("." + ProductFiles.CONTRACT));
  }

  private Optional<Port> port(String file, OutputPort port, Map<String, ContractAt> contracts) {
    String place = file + ": port " + port.name() + " " + port.version();
    int before = problems.size();
    if (!Words.isName(port.name()) || PortNames.LIKE_MAJOR.matcher(port.name()).matches()) {
      problems.add(
          place
              + " has no plain SQL name; begin with a letter, use a to z, 0 to 9 and _, and leave"
              + " the major to the mesh");
    }
    Optional<PortKind> kind = port.type().flatMap(PortKind::of);
    if (kind.isEmpty()) {
      problems.add(
          "%s has the type '%s'; %s"
              .formatted(
                  place,
                  port.type().orElse(""),
                  DidYouMean.mend(port.type().orElse(""), PortKind.words())));
    }
    Optional<ContractAt> at = port.contractId().map(contracts::get);
    if (at.isEmpty()) {
      problems.add(
          "%s names the contract '%s', which no contract.yaml of the product has as its id; %s"
              .formatted(
                  place,
                  port.contractId().orElse(""),
                  contracts.isEmpty()
                      ? "write contract.yaml"
                      : DidYouMean.mend(
                          port.contractId().orElse(""), contracts.keySet().stream().toList())));
      return Optional.empty();
    }
    DataContract contract = at.get().contract();
    requireFit(label(at.get().file()), port, contract);
    Optional<String> transform = transform(at.get().file());
    if (kind.isPresent() && kind.get().hasTransform() != transform.isPresent()) {
      problems.add(
          kind.get().hasTransform()
              ? place
                  + " is a "
                  + kind.get().word()
                  + " and needs "
                  + label(sibling(at.get().file()))
              : place
                  + " is a "
                  + kind.get().word()
                  + " and has no transform; remove "
                  + label(sibling(at.get().file())));
    }
    Optional<Duration> schedule = schedule(place, port);
    if (problems.size() > before || contract.schema().size() != 1) {
      return Optional.empty();
    }
    return Optional.of(
        new Port(
            new PortId(
                domain,
                folder.getFileName().toString(),
                port.name(),
                SemanticVersion.find(contract.version()).map(SemanticVersion::major).orElse(0)),
            kind.orElseThrow(),
            contract,
            label(at.get().file()),
            at.get().text(),
            transform,
            schedule));
  }

  private void requireFit(String file, OutputPort port, DataContract contract) {
    if (contract.schema().size() != 1) {
      problems.add(
          file
              + ": a port's contract describes exactly one object, not "
              + contract.schema().size()
              + "; give each table a port of its own");
    } else if (contract.schema().getFirst().properties().isEmpty()) {
      problems.add(file + ": the contract's object has no properties; list its columns");
    } else if (!contract.schema().getFirst().name().equals(port.name())) {
      problems.add(
          "%s: the contract's object is '%s', but the port is '%s'; give them one name"
              .formatted(file, contract.schema().getFirst().name(), port.name()));
    }
    if (SemanticVersion.find(contract.version()).isEmpty()) {
      problems.add(
          file + ": version '" + contract.version() + "' is none; write major.minor.patch");
    } else if (!contract.version().equals(port.version())) {
      problems.add(
          "%s: the contract has version %s, but its port in product.yaml %s; write the same in both"
              .formatted(file, contract.version(), port.version()));
    }
  }

  private Optional<Duration> schedule(String place, OutputPort port) {
    Optional<Object> value =
        port.customProperties().stream()
            .filter(property -> property.property().equals(SCHEDULE))
            .map(CustomProperty::value)
            .map(found -> found == null ? "" : found)
            .findFirst();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      Duration schedule = Duration.parse(value.get().toString());
      if (schedule.compareTo(SCHEDULE_MIN) >= 0) {
        return Optional.of(schedule);
      }
    } catch (DateTimeException notOne) {
      // Refused below.
    }
    problems.add(
        "%s has the schedule '%s'; write a duration of ISO 8601 of 10 s or more, such as PT15M"
            .formatted(place, value.get()));
    return Optional.empty();
  }

  private Optional<String> transform(Path contract) {
    Path file = sibling(contract);
    return Files.isRegularFile(file)
        ? bytes(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static Path sibling(Path contract) {
    String name = contract.getFileName().toString();
    return contract.resolveSibling(
        name.substring(0, name.length() - ProductFiles.CONTRACT.length()) + ProductFiles.TRANSFORM);
  }

  private void note(List<Finding> findings) {
    findings.stream().filter(Finding::isError).forEach(finding -> problems.add(finding.toString()));
  }

  private Optional<byte[]> bytes(Path file) {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      problems.add(label(file) + ": cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private String label(Path file) {
    return root.getFileName() + "/" + root.relativize(file);
  }
}
