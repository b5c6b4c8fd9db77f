package io.omnimesh.embedded.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a lock: fetched once, verified, remembered; wrong bytes are refused. */
final class ArtifactStoreTest {
  private static final Coordinate COORDINATE = Coordinate.parse("org.example:part:tar.gz:1.2");
  private static final byte[] CONTENT = "the real bytes".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private final AtomicInteger fetches = new AtomicInteger();

  @Test
  void fetchesWhatIsMissingAndLoadsNoRegistryAfterwards() {
    try (ArtifactStore first = store(CONTENT)) {
      assertThat(first.files(lock(), Progress.ignored())).containsExactly(file());
    }
    try (ArtifactStore second = storeWithoutRegistry()) {
      assertThat(second.files(lock(), Progress.ignored())).containsExactly(file());
    }
    assertThat(fetches).hasValue(1);
  }

  @Test
  void fetchesAFileAgainThatWasChangedBehindItsBack() throws IOException {
    try (ArtifactStore store = store(CONTENT)) {
      store.files(lock(), Progress.ignored());
      Files.writeString(file(), "the evil bytes");
      Files.setLastModifiedTime(file(), FileTime.fromMillis(1));

      store.files(lock(), Progress.ignored());
    }
    assertThat(file()).hasBinaryContent(CONTENT);
    assertThat(fetches).hasValue(2);
  }

  @Test
  void refusesAndDeletesAFileThatTheRegistryServesWrongly() {
    try (ArtifactStore store = store("the evil bytes".getBytes(StandardCharsets.UTF_8))) {
      assertThatThrownBy(() -> store.files(lock(), Progress.ignored()))
          .isInstanceOfSatisfying(
              MeshException.class,
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_INPUT))
          .hasMessageContaining("org.example:part:tar.gz:1.2")
          .hasMessageContaining("mirror");
    }
    assertThat(file()).doesNotExist();
  }

  private Path file() {
    return folder.resolve("repository").resolve(COORDINATE.path());
  }

  private static ArtifactLock lock() {
    String hash = HexFormat.of().formatHex(Sha256.of(CONTENT));
    return new ArtifactLock(
        "part", List.of(), List.of(new LockedFile(hash, CONTENT.length, COORDINATE)));
  }

  private UserFolders folders() {
    return new UserFolders(folder.resolve("repository"), folder.resolve("cache"));
  }

  private ArtifactStore storeWithoutRegistry() {
    return new ArtifactStore(
        folders(),
        () -> {
          throw new AssertionError("a warm start must not load the resolver");
        });
  }

  /** A registry that is a byte array. */
  private ArtifactStore store(byte[] served) {
    return new ArtifactStore(
        folders(),
        () ->
            new Registry() {
              @Override
              public void fetch(List<LockedFile> files, Progress progress) {
                fetches.incrementAndGet();
                try {
                  Files.createDirectories(file().getParent());
                  Files.write(file(), served);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }

              @Override
              public List<Resolved> closure(List<Coordinate> roots, List<String> excludes) {
                return List.of();
              }

              @Override
              public void close() {}
            });
  }
}
