package io.omnimesh.embedded.install;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes folders of the cache that several processes may want at once. A folder exists complete or
 * not at all: it is filled under another name and then renamed.
 */
final class SharedFolder {
  private static final ConcurrentHashMap<Path, ReentrantLock> WITHIN_PROCESS =
      new ConcurrentHashMap<>();

  private final Path cache;

  SharedFolder(Path cache) {
    this.cache = cache;
  }

  /** Fills an empty folder. */
  @FunctionalInterface
  interface Filler {
    void fill(Path folder) throws IOException, InterruptedException;
  }

  /**
   * The folder of that name, made by the filler where it does not exist.
   *
   * @param bytesNeeded free space that making it takes, at most
   */
  Path make(String name, long bytesNeeded, Filler filler) throws IOException, InterruptedException {
    Path folder = cache.resolve(name);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    MeshHome.createPrivate(cache);
    Path lockFile = cache.resolve(name + ".lock");
    ReentrantLock within = WITHIN_PROCESS.computeIfAbsent(lockFile, key -> new ReentrantLock());
    within.lockInterruptibly();
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (!Files.isDirectory(folder) && held.isValid()) {
        refuseWithoutSpace(name, bytesNeeded);
        Path partial = cache.resolve(name + ".partial");
        FileTree.delete(partial);
        Files.createDirectory(partial);
        filler.fill(partial);
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      return folder;
    } finally {
      within.unlock();
    }
  }

  private void refuseWithoutSpace(String name, long bytesNeeded) throws IOException {
    long free = Files.getFileStore(cache).getUsableSpace();
    if (free < bytesNeeded) {
      throw new MeshException(
          ErrorCode.LIMIT_EXCEEDED,
          "%s needs about %d MB in %s, but only %d MB are free; free some, or set MESH_CACHE to a folder on another disk"
              .formatted(name, bytesNeeded / 1_000_000, cache, free / 1_000_000));
    }
  }
}
