package io.omnimesh.embedded.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lock files, coordinates, and where the user's Maven repository lies. */
final class ArtifactLockTest {
  private static final String TEXT =
      """
      # Everything that db runs from
      # unpack: db-linux inner=*.txz
      %s  42  org.example:db-linux:jar:1.0
      %s  7  org.example:db-tool:tar.gz:all:1.0
      """
          .formatted("a".repeat(64), "b".repeat(64));

  @TempDir private Path folder;

  @Test
  void rendersWhatItRead() {
    assertThat(ArtifactLock.parse("db", TEXT).render()).isEqualTo(TEXT);
  }

  @Test
  void findsHeadersAndPaths() {
    ArtifactLock lock = ArtifactLock.parse("db", TEXT);

    assertThat(lock.headers("unpack")).containsExactly("db-linux inner=*.txz");
    assertThat(lock.sizeBytes()).isEqualTo(49);
    assertThat(lock.files().getLast().coordinate().path())
        .isEqualTo("org/example/db-tool/1.0/db-tool-1.0-all.tar.gz");
  }

  @Test
  void namesTheLineThatIsWrong() {
    assertThatThrownBy(() -> ArtifactLock.parse("db", "# fine\nabc 1 a:b:1\n"))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("Line 2 of the artifact lock db");
  }

  @Test
  void refusesACoordinateThatClimbsOutOfTheRepository() {
    assertThatThrownBy(() -> Coordinate.parse("a:..:1")).isInstanceOf(MeshException.class);
    assertThatThrownBy(() -> Coordinate.parse("a:b/c:1")).isInstanceOf(MeshException.class);
  }

  @Test
  void usesTheRepositoryOfMavensSettings() throws IOException {
    Files.createDirectories(folder.resolve(".m2"));
    Files.writeString(
        folder.resolve(".m2/settings.xml"),
        "<settings><localRepository>${user.home}/repo</localRepository></settings>");

    assertThat(UserFolders.find(Map.of(), folder).repository()).isEqualTo(folder.resolve("repo"));
    assertThat(
            UserFolders.find(Map.of("MAVEN_ARGS", "-B -Dmaven.repo.local=/r"), folder).repository())
        .isEqualTo(Path.of("/r"));
  }

  @Test
  void usesTheCacheFolderThatTheUserNames() {
    assertThat(UserFolders.find(Map.of(), folder).cache())
        .isEqualTo(folder.resolve(".cache/omnimesh"));
    assertThat(UserFolders.find(Map.of("XDG_CACHE_HOME", "/c"), folder).cache())
        .isEqualTo(Path.of("/c/omnimesh"));
    assertThat(UserFolders.find(Map.of("XDG_CACHE_HOME", "/c", "MESH_CACHE", "/m"), folder).cache())
        .isEqualTo(Path.of("/m"));
  }
}
