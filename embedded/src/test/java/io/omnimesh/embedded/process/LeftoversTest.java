package io.omnimesh.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.embedded.part.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that outlived their launcher are found and ended; nobody else's are touched. */
final class LeftoversTest {
  private static final Duration GRACE = Duration.ofSeconds(5);

  @TempDir private Path folder;
  private final List<Process> foreign = new ArrayList<>();
  private MeshHome home;

  @BeforeEach
  void setUp() {
    home = new MeshHome(folder.resolve("mesh"));
    MeshHome.createPrivate(home.root());
    MeshHome.createPrivate(home.root().resolve("logs"));
  }

  @AfterEach
  void endForeign() {
    foreign.forEach(Process::destroyForcibly);
  }

  @Test
  void endsAMarkedProcessThatIgnoresTheFirstSignalAndItsChildren() {
    ChildProcess left = child(home, "trap '' TERM; sleep 300 & while :; do sleep 300; done");
    Leftovers leftovers = new Leftovers(home);

    assertThat(leftovers.end(Duration.ofMillis(300))).isGreaterThanOrEqualTo(1);

    assertThat(ProcFs.isAlive(left.identity())).isFalse();
    assertThat(leftovers.find()).isEmpty();
  }

  @Test
  void leavesAnotherInstallationAlone() {
    MeshHome other = new MeshHome(folder.resolve("mesh-other"));
    MeshHome.createPrivate(other.root());
    MeshHome.createPrivate(other.root().resolve("logs"));
    ChildProcess theirs = child(other, "exec sleep 300");

    assertThat(new Leftovers(home).end(GRACE)).isZero();

    assertThat(theirs.isAlive()).isTrue();
    assertThat(new Leftovers(other).end(GRACE)).isEqualTo(1);
  }

  @Test
  void leavesAShellAloneInWhichTheUserNamedTheInstallation() throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sleep", "300");
    builder.environment().put(ChildProcess.HOME_VARIABLE, home.root().toString());
    Process shell = builder.start();
    foreign.add(shell);

    assertThat(new Leftovers(home).end(GRACE)).isZero();

    assertThat(shell.isAlive()).isTrue();
  }

  @Test
  void findsARecordedProcessThatHidItsMarks() throws IOException {
    Process unmarked = new ProcessBuilder("sleep", "300").start();
    foreign.add(unmarked);
    Leftovers leftovers = new Leftovers(home);
    leftovers.record("database", ProcFs.snapshot(unmarked.pid()).orElseThrow().identity());

    assertThat(leftovers.find()).containsOnlyKeys("database");
    assertThat(leftovers.end(GRACE)).isEqualTo(1);
    assertThat(leftovers.find()).isEmpty();
  }

  @Test
  void doesNotTakeAReusedProcessNumberForTheRecordedProcess() throws IOException {
    Process stranger = new ProcessBuilder("sleep", "300").start();
    foreign.add(stranger);
    ProcFs.Identity real = ProcFs.snapshot(stranger.pid()).orElseThrow().identity();
    Leftovers leftovers = new Leftovers(home);
    leftovers.record("database", new ProcFs.Identity(real.pid(), real.startTicks() - 1));

    assertThat(leftovers.find()).isEmpty();
  }

  private static ChildProcess child(MeshHome home, String script) {
    return ChildProcess.start(
        home, "part", new Launch(List.of("sh", "-c", script), Map.of(), home.root()));
  }
}
