package io.omnimesh.embedded.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.artifact.UserFolders;
import io.omnimesh.embedded.install.Installer;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.process.Leftovers;
import io.omnimesh.embedded.process.ProcFs;
import io.omnimesh.embedded.process.ProcFs.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts are real child processes here: shells that sleep, crash or ignore signals. */
final class SupervisorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final SupervisorSettings QUICK =
      new SupervisorSettings(
          new BackOff(Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMinutes(5)),
          Duration.ofMillis(100),
          3,
          Duration.ofMillis(20),
          Duration.ofSeconds(10),
          Duration.ofMillis(100),
          1_000_000,
          2,
          4);

  @TempDir private Path folder;
  private final List<Supervisor> started = new ArrayList<>();
  private MeshHome home;

  @BeforeEach
  void setUp() {
    home = new MeshHome(folder.resolve("mesh"));
  }

  @AfterEach
  void stopAll() throws InterruptedException {
    for (Supervisor supervisor : started) {
      supervisor.stop();
    }
  }

  @Test
  void startsAPartAfterThoseThatItNeedsAndStopsItBeforeThem() throws InterruptedException {
    Path events = folder.resolve("events");
    Supervisor mesh =
        up(
            ShellPart.named("app").needing("store").logging(events),
            ShellPart.named("store").logging(events));
    awaitReady(mesh, "app");

    mesh.stop();

    assertThat(events)
        .content()
        .isEqualTo("store started\napp started\napp stopped\nstore stopped\n");
    assertThat(mesh.status().parts()).allMatch(part -> part.state() == PartState.STOPPED);
  }

  @Test
  void startsAPartAgainThatWasKilledAndShowsWhy() {
    Supervisor mesh = up(ShellPart.named("store").saying("FATAL: the disk is full"));
    PartStatus first = awaitReady(mesh, "store");

    ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();

    await()
        .atMost(PATIENCE)
        .until(() -> part(mesh, "store"), now -> isReady(now) && now.pid() != first.pid());
    assertThat(part(mesh, "store").restarts()).isEqualTo(1);
    assertThat(part(mesh, "store").reason())
        .contains("ended with code 137")
        .contains("FATAL: the disk is full");
  }

  @Test
  void settlesWithAPartThatNeverComesUpAndLeavesTheOthersAlone() {
    Supervisor mesh =
        up(
            ShellPart.named("broken").running("echo 'error: no such table' ; exit 3"),
            ShellPart.named("waiting").needing("broken"),
            ShellPart.named("sound"));

    await().atMost(PATIENCE).until(() -> mesh.status().settled());

    assertThat(isReady(part(mesh, "sound"))).isTrue();
    assertThat(part(mesh, "waiting").state()).isEqualTo(PartState.WAITING);
    assertThat(part(mesh, "broken").reason())
        .contains("broken ended with code 3")
        .contains("error: no such table");
  }

  @Test
  void leavesOutAPartThatTheMachineCannotRunAndThoseThatNeedIt() {
    Supervisor mesh =
        up(
            ShellPart.named("picky").unavailableBecause("there is no JDK 17; install one"),
            ShellPart.named("app").needing("picky"));

    await().atMost(PATIENCE).until(() -> mesh.status().settled());

    assertThat(part(mesh, "picky").state()).isEqualTo(PartState.UNAVAILABLE);
    assertThat(part(mesh, "picky").reason()).isEqualTo("there is no JDK 17; install one");
    assertThat(part(mesh, "app").state()).isEqualTo(PartState.UNAVAILABLE);
  }

  @Test
  void endsWhatAKilledLauncherLeftBehindBeforeItStarts() {
    Supervisor killed = up(ShellPart.named("store"));
    PartStatus left = awaitReady(killed, "store");
    Identity orphan = ProcFs.snapshot(left.pid()).orElseThrow().identity();

    Supervisor next = create(ShellPart.named("store"));

    assertThat(ProcFs.isAlive(orphan)).isFalse();
    assertThat(next.status().notices()).singleElement().asString().contains("left behind");
  }

  @Test
  void endsWhatAPartStartsWhileItEnds() throws InterruptedException {
    Path late = folder.resolve("late");
    String startsAnother = "sleep 60 & echo $! > " + late + "; exit 0";
    Supervisor mesh =
        up(
            ShellPart.named("store")
                .running(
                    "trap '"
                        + startsAnother
                        + "' TERM; touch \"$READY\"; while :; do sleep 0.05; done"));
    awaitReady(mesh, "store");

    mesh.stop();

    assertThat(late).content().isNotBlank();
    assertThat(new Leftovers(home).find()).isEmpty();
  }

  @Test
  void restartsOnRequestAndResetsTheDataWithTheDependents() throws IOException {
    Supervisor mesh = up(ShellPart.named("store"), ShellPart.named("app").needing("store"));
    PartStatus app = awaitReady(mesh, "app");
    Files.writeString(home.data("store").resolve("row"), "precious");

    mesh.reset("store");

    await()
        .atMost(PATIENCE)
        .until(() -> part(mesh, "app"), now -> isReady(now) && now.pid() != app.pid());
    assertThat(home.data("store").resolve("row")).doesNotExist();
    assertThatThrownBy(() -> mesh.restart("stor")).isInstanceOf(MeshException.class);
  }

  @Test
  void keepsPortsAndSecretsOverStartsAndTellsOfATakenPort() throws Exception {
    Supervisor first = up(ShellPart.named("store").listeningAt(21_873));
    int port = awaitReady(first, "store").ports().getOrDefault("main", 0);
    String secret = Files.readString(home.secrets().resolve("store/admin"));
    first.stop();

    try (ServerSocket foreign = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      Supervisor second = create(ShellPart.named("store").listeningAt(21_873));

      assertThat(second.status().notices())
          .singleElement()
          .asString()
          .contains("Port " + foreign.getLocalPort() + " of store is taken");
    }
    assertThat(home.secrets().resolve("store/admin")).hasContent(secret);
    assertThat(Files.getPosixFilePermissions(home.secrets().resolve("store/admin"))).hasSize(2);
    assertThat(Files.readString(home.variablesFile())).contains("MESH_STORE_PORT=");
  }

  @Test
  void startsAPartAgainThatOutgrowsItsMemory() {
    Supervisor mesh = up(ShellPart.named("greedy").holding(60_000_000).limitedTo(20));

    await()
        .atMost(PATIENCE)
        .until(() -> part(mesh, "greedy").reason(), reason -> reason.contains("of memory"));
    assertThat(part(mesh, "greedy").reason())
        .startsWith("restarted: it used ")
        .endsWith("its limit is 20 MiB");
    await().atMost(PATIENCE).until(() -> part(mesh, "greedy").restarts() > 0);
  }

  @Test
  void takesNobodyElsesProcessForItsOwn() throws Exception {
    Supervisor mesh = create(ShellPart.named("store").listeningAt(21_874));
    started.add(mesh);
    int port = part(mesh, "store").ports().getOrDefault("main", 0);

    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      mesh.start();
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(part(mesh, "store").reason())
                  .contains("Port " + port + " of store is used by another process")
                  .contains(ProcessHandle.current().pid() + " (")
                  .contains("--port store=N"));
      assertThat(isReady(part(mesh, "store"))).isFalse();
    }
    awaitReady(mesh, "store");
  }

  private Supervisor create(Part... parts) {
    return Supervisor.create(
        home,
        new Supervisor.Plan("test", List.of(parts), Map.of(), Optional.empty()),
        new Installer(new UserFolders(folder.resolve("repository"), folder.resolve("cache"))),
        List.of(),
        QUICK,
        Clock.systemUTC(),
        new Random(1));
  }

  private Supervisor up(Part... parts) {
    Supervisor supervisor = create(parts);
    started.add(supervisor);
    supervisor.start();
    return supervisor;
  }

  private static PartStatus awaitReady(Supervisor mesh, String name) {
    return await().atMost(PATIENCE).until(() -> part(mesh, name), SupervisorTest::isReady);
  }

  private static PartStatus part(Supervisor mesh, String name) {
    return mesh.status().part(name).orElseThrow();
  }

  private static boolean isReady(PartStatus status) {
    return status.state() == PartState.READY;
  }
}
