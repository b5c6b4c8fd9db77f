package io.omnimesh.catalog.product;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.yaml.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folders {@code domains/<domain>/products/<product>/}: {@code product.yaml} with the ports, a
 * contract for each, and the query of those that have one. The newest major stands in {@code
 * contract.yaml} and {@code transform.sql} (or {@code <port>.contract.yaml} and {@code
 * <port>.transform.sql}), an older one in the same files below {@code v<major>/}. Reads anew at
 * each call, as people edit it.
 *
 * @param domains the folder of all domains
 */
public record ProductFiles(Path domains) {
  static final String PRODUCT = "product.yaml";
  static final String CONTRACT = "contract.yaml";
  static final String TRANSFORM = "transform.sql";
  private static final int FOLDERS_MAX = 2_000;

  /** Reads all; what is wrong with one product keeps no other back. */
  public Products read() {
    List<Product> products = new ArrayList<>();
    List<Products.Problem> problems = new ArrayList<>();
    for (Path domain : list(domains, Files::isDirectory)) {
      for (Path folder : list(domain.resolve("products"), Files::isDirectory)) {
        ProductFolder reading = new ProductFolder(domains, domain.getFileName().toString(), folder);
        reading.read().ifPresent(products::add);
        reading
            .problems()
            .forEach(text -> problems.add(new Products.Problem(reading.fullName(), text)));
      }
    }
    PortNames.refuseDoubles(products, problems);
    return new Products(
        products.stream()
            .filter(product ->
                problems.stream().noneMatch(it -> it.product().equals(product.fullName())))
            .toList(),
        problems);
  }

  /**
   * The folder of a product.
   *
   * @param fullName {@code stores/pos_sales}
   * @throws MeshException {@code NOT_FOUND} where there is none
   */
  public Path folder(String fullName) {
    String[] parts = fullName.split("/", -1);
    if (parts.length != 2 || !Words.isName(parts[0]) || !Words.isName(parts[1])) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "'" + fullName + "' is no product; write domain/product, such as stores/pos_sales");
    }
    Path folder = domains.resolve(parts[0]).resolve("products").resolve(parts[1]);
    if (!Files.isRegularFile(folder.resolve(PRODUCT))) {
      throw new MeshException(
          ErrorCode.NOT_FOUND,
          "There is no product " + fullName + ": " + folder + " has no " + PRODUCT);
    }
    return folder;
  }

  static List<Path> list(Path folder, Predicate<Path> filter) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files
              .filter(path -> !path.getFileName().toString().startsWith("."))
              .filter(filter)
              .sorted()
              .limit(FOLDERS_MAX + 1L)
              .toList();
      if (found.size() > FOLDERS_MAX) {
        throw new MeshException(
            ErrorCode.LIMIT_EXCEEDED, folder + " holds more than " + FOLDERS_MAX + " entries");
      }
      return found;
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot list " + folder + ": " + e, e);
    }
  }
}
