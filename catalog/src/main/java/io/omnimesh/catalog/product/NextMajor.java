package io.omnimesh.catalog.product;

import io.omnimesh.contract.document.Document;
import io.omnimesh.contract.document.Node;
import io.omnimesh.contract.document.Scalar;
import io.omnimesh.contract.document.Sequence;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.SemanticVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Begins the next major of a port: what is served moves to {@code v1/}, and the contract at its
 * place gets the next major's version and an id of its own. Every other byte of the files stays.
 */
public final class NextMajor {
  private final Path folder;
  private final String port;
  private Document product;

  /**
   * @param folder of the product
   * @param port its name
   */
  public NextMajor(Path folder, String port) {
    this.folder = folder;
    this.port = port;
    this.product = read(folder.resolve(ProductFiles.PRODUCT));
  }

  /**
   * What is served of a major, as it was applied.
   *
   * @param transform empty for a stream
   */
  public record Served(String contractText, Optional<String> transform) {}

  /**
   * The new files.
   *
   * @param from the major that moved
   * @param written relative to the product's folder
   */
  public record Result(int from, List<String> written) {
    public Result {
      written = List.copyOf(written);
    }
  }

  /** The major that is written at the product's place now. */
  public int current() {
    return version(newestEntry()).major();
  }

  /**
   * Writes the files.
   *
   * @param served the current major as it was applied; empty where it never was: then the files as
   *     they are now move
   * @throws MeshException {@code CONFLICT} where the older major has its folder already
   */
  public Result begin(Optional<Served> served) {
    String entry = newestEntry();
    String id = text(product, entry + "/contractId");
    SemanticVersion version = version(entry);
    Path contract = contractOf(id);
    String contractName = contract.getFileName().toString();
    String transformName =
        contractName.substring(0, contractName.length() - ProductFiles.CONTRACT.length())
            + ProductFiles.TRANSFORM;
    Path older = folder.resolve("v" + version.major());
    if (Files.exists(older.resolve(contractName))) {
      throw new MeshException(
          ErrorCode.CONFLICT,
          older.resolve(contractName) + " exists already; the next major was begun before");
    }
    Optional<String> transform =
        served.map(Served::transform).orElseGet(() -> readIfThere(folder.resolve(transformName)));
    Document kept =
        served
            .map(it -> Document.read(contractName, it.contractText()))
            .orElseGet(() -> read(contract));
    write(older.resolve(contractName), kept.text());
    transform.ifPresent(sql -> write(older.resolve(transformName), sql));
    SemanticVersion next = version.nextMajor();
    String nextId = nextId(id, version.major());
    write(contract, read(contract).set("/version", next.toString()).set("/id", nextId).text());
    splitPort(entry, kept, next, nextId);
    write(folder.resolve(ProductFiles.PRODUCT), product.text());
    String moved = "v" + version.major() + "/";
    return new Result(
        version.major(),
        transform.isPresent()
            ? List.of(moved + contractName, moved + transformName, contractName, "product.yaml")
            : List.of(moved + contractName, contractName, "product.yaml"));
  }

  /** The entry of the port becomes that of the next major; a copy of it keeps the older one. */
  private void splitPort(String entry, Document kept, SemanticVersion next, String nextId) {
    Map<String, Object> older = new LinkedHashMap<>();
    older.put("name", port);
    older.put("version", text(kept, "/version"));
    older.put("type", text(product, entry + "/type"));
    older.put("contractId", text(kept, "/id"));
    find(product, entry + "/description").ifPresent(text -> older.put("description", text));
    schedule(entry)
        .ifPresent(schedule ->
            older.put(
                "customProperties",
                List.of(Map.of("property", ProductFolder.SCHEDULE, "value", schedule))));
    product =
        product
            .set(entry + "/version", next.toString())
            .set(entry + "/contractId", nextId)
            .insert("/outputPorts/-", older);
  }

  private Optional<String> schedule(String entry) {
    String list = entry + "/customProperties";
    int count = product.at(list).orElse(null) instanceof Sequence items ? items.items().size() : 0;
    for (int i = 0; i < count; i++) {
      if (find(product, list + "/" + i + "/property")
          .filter(ProductFolder.SCHEDULE::equals)
          .isPresent()) {
        return find(product, list + "/" + i + "/value");
      }
    }
    return Optional.empty();
  }

  private String newestEntry() {
    String newest = "";
    Optional<Node> ports = product.at("/outputPorts");
    int count = ports.orElse(null) instanceof Sequence list ? list.items().size() : 0;
    for (int i = 0; i < count; i++) {
      String entry = "/outputPorts/" + i;
      if (find(product, entry + "/name").filter(port::equals).isPresent()
          && (newest.isEmpty() || version(entry).compareTo(version(newest)) > 0)) {
        newest = entry;
      }
    }
    if (newest.isEmpty()) {
      throw new MeshException(
          ErrorCode.NOT_FOUND, product.file() + " has no output port named " + port);
    }
    return newest;
  }

  private SemanticVersion version(String entry) {
    return SemanticVersion.parse(text(product, entry + "/version"));
  }

  private Path contractOf(String id) {
    return ProductFiles.list(folder, path -> path.toString().endsWith(ProductFiles.CONTRACT))
        .stream()
        .filter(path -> find(read(path), "/id").filter(id::equals).isPresent())
        .findFirst()
        .orElseThrow(() ->
            new MeshException(
                ErrorCode.NOT_FOUND,
                "No contract.yaml in " + folder + " has the id '" + id + "' of port " + port));
  }

  /** {@code orders-v1} becomes {@code orders-v2}; an id without a major gets one. */
  private static String nextId(String id, int major) {
    String suffix = "v" + major;
    return id.endsWith(suffix)
        ? id.substring(0, id.length() - suffix.length()) + "v" + (major + 1)
        : id + "-v" + (major + 1);
  }

  private static String text(Document document, String pointer) {
    return find(document, pointer)
        .orElseThrow(() ->
            new MeshException(
                ErrorCode.INVALID_INPUT,
                document.place(pointer) + ": " + pointer + " is missing; write it"));
  }

  private static Optional<String> find(Document document, String pointer) {
    return document
        .at(pointer)
        .filter(Scalar.class::isInstance)
        .map(node -> String.valueOf(((Scalar) node).value()));
  }

  private static Document read(Path file) {
    return Document.read(file.toString(), readIfThere(file).orElse(""));
  }

  private static Optional<String> readIfThere(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot read " + file + ": " + e, e);
    }
  }

  /** A reader sees the old file or the new one, never a half. */
  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      // Not a temporary file of the JDK, whose rights would be the owner's alone.
      Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
      try {
        Files.writeString(draft, text);
        Files.move(
            draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot write " + file + ": " + e, e);
    }
  }
}
