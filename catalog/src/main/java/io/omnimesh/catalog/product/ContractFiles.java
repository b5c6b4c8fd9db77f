package io.omnimesh.catalog.product;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The contracts' files of the products, for those who edit them from afar: {@code contract.yaml},
 * {@code orders.contract.yaml}, {@code v1/contract.yaml}. Files that are there are read and
 * replaced; nothing else is, neither new files nor links. Thread-safe.
 */
public final class ContractFiles {
  private static final Pattern NAME =
      Pattern.compile("(v[1-9][0-9]{0,5}/)?([a-z][a-z0-9_]{0,62}\\.)?contract\\.yaml");

  private final ProductFiles files;
  private final ReentrantLock writing = new ReentrantLock();

  public ContractFiles(ProductFiles files) {
    this.files = files;
  }

  /**
   * A file as it is.
   *
   * @param name within the product's folder
   * @param sha256 of its bytes, in hexadecimal digits
   */
  public record Content(String name, String text, String sha256) {
    static Content of(String name, byte[] bytes) {
      return new Content(name, new String(bytes, StandardCharsets.UTF_8), hash(bytes));
    }
  }

  /** The names of a product's contracts; none where its folder is not there. */
  public List<String> names(String product) {
    Path folder;
    try {
      folder = files.folder(product);
    } catch (MeshException e) {
      return List.of();
    }
    List<String> names = new ArrayList<>(names(folder, ""));
    ProductFiles.list(folder, path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
        .forEach(older -> names.addAll(names(older, older.getFileName() + "/")));
    return names.stream().filter(name -> NAME.matcher(name).matches()).toList();
  }

  private static List<String> names(Path folder, String prefix) {
    return ProductFiles.list(folder, path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
        .stream()
        .map(path -> prefix + path.getFileName())
        .toList();
  }

  /**
   * Reads a file.
   *
   * @throws MeshException {@code NOT_FOUND} where the product has no such contract
   */
  public Content read(String product, String name) {
    Path file = find(product, name);
    try {
      return Content.of(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot read " + file + ": " + e, e);
    }
  }

  /**
   * Replaces a file's text; a reader sees the old one or the new one.
   *
   * @param expected looks at the hash of what is there; a change that it does not know is kept
   * @throws MeshException {@code NOT_FOUND} as for {@link #read}; {@code PRECONDITION_FAILED} where
   *     the file is another by now
   */
  public Content write(String product, String name, String text, Predicate<String> expected) {
    writing.lock();
    try {
      Content present = read(product, name);
      if (!expected.test(present.sha256())) {
        throw new MeshException(
            ErrorCode.PRECONDITION_FAILED,
            "%s of %s was changed meanwhile and stays as it is; read it again, then change that"
                .formatted(name, product));
      }
      NextMajor.write(find(product, name), text);
      return Content.of(name, text.getBytes(StandardCharsets.UTF_8));
    } finally {
      writing.unlock();
    }
  }

  /** The names that are there are the only ones; nothing that a caller sends becomes a path. */
  private Path find(String product, String name) {
    Path folder = files.folder(product);
    if (!names(product).contains(name)) {
      throw new MeshException(
          ErrorCode.NOT_FOUND,
          "Product %s has no contract '%s'; it has %s"
              .formatted(product, name, String.join(", ", names(product))));
    }
    return folder.resolve(name);
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
