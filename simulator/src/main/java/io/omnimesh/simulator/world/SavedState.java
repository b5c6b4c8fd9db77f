package io.omnimesh.simulator.world;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The file of a saved simulation: a header, the state, and a checksum; written whole or not at all.
 */
final class SavedState {
  private static final String MAGIC = "omnimesh-world-1";
  private static final int BUFFER_BYTES = 1 << 16;

  private SavedState() {}

  static void save(Path file, GeneratedWorld world, RunningWorld running) {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try {
      CheckedOutputStream checked =
          new CheckedOutputStream(
              new BufferedOutputStream(Files.newOutputStream(beside), BUFFER_BYTES), new CRC32());
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(checked, BUFFER_BYTES))) {
        out.writeUTF(MAGIC);
        out.writeUTF(world.settings().toString());
        running.write(out);
        out.flush();
        out.writeLong(checked.getChecksum().getValue());
      }
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.INTERNAL, "Cannot save the simulation to " + file + ": " + e.getMessage(), e);
    }
  }

  static RunningWorld resume(Path file, GeneratedWorld world, SimulationOptions options) {
    try {
      verify(file);
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
        String magic = in.readUTF();
        String settings = in.readUTF();
        if (!magic.equals(MAGIC) || !settings.equals(world.settings().toString())) {
          throw new MeshException(
              ErrorCode.CONFLICT,
              "The saved simulation %s is of another world (%s, %s); this world is %s. Start it with"
                      .formatted(file, magic, settings, world.settings())
                  + " the settings of the saved one, or remove the file to begin anew");
        }
        return RunningWorld.read(world, options, in);
      }
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Cannot read the saved simulation %s: %s. Remove the file to begin anew"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void verify(Path file) throws IOException {
    long body = Files.size(file) - Long.BYTES;
    CheckedInputStream checked =
        new CheckedInputStream(
            new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES), new CRC32());
    try (DataInputStream in = new DataInputStream(checked)) {
      if (body < 0) {
        throw new IOException("it is cut short");
      }
      in.skipNBytes(body);
      long computed = checked.getChecksum().getValue();
      if (in.readLong() != computed) {
        throw new IOException("its checksum is wrong");
      }
    }
  }
}
