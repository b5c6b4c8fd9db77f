package io.omnimesh.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/**
 * A file that is written under another name and gets its own when it is closed, so that whoever
 * finds it finds all of it.
 */
record LocalOutputFile(String location, Path path) implements OutputFile {
  private enum IfPresent {
    REFUSE,
    REPLACE
  }

  @Override
  public PositionOutputStream create() {
    if (Files.exists(path)) {
      throw new AlreadyExistsException("File %s exists already", location);
    }
    return open(IfPresent.REFUSE);
  }

  @Override
  public PositionOutputStream createOrOverwrite() {
    return open(IfPresent.REPLACE);
  }

  private PositionOutputStream open(IfPresent ifPresent) {
    try {
      Path folder = path.resolveSibling("");
      Files.createDirectories(folder);
      Path partial = folder.resolve("." + path.getFileName() + '.' + UUID.randomUUID());
      return new Stream(this, partial, ifPresent);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + location, e);
    }
  }

  @Override
  public InputFile toInputFile() {
    return new LocalInputFile(location, path);
  }

  @Override
  public String toString() {
    return location;
  }

  /** Counts what is written; Iceberg writes in small pieces, hence the buffer. */
  private static final class Stream extends PositionOutputStream {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final LocalOutputFile file;
    private final Path partial;
    private final IfPresent ifPresent;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private long position;
    private boolean closed;

    Stream(LocalOutputFile file, Path partial, IfPresent ifPresent) throws IOException {
      this.file = file;
      this.partial = partial;
      this.ifPresent = ifPresent;
      this.channel =
          FileChannel.open(partial, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int b) throws IOException {
      if (!buffer.hasRemaining()) {
        drain();
      }
      buffer.put((byte) b);
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int done = 0;
      while (done < length) {
        if (!buffer.hasRemaining()) {
          drain();
        }
        int piece = Math.min(buffer.remaining(), length - done);
        buffer.put(bytes, offset + done, piece);
        done += piece;
      }
      position += length;
    }

    private void drain() throws IOException {
      buffer.flip();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      buffer.clear();
    }

    @Override
    public void flush() throws IOException {
      drain();
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try (channel) {
        drain();
        channel.force(true);
      }
      try {
        place();
      } finally {
        Files.deleteIfExists(partial);
      }
    }

    private void place() throws IOException {
      if (ifPresent == IfPresent.REPLACE) {
        Files.move(
            partial,
            file.path(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        return;
      }
      try {
        // A link, unlike a move, fails where the name is taken meanwhile.
        Files.createLink(file.path(), partial);
      } catch (FileAlreadyExistsException e) {
        throw new AlreadyExistsException(e, "File %s exists already", file.location());
      }
    }
  }
}
