package io.omnimesh.embedded.supervise;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Lets one launcher run in an installation; the system frees it when the launcher dies. */
public final class InstanceLock implements AutoCloseable {
  private final FileChannel channel;

  private InstanceLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws MeshException {@code CONFLICT} where another launcher runs, with its process
   */
  public static InstanceLock take(MeshHome home) {
    Path file = file(home);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel).isEmpty()) {
        channel.close();
        throw new MeshException(
            ErrorCode.CONFLICT,
            "The mesh of %s already runs (launcher process %s); see ./mesh status, or stop it with ./mesh stop"
                .formatted(home.root(), Files.readString(file).strip()));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
      return new InstanceLock(channel);
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot lock " + file + ": " + e, e);
    }
  }

  /** The process of the launcher that runs, if one does. */
  public static Optional<Long> holder(MeshHome home) {
    Path file = file(home);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (tryLock(channel).isPresent()) {
        return Optional.empty();
      }
      String text = Files.readString(file).strip();
      return Optional.of(text.matches("[0-9]+") ? Long.parseLong(text) : 0L);
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot read " + file + ": " + e, e);
    }
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException heldByThisProcess) {
      return Optional.empty();
    }
  }

  private static Path file(MeshHome home) {
    return MeshHome.createPrivate(home.run()).resolve("launcher.lock");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot free the launcher's lock", e);
    }
  }
}
