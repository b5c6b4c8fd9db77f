package io.omnimesh.embedded.install;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the entries of one archive below a folder and refuses those that point outside of it.
 *
 * <p>Files that the recipe does not keep are set aside until the end, as hard links of kept entries
 * may refer to them (Trino's plugin folders share their jars so).
 */
final class EntryWriter {
  private static final int EXECUTABLE_BITS = 0111;

  private final UnpackRecipe recipe;
  private final Path target;
  private final Path aside;
  private final Map<String, Path> written = new HashMap<>();

  EntryWriter(UnpackRecipe recipe, Path target) {
    this.recipe = recipe;
    this.target = target.toAbsolutePath().normalize();
    this.aside = this.target.resolve(".aside");
  }

  void folder(String entry) throws IOException {
    Optional<String> name = recipe.strippedName(entry);
    if (name.isPresent() && recipe.keeps(name.get())) {
      Files.createDirectories(inside(target, name.get()));
    }
  }

  void file(String entry, InputStream content, int mode) throws IOException {
    Optional<String> name = recipe.strippedName(entry);
    if (name.isEmpty()) {
      return;
    }
    Path file = place(name.get());
    Files.deleteIfExists(file);
    Files.copy(content, file);
    if ((mode & EXECUTABLE_BITS) != 0 || recipe.makesExecutable(name.get())) {
      Set<PosixFilePermission> permissions =
          EnumSet.copyOf(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
      Files.setPosixFilePermissions(file, permissions);
    }
    written.put(entry, file);
  }

  void hardLink(String entry, String linked) throws IOException {
    Optional<String> name = recipe.strippedName(entry);
    if (name.isEmpty()) {
      return;
    }
    Path existing = written.get(linked);
    if (existing == null) {
      throw outside(entry + " -> " + linked);
    }
    Path file = place(name.get());
    Files.deleteIfExists(file);
    Files.createLink(file, existing);
    written.put(entry, file);
  }

  void symbolicLink(String entry, String linked) throws IOException {
    Optional<String> name = recipe.strippedName(entry);
    if (name.isEmpty() || !recipe.keeps(name.get())) {
      return;
    }
    Path link = place(name.get());
    Path parent = link.getParent();
    if (parent == null || !parent.resolve(linked).normalize().startsWith(target)) {
      throw outside(entry + " -> " + linked);
    }
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, Path.of(linked));
  }

  /** Removes what was set aside; to be called once, after the last entry. */
  void finish() throws IOException {
    FileTree.delete(aside);
  }

  private Path place(String name) throws IOException {
    Path file = inside(recipe.keeps(name) ? target : aside, name);
    Path parent = file.getParent();
    if (parent != null) {
      refuseThroughLink(parent);
      Files.createDirectories(parent);
    }
    return file;
  }

  /** An entry must not be written through a link that an earlier entry made. */
  private void refuseThroughLink(Path folder) {
    for (Path each = folder; each.startsWith(target) && !each.equals(target); ) {
      if (Files.isSymbolicLink(each)) {
        throw outside(folder.toString());
      }
      Path parent = each.getParent();
      if (parent == null) {
        return;
      }
      each = parent;
    }
  }

  private static Path inside(Path folder, String name) {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder) || file.equals(folder)) {
      throw outside(name);
    }
    return file;
  }

  private static MeshException outside(String entry) {
    return new MeshException(
        ErrorCode.INVALID_INPUT,
        "The archive entry " + entry + " points outside of the archive; nothing was unpacked");
  }
}
