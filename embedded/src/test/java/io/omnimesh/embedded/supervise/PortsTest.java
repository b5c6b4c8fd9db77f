package io.omnimesh.embedded.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.error.MeshException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The pure decisions: port numbers, pauses, and the order of parts. */
final class PortsTest {
  private static final ShellPart STORE = ShellPart.named("store").listeningAt(7_000);
  private static final ShellPart APP = ShellPart.named("app").listeningAt(7_000);

  @Test
  void takesThePreferredNumberAndTheNextForTheSecondWhoPrefersIt() {
    Ports ports = Ports.assign(List.of(STORE, APP), Map.of(), Map.of(), port -> true);

    assertThat(ports.number("store", "main")).isEqualTo(7_000);
    assertThat(ports.number("app", "main")).isEqualTo(7_001);
    assertThat(ports.notices()).isEmpty();
  }

  @Test
  void leavesANumberToThePartThatKeptIt() {
    Map<String, Map<String, Integer>> kept = Map.of("app", Map.of("main", 7_000));

    Ports ports = Ports.assign(List.of(STORE, APP), kept, Map.of(), port -> true);

    assertThat(ports.number("app", "main")).isEqualTo(7_000);
    assertThat(ports.number("store", "main")).isEqualTo(7_001);
  }

  @Test
  void prefersTheWishAndTellsWhereItIsTaken() {
    Map<String, Integer> wish = Map.of("store", 9_000);

    assertThat(Ports.assign(List.of(STORE), Map.of(), wish, port -> true).number("store", "main"))
        .isEqualTo(9_000);
    Ports refused = Ports.assign(List.of(STORE), Map.of(), wish, port -> port != 9_000);
    assertThat(refused.number("store", "main")).isEqualTo(9_001);
    assertThat(refused.notices())
        .singleElement()
        .asString()
        .contains("Port 9000 of store is taken by another process; 9001");
  }

  @Test
  void namesThePortThatNoPartOfTheProfileHas() {
    Ports ports = Ports.assign(List.of(STORE), Map.of(), Map.of(), port -> true);

    assertThatThrownBy(() -> ports.number("trino", "main"))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("trino");
  }

  @Test
  void doublesThePauseUpToTheLongestAndForgetsAfterHealthyTimes() {
    BackOff backOff = BackOff.ofDefaults();

    assertThat(List.of(1, 2, 3, 7, 500).stream().map(backOff::pause))
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));
    assertThat(backOff.failures(4, Duration.ofMinutes(1))).isEqualTo(5);
    assertThat(backOff.failures(4, Duration.ofMinutes(5))).isEqualTo(1);
  }

  @Test
  void ordersPartsByTheirNeedsAndRefusesCircles() {
    ShellPart app = ShellPart.named("app").needing("store");
    ShellPart store = ShellPart.named("store");

    assertThat(Order.byNeeds(List.of(app, store))).containsExactly(store, app);
    assertThatThrownBy(() -> Order.byNeeds(List.of(app, store.needing("app"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("circle");
    assertThat(app.needs()).isEqualTo(Set.of("store"));
  }
}
