package io.omnimesh.query.catalogs;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one change happen at a time, among all threads of this process and all processes of the
 * installation. The operating system frees it when its holder dies.
 */
final class ChangeLock {
  private static final Duration WAIT_MAX = Duration.ofSeconds(90);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Path file;
  private final ReentrantLock threads = new ReentrantLock(true);

  ChangeLock(Path file) {
    this.file = file;
  }

  /**
   * Runs a change alone.
   *
   * @throws MeshException {@code CONFLICT} where another change takes too long
   */
  <T> T hold(Supplier<T> change) {
    long deadline = System.nanoTime() + WAIT_MAX.toNanos();
    try {
      if (!threads.tryLock(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(ErrorCode.CANCELLED, "Interrupted while waiting for " + file, e);
    }
    try {
      MeshHome.createPrivate(file.resolveSibling(".").normalize());
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        acquire(channel, deadline);
        return change.get();
      }
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot lock " + file + ": " + e.getMessage(), e);
    } finally {
      threads.unlock();
    }
  }

  /** Takes the lock; closing the channel gives it back. */
  private static void acquire(FileChannel channel, long deadline) throws IOException {
    while (!tryLock(channel)) {
      if (System.nanoTime() - deadline > 0) {
        throw busy();
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static MeshException busy() {
    return new MeshException(
        ErrorCode.CONFLICT,
        "Another change of the sources has not ended within "
            + WAIT_MAX.toSeconds()
            + " s; try again when it has");
  }
}
