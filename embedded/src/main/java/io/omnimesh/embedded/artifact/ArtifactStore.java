package io.omnimesh.embedded.artifact;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives the files of a lock, fetched where they are missing and verified by SHA-256.
 *
 * <p>What was verified once is remembered by size and modification time; a start with everything in
 * place only looks at file attributes and loads no resolver. Safe for use by many threads.
 */
public final class ArtifactStore implements AutoCloseable {
  private final UserFolders folders;
  private final Supplier<Registry> connect;
  private final Object registryLock = new Object();
  private @Nullable Registry registry;

  public ArtifactStore(UserFolders folders) {
    this(folders, () -> MavenResolver.create(folders.repository()));
  }

  /**
   * A store over any registry.
   *
   * @param connect called once, when something is missing
   */
  ArtifactStore(UserFolders folders, Supplier<Registry> connect) {
    this.folders = folders;
    this.connect = connect;
  }

  /**
   * The files of a lock, in its order.
   *
   * @throws MeshException {@code UNAVAILABLE} where a file is missing and cannot be fetched, {@code
   *     INVALID_INPUT} where the repository serves other bytes than the lock names
   */
  public List<Path> files(ArtifactLock lock, Progress progress) {
    List<Path> paths =
        lock.files().stream()
            .map(file -> folders.repository().resolve(file.coordinate().path()))
            .toList();
    try {
      String remembered = remembered(lock);
      if (!remembered.isEmpty() && remembered.equals(attributes(lock, paths))) {
        return paths;
      }
      fetchMissing(lock, progress);
      verify(lock, paths, progress);
      remember(lock, attributes(lock, paths));
      return paths;
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.INTERNAL,
          "The files of " + lock.name() + " in " + folders.repository() + " cannot be read: " + e,
          e);
    }
  }

  private void fetchMissing(ArtifactLock lock, Progress progress) throws IOException {
    List<LockedFile> missing = new ArrayList<>();
    for (LockedFile file : lock.files()) {
      Path path = folders.repository().resolve(file.coordinate().path());
      if (!Files.isRegularFile(path)) {
        missing.add(file);
      } else if (Files.size(path) != file.sizeBytes()) {
        Files.delete(path);
        missing.add(file);
      }
    }
    if (!missing.isEmpty()) {
      registry().fetch(missing, progress);
    }
  }

  private void verify(ArtifactLock lock, List<Path> paths, Progress progress) throws IOException {
    long done = 0;
    for (int i = 0; i < paths.size(); i++) {
      LockedFile file = lock.files().get(i);
      progress.at("verify", done, lock.sizeBytes());
      if (!Sha256.of(paths.get(i)).equals(file.sha256())) {
        Files.delete(paths.get(i));
        registry().fetch(List.of(file), progress);
        refuseUnlessEqual(file, paths.get(i));
      }
      done += file.sizeBytes();
    }
  }

  private static void refuseUnlessEqual(LockedFile file, Path path) throws IOException {
    String actual = Sha256.of(path);
    if (!actual.equals(file.sha256())) {
      Files.delete(path);
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Artifact "
              + file.coordinate()
              + " was fetched with the SHA-256 "
              + actual
              + " instead of "
              + file.sha256()
              + " and was deleted; the repository or mirror in Maven's settings serves a wrong"
              + " file");
    }
  }

  /** One line a file: what must not change for the file to count as verified; empty if missing. */
  private static String attributes(ArtifactLock lock, List<Path> paths) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < paths.size(); i++) {
      try {
        BasicFileAttributes read = Files.readAttributes(paths.get(i), BasicFileAttributes.class);
        if (read.size() != lock.files().get(i).sizeBytes()) {
          return "";
        }
        lines.append(read.size()).append(' ').append(read.lastModifiedTime().toMillis());
        lines.append(' ').append(paths.get(i)).append('\n');
      } catch (IOException missing) {
        return "";
      }
    }
    return lines.toString();
  }

  private Path memory(ArtifactLock lock) {
    return memories().resolve(lock.name() + "-" + lock.shortHash());
  }

  private Path memories() {
    return folders.cache().resolve("verified");
  }

  private String remembered(ArtifactLock lock) throws IOException {
    Path file = memory(lock);
    return Files.isRegularFile(file) ? Files.readString(file) : "";
  }

  private void remember(ArtifactLock lock, String attributes) throws IOException {
    Path folder = MeshHome.createPrivate(memories());
    Path file = memory(lock);
    Path fresh = Files.createTempFile(folder, lock.name(), ".new");
    Files.writeString(fresh, attributes);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Resolves roots with everything that they need at run time into a lock.
   *
   * @param excludes {@code group:artifact} patterns; {@code *} stands for any
   * @param unpack recipes to keep as headers
   */
  public ArtifactLock lock(
      String name, List<Coordinate> roots, List<String> excludes, List<String> unpack) {
    List<String> headers = new ArrayList<>();
    headers.add("Everything that " + name + " runs from; made by ./mesh lock " + name + " ...");
    headers.add(
        "roots: " + roots.stream().map(Coordinate::toString).collect(Collectors.joining(" ")));
    if (!excludes.isEmpty()) {
      headers.add("exclude: " + String.join(" ", excludes));
    }
    unpack.forEach(recipe -> headers.add("unpack: " + recipe));
    List<LockedFile> files = new ArrayList<>();
    for (Registry.Resolved resolved : registry().closure(roots, excludes)) {
      try {
        files.add(
            new LockedFile(
                Sha256.of(resolved.file()), Files.size(resolved.file()), resolved.coordinate()));
      } catch (IOException e) {
        throw new MeshException(ErrorCode.INTERNAL, "Cannot read " + resolved.file(), e);
      }
    }
    return new ArtifactLock(name, headers, files);
  }

  private Registry registry() {
    synchronized (registryLock) {
      if (registry == null) {
        registry = connect.get();
      }
      return registry;
    }
  }

  @Override
  public void close() {
    synchronized (registryLock) {
      if (registry != null) {
        registry.close();
        registry = null;
      }
    }
  }
}
