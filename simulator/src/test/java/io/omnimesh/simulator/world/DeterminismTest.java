package io.omnimesh.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.error.MeshException;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeterminismTest {
  private static final int DAYS = 9;
  private static final SimulationOptions DEFAULTS = SimulationOptions.ofDefaults();

  private final World world = SmallWorld.of(11);

  private String inOneStep(World of, SimulationOptions options) {
    SmallWorld.Digest digest = new SmallWorld.Digest();
    of.simulation(options).advanceTo(SmallWorld.day(DAYS), digest);
    return digest.hex();
  }

  @Test
  void sameSeedGivesTheSameBytesAndAnotherSeedOthers() {
    assertThat(inOneStep(SmallWorld.of(11), DEFAULTS)).isEqualTo(inOneStep(world, DEFAULTS));
    assertThat(inOneStep(SmallWorld.of(12), DEFAULTS)).isNotEqualTo(inOneStep(world, DEFAULTS));
  }

  @Test
  void sizeOfStepsDoesNotMatter() {
    SmallWorld.Digest digest = new SmallWorld.Digest();
    Simulation simulation = world.simulation(DEFAULTS);
    long step = 1;
    for (Instant at = simulation.time(); at.isBefore(SmallWorld.day(DAYS)); ) {
      at = at.plus(Duration.ofSeconds(step));
      step = (step * 7 + 13) % 50_000;
      Instant end = SmallWorld.day(DAYS);
      simulation.advanceTo(at.isBefore(end) ? at : end, digest);
    }
    assertThat(digest.hex()).isEqualTo(inOneStep(world, DEFAULTS));
  }

  @Test
  void numberOfThreadsDoesNotMatter() {
    assertThat(inOneStep(world, DEFAULTS.withThreads(3))).isEqualTo(inOneStep(world, DEFAULTS));
  }

  @Test
  void leavingSubjectsOutChangesNoOtherEvent() {
    Set<Subject> wanted = Set.of(Subject.POS, Subject.ORDERS);
    List<RetailEvent> some = SmallWorld.events(world, DEFAULTS.withSubjects(wanted), 3);
    List<RetailEvent> all = SmallWorld.events(world, DEFAULTS, 3);
    all.removeIf(event -> !wanted.contains(Subject.of(event)));
    assertThat(some).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void eventsComeInTheOrderOfTimeAndWithinTheStep() {
    Simulation simulation = world.simulation(DEFAULTS);
    Instant[] last = {SmallWorld.day(0)};
    simulation.advanceTo(
        SmallWorld.day(3),
        event -> {
          assertThat(event.time()).isBetween(last[0], SmallWorld.day(3));
          last[0] = event.time();
        });
    assertThat(simulation.time()).isEqualTo(SmallWorld.day(3));
  }

  @Test
  void goesOnAfterARestartWithoutGapOrRepetition(@TempDir Path folder) {
    Path file = folder.resolve("world.state");
    SmallWorld.Digest digest = new SmallWorld.Digest();
    Simulation before = world.simulation(DEFAULTS);
    before.advanceTo(SmallWorld.day(4).plusSeconds(40_000), digest);
    before.save(file);
    Simulation after = SmallWorld.of(11).resume(file, DEFAULTS);
    assertThat(after.time()).isEqualTo(before.time());
    after.advanceTo(SmallWorld.day(DAYS), digest);
    assertThat(digest.hex()).isEqualTo(inOneStep(world, DEFAULTS));
  }

  @Test
  void refusesTheStateOfAnotherWorldAndADamagedFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("world.state");
    Simulation simulation = world.simulation(DEFAULTS);
    simulation.advanceTo(SmallWorld.day(1), EventSink.discarding());
    simulation.save(file);
    assertThatThrownBy(() -> SmallWorld.of(12).resume(file, DEFAULTS))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("is of another world");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> world.resume(file, DEFAULTS))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("its checksum is wrong");
  }
}
