package io.omnimesh.embedded.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.artifact.UserFolders;
import io.omnimesh.embedded.install.Installer;
import io.omnimesh.embedded.supervise.Supervisor;
import io.omnimesh.embedded.supervise.SupervisorSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other commands reach the launcher, also where the installation's path is very long. */
final class ControlTest {
  @TempDir private Path folder;

  @Test
  void answersStatusAndStop() {
    answersAt(new MeshHome(folder));
  }

  @Test
  void answersWhereThePathIsTooLongForASocket() {
    answersAt(new MeshHome(folder.resolve("x".repeat(60)).resolve("y".repeat(60))));
  }

  @Test
  void saysNothingWhereNoLauncherRuns() {
    assertThat(new ControlClient(new MeshHome(folder)).status()).isEmpty();
  }

  private static void answersAt(MeshHome home) {
    AtomicInteger stops = new AtomicInteger();
    ControlClient client = new ControlClient(home);
    try (ControlServer _ = ControlServer.start(home, supervisor(home), stops::incrementAndGet)) {
      assertThat(client.status().orElseThrow().home()).isEqualTo(home.root().toString());
      assertThatThrownBy(() -> client.restart("nothing"))
          .isInstanceOfSatisfying(
              MeshException.class,
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND));
      assertThat(client.stop()).isPresent();
    }
    assertThat(stops).hasValue(1);
    assertThat(client.status()).isEmpty();
  }

  private static Supervisor supervisor(MeshHome home) {
    return Supervisor.create(
        home,
        new Supervisor.Plan("test", List.of(), Map.of(), Optional.empty()),
        new Installer(
            new UserFolders(home.root().resolve("repository"), home.root().resolve("cache"))),
        List.of(),
        SupervisorSettings.ofDefaults(),
        Clock.systemUTC(),
        new Random(1));
  }
}
