package io.omnimesh.catalog.lineage.openlineage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Appends each event as one line of a file. */
final class FileTransport implements Transport {
  private final ToFile settings;
  private final ReentrantLock lock = new ReentrantLock();

  FileTransport(ToFile settings) {
    this.settings = settings;
  }

  @Override
  public void send(ObjectNode event) {
    ByteBuffer line = ByteBuffer.wrap((event + "\n").getBytes(StandardCharsets.UTF_8));
    lock.lock();
    try {
      if (settings.path().getParent() != null) {
        Files.createDirectories(settings.path().getParent());
      }
      try (FileChannel file =
          FileChannel.open(
              settings.path(), Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
        while (line.hasRemaining()) {
          file.write(line);
        }
      }
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.UNAVAILABLE,
          "Lineage cannot be written to "
              + settings.path()
              + ": "
              + e.getMessage()
              + "; check the folder and the room on the disk",
          e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {}
}
