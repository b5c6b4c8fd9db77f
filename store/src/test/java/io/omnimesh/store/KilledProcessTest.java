package io.omnimesh.store;

import static io.omnimesh.store.Ports.ORDERS;
import static io.omnimesh.store.Ports.deployed;
import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.catalog.state.ApplyRun;
import io.omnimesh.catalog.state.Lease;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What stays of a process that gets {@code kill -9} in the middle of its work. */
class KilledProcessTest {
  private static final String READY = "ready";

  /** Begins an apply, does half of it, and holds everything until it is killed. */
  static final class Half {
    private Half() {}

    public static void main(String[] args) throws Exception {
      Store store = Store.open(TestDatabase.settings(Integer.parseInt(args[0]), args[1]));
      Lease lease = store.leases().acquire("apply", "the killed one", Duration.ofMinutes(1));
      ApplyRun run = store.journal().begin("p1", "{\"a\":1}", List.of("topic", "view"), "anna");
      store.journal().stepDone(run.id(), 0);
      store.registry().record(deployed(ORDERS, "1.0.0"), 0);
      store.materialisations().start(ORDERS, "anna", lease);
      // The rest of the lease's time passes after the death.
      assertThat(store.leases().renew(lease, Duration.ofMillis(800))).isPresent();
      System.out.println(READY);
      Thread.sleep(Duration.ofMinutes(5));
    }
  }

  @Test
  void leavesAJournalToResumeAndALeaseToTakeOver() throws Exception {
    StoreSettings settings = TestDatabase.empty();
    try (Store store = Store.open(settings)) {
      killHalfway(settings);

      Lease next =
          Awaitility.await()
              .until(
                  () -> store.leases().claim("apply", "next", Duration.ofMinutes(1)).granted(),
                  Optional::isPresent)
              .orElseThrow();
      assertThat(next.token()).isEqualTo(2);
      ApplyRun run = store.journal().unfinished().getFirst();
      assertThat(run.planJson()).isEqualTo("{\"a\":1}");
      assertThat(run.next().orElseThrow().text()).isEqualTo("view");
      assertThat(store.registry().find(ORDERS)).isPresent();
      assertThat(store.materialisations().abandoned()).hasSize(1);
    }
  }

  private static void killHalfway(StoreSettings settings) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Half.class.getName(),
                String.valueOf(settings.port()),
                settings.database())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo(READY);
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).isEqualTo(137);
  }
}
