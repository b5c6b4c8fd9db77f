package io.omnimesh.embedded.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shared folder exists complete or not at all. */
final class SharedFolderTest {
  @TempDir private Path cache;

  @Test
  void isFilledOnceHoweverManyWantIt() throws Exception {
    AtomicInteger filled = new AtomicInteger();
    List<Future<Path>> wanted = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        wanted.add(
            threads.submit(() ->
                new SharedFolder(cache)
                    .make(
                        "tool",
                        1,
                        folder -> {
                          filled.incrementAndGet();
                          Files.writeString(folder.resolve("file"), "complete");
                        })));
      }
    }
    for (Future<Path> folder : wanted) {
      assertThat(folder.get().resolve("file")).hasContent("complete");
    }
    assertThat(filled).hasValue(1);
  }

  @Test
  void doesNotExistAfterAFailureAndIsMadeByTheNextWhoWantsIt() throws Exception {
    SharedFolder shared = new SharedFolder(cache);
    assertThatThrownBy(() ->
            shared.make(
                "tool",
                1,
                folder -> {
                  Files.writeString(folder.resolve("half"), "");
                  throw new IOException("the disk broke");
                }))
        .hasMessage("the disk broke");
    assertThat(cache.resolve("tool")).doesNotExist();

    Path folder = shared.make("tool", 1, made -> Files.writeString(made.resolve("file"), ""));

    assertThat(folder).isDirectoryContaining("glob:**file").isDirectoryNotContaining("glob:**half");
  }

  @Test
  void saysHowMuchSpaceIsMissing() {
    assertThatThrownBy(() -> new SharedFolder(cache).make("tool", Long.MAX_VALUE, made -> {}))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("MESH_CACHE");
  }
}
