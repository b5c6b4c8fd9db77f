package io.omnimesh.embedded.install;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.artifact.Progress;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Unpacks {@code tar.gz}, {@code tgz}, {@code txz}, {@code tar.xz}, {@code zip} and {@code jar}
 * into a folder, after a recipe. Modes and links are kept; nothing is written outside the folder.
 */
final class Unpacker {
  private static final int BUFFER_BYTES = 128 * 1024;

  private final UnpackRecipe recipe;
  private final EntryWriter writer;
  private final Progress progress;
  private long bytesTotal;

  private Unpacker(UnpackRecipe recipe, Path target, Progress progress) {
    this.recipe = recipe;
    this.writer = new EntryWriter(recipe, target);
    this.progress = progress;
  }

  /** Unpacks into a folder that exists and that nobody else uses. */
  static void unpack(Path archive, UnpackRecipe recipe, Path target, Progress progress)
      throws IOException {
    Unpacker unpacker = new Unpacker(recipe, target, progress);
    unpacker.bytesTotal = Files.size(archive);
    String name = archive.getFileName() == null ? "" : archive.getFileName().toString();
    if (name.endsWith(".jar") || name.endsWith(".zip")) {
      unpacker.zip(archive);
    } else {
      try (InputStream in = unpacker.counted(Files.newInputStream(archive))) {
        unpacker.tar(name, in);
      }
    }
    unpacker.writer.finish();
  }

  private void zip(Path archive) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
      Optional<ZipArchiveEntry> inner = Optional.empty();
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (recipe.inner().isEmpty()) {
          try (InputStream in = zip.getInputStream(entry)) {
            write(zip, entry, in);
          }
        } else if (recipe.isInner(entry.getName())) {
          inner = Optional.of(entry);
        }
      }
      if (inner.isPresent()) {
        try (InputStream in = counted(zip.getInputStream(inner.get()))) {
          tar(inner.get().getName(), in);
        }
      } else if (!recipe.inner().isEmpty()) {
        throw new MeshException(
            ErrorCode.INVALID_INPUT,
            archive + " holds no " + recipe.inner() + "; the recipe in its lock is wrong");
      }
    }
  }

  private void write(ZipFile zip, ZipArchiveEntry entry, InputStream in) throws IOException {
    if (entry.isDirectory()) {
      writer.folder(entry.getName());
    } else if (entry.isUnixSymlink()) {
      writer.symbolicLink(entry.getName(), zip.getUnixSymlink(entry));
    } else {
      writer.file(entry.getName(), in, entry.getUnixMode());
    }
  }

  private void tar(String name, InputStream in) throws IOException {
    InputStream plain;
    if (name.endsWith("gz")) {
      plain = new GZIPInputStream(in, BUFFER_BYTES);
    } else if (name.endsWith("xz")) {
      plain = new XZCompressorInputStream(in);
    } else {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, name + " is no archive that the launcher can unpack");
    }
    try (ArchiveInputStream<TarArchiveEntry> tar =
        new TarArchiveInputStream(new BufferedInputStream(plain, BUFFER_BYTES))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(entry, tar);
      }
    }
  }

  private void write(TarArchiveEntry entry, InputStream in) throws IOException {
    if (entry.isDirectory()) {
      writer.folder(entry.getName());
    } else if (entry.isSymbolicLink()) {
      writer.symbolicLink(entry.getName(), entry.getLinkName());
    } else if (entry.isLink()) {
      writer.hardLink(entry.getName(), entry.getLinkName());
    } else if (entry.isFile()) {
      writer.file(entry.getName(), in, entry.getMode());
    } else {
      throw refused(entry);
    }
  }

  private static MeshException refused(ArchiveEntry entry) {
    return new MeshException(
        ErrorCode.INVALID_INPUT,
        "The archive entry " + entry.getName() + " is neither file, folder nor link");
  }

  private InputStream counted(InputStream in) {
    return new FilterInputStream(in) {
      private long bytes;

      @Override
      public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
      }

      private void count(int read) {
        bytes += read;
        progress.at("unpack", Math.min(bytes, bytesTotal), bytesTotal);
      }
    };
  }
}
