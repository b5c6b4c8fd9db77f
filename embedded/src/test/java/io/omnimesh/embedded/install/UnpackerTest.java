package io.omnimesh.embedded.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.artifact.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives are unpacked as their recipe says, and never outside of their folder. */
final class UnpackerTest {
  private static final int PLAIN = 0644;
  private static final int EXECUTABLE = 0755;

  @TempDir private Path folder;
  private Path archive;
  private Path target;

  @BeforeEach
  void setUp() throws IOException {
    archive = folder.resolve("archive.tar.gz");
    target = Files.createDirectory(folder.resolve("target"));
  }

  @Test
  void keepsModesAndLinksOfTheKeptFolders() throws IOException {
    try (TarArchiveOutputStream tar = tar()) {
      file(tar, "server-1/bin/run", EXECUTABLE);
      file(tar, "server-1/plugin/unused/shared.jar", PLAIN);
      link(tar, "server-1/plugin/used/shared.jar", "server-1/plugin/unused/shared.jar");
      symbolicLink(tar, "server-1/bin/start", "run");
    }

    unpack("archive strip=1 keep=bin/ keep=plugin/used/");

    assertThat(target.resolve("bin/run")).isExecutable().hasContent("server-1/bin/run");
    assertThat(target.resolve("bin/start")).isSymbolicLink().isExecutable();
    assertThat(target.resolve("plugin/used/shared.jar"))
        .hasContent("server-1/plugin/unused/shared.jar");
    assertThat(target.resolve("plugin/unused")).doesNotExist();
    assertThat(target).isDirectoryNotContaining("glob:**.aside");
  }

  @Test
  void refusesAnEntryThatClimbsOut() throws IOException {
    try (TarArchiveOutputStream tar = tar()) {
      file(tar, "a/../../../escaped", PLAIN);
    }

    assertThatThrownBy(() -> unpack("archive"))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("points outside");
    assertThat(folder.resolve("escaped")).doesNotExist();
  }

  @Test
  void refusesASymbolicLinkThatPointsOut() throws IOException {
    try (TarArchiveOutputStream tar = tar()) {
      symbolicLink(tar, "door", "../..");
    }

    assertThatThrownBy(() -> unpack("archive")).isInstanceOf(MeshException.class);
  }

  @Test
  void refusesToWriteThroughALink() throws IOException {
    Files.createSymbolicLink(target.resolve("door"), folder);
    try (TarArchiveOutputStream tar = tar()) {
      file(tar, "door/escaped", PLAIN);
    }

    assertThatThrownBy(() -> unpack("archive")).isInstanceOf(MeshException.class);
    assertThat(folder.resolve("escaped")).doesNotExist();
  }

  @Test
  void refusesAHardLinkToAFileThatTheArchiveDoesNotHold() throws IOException {
    try (TarArchiveOutputStream tar = tar()) {
      link(tar, "passwd", "/etc/passwd");
    }

    assertThatThrownBy(() -> unpack("archive")).isInstanceOf(MeshException.class);
    assertThat(target.resolve("passwd")).doesNotExist();
  }

  @Test
  void refusesAZipEntryThatClimbsOut() throws IOException {
    archive = folder.resolve("archive.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("../escaped"));
      zip.write(1);
    }

    assertThatThrownBy(() -> unpack("archive")).isInstanceOf(MeshException.class);
    assertThat(folder.resolve("escaped")).doesNotExist();
  }

  @Test
  void makesThoseFilesOfAJarExecutableThatTheRecipeNames() throws IOException {
    archive = folder.resolve("archive.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (String name : new String[] {"db/linux/bin/dbd", "db/linux/share/text"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
      }
    }

    unpack("archive strip=2 executable=bin/");

    assertThat(target.resolve("bin/dbd")).isExecutable();
    assertThat(Files.isExecutable(target.resolve("share/text"))).isFalse();
  }

  @Test
  void saysWhichRecipeIsWrong() {
    assertThatThrownBy(() -> UnpackRecipe.parse("archive stripp=1"))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("stripp=1");
  }

  private void unpack(String recipe) throws IOException {
    Unpacker.unpack(archive, UnpackRecipe.parse(recipe), target, Progress.ignored());
  }

  private TarArchiveOutputStream tar() throws IOException {
    OutputStream file = Files.newOutputStream(archive);
    return new TarArchiveOutputStream(new GZIPOutputStream(file));
  }

  /** A file that contains its own name. */
  private static void file(TarArchiveOutputStream tar, String name, int mode) throws IOException {
    byte[] content = name.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    entry.setMode(mode);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static void link(TarArchiveOutputStream tar, String name, String linked)
      throws IOException {
    special(tar, name, linked, TarConstants.LF_LINK);
  }

  private static void symbolicLink(TarArchiveOutputStream tar, String name, String linked)
      throws IOException {
    special(tar, name, linked, TarConstants.LF_SYMLINK);
  }

  private static void special(TarArchiveOutputStream tar, String name, String linked, byte kind)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind);
    entry.setLinkName(linked);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }
}
