package io.omnimesh.embedded.install;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.artifact.ArtifactLock;
import io.omnimesh.embedded.artifact.ArtifactStore;
import io.omnimesh.embedded.artifact.LockedFile;
import io.omnimesh.embedded.artifact.Progress;
import io.omnimesh.embedded.artifact.UserFolders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Gives a part what it runs from, by name. A name is one of three resources below {@code
 * artifacts/}:
 *
 * <ul>
 *   <li>{@code <name>.lock}: Maven artifacts; those with an {@code unpack} header are unpacked (see
 *       {@link UnpackRecipe}), in the order of the headers, into one folder;
 *   <li>{@code <name>.requirements.txt}: Python packages with exact versions and hashes; the folder
 *       is the virtual environment;
 *   <li>{@code <name>.debian}: names of Debian packages; the folder is the root that they are
 *       unpacked into, as in {@code usr/bin/<program>}.
 * </ul>
 *
 * <p>All of it lies in folders shared by the user's installations and is made once. Safe for use by
 * many threads.
 */
public final class Installer implements AutoCloseable {
  private static final long PYTHON_BYTES = 1_500_000_000;
  private static final long DEBIAN_BYTES = 500_000_000;
  private static final int UNPACKED_TO_PACKED_RATIO = 3;
  private static final int SHORT_HASH_LENGTH = 12;

  private final ArtifactStore store;
  private final Path cache;
  private final SharedFolder shared;

  public Installer(UserFolders folders) {
    this.store = new ArtifactStore(folders);
    this.cache = folders.cache();
    this.shared = new SharedFolder(cache);
  }

  /**
   * What a name stands for on this machine.
   *
   * @param files the locked files, none for Python and Debian packages
   * @param folder what was unpacked or installed, where the name says so
   */
  public record Installed(List<Path> files, Optional<Path> folder) {
    public Installed {
      files = List.copyOf(files);
    }
  }

  /**
   * Fetches and unpacks what is missing; quick where nothing is.
   *
   * @throws MeshException {@code NOT_FOUND} where this machine lacks what it takes (Python,
   *     apt-get), {@code UNAVAILABLE} where a registry cannot be reached, {@code LIMIT_EXCEEDED}
   *     where the disk is full
   */
  public Installed install(String name, Progress progress)
      throws IOException, InterruptedException {
    Optional<String> requirements = resource(name + ".requirements.txt");
    if (requirements.isPresent()) {
      return python(name, requirements.get(), progress);
    }
    Optional<String> debian = resource(name + ".debian");
    if (debian.isPresent()) {
      return debian(name, debian.get(), progress);
    }
    return locked(ArtifactLock.named(name), progress);
  }

  private Installed locked(ArtifactLock lock, Progress progress)
      throws IOException, InterruptedException {
    List<Path> files = store.files(lock, progress);
    List<String> recipes = lock.headers("unpack");
    if (recipes.isEmpty()) {
      return new Installed(files, Optional.empty());
    }
    Path folder =
        shared.make(
            lock.name() + "-" + lock.shortHash(),
            lock.sizeBytes() * UNPACKED_TO_PACKED_RATIO,
            partial -> {
              for (String text : recipes) {
                UnpackRecipe recipe = UnpackRecipe.parse(text);
                Unpacker.unpack(archive(lock, files, recipe), recipe, partial, progress);
              }
            });
    return new Installed(files, Optional.of(folder));
  }

  private static Path archive(ArtifactLock lock, List<Path> files, UnpackRecipe recipe) {
    for (int i = 0; i < files.size(); i++) {
      LockedFile file = lock.files().get(i);
      if (file.coordinate().artifact().equals(recipe.artifact())) {
        return files.get(i);
      }
    }
    throw new MeshException(
        ErrorCode.INTERNAL,
        "The lock " + lock.name() + " unpacks " + recipe.artifact() + " but does not list it");
  }

  private Installed python(String name, String requirements, Progress progress)
      throws IOException, InterruptedException {
    String folderName = name + "-" + shortHash(requirements);
    Path folder =
        shared.make(
            folderName,
            PYTHON_BYTES,
            partial -> {
              progress.at("pip install", 0, 0);
              PythonEnvironment.create(partial, cache.resolve(folderName), requirements);
            });
    if (!Files.isExecutable(folder.resolve("bin/python"))) {
      throw new MeshException(
          ErrorCode.NOT_FOUND,
          "The Python that "
              + folder
              + " was made with is gone; delete the folder and start again");
    }
    return new Installed(List.of(), Optional.of(folder));
  }

  private Installed debian(String name, String text, Progress progress)
      throws IOException, InterruptedException {
    List<String> packages =
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    Path folder =
        shared.make(
            name + "-" + shortHash(text),
            DEBIAN_BYTES,
            partial -> {
              progress.at("apt-get download", 0, 0);
              DebianPackages.unpack(partial, packages);
            });
    return new Installed(List.of(), Optional.of(folder));
  }

  private static String shortHash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, SHORT_HASH_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static Optional<String> resource(String name) throws IOException {
    try (InputStream in = Installer.class.getResourceAsStream("/artifacts/" + name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
