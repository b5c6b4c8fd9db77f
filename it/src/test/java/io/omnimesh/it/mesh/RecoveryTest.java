package io.omnimesh.it.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.omnimesh.it.mesh.MeshState.PartLine;
import io.omnimesh.query.client.TrinoClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Parts and the launcher are killed, the mesh is stopped and started: it heals, and every row is
 * there.
 */
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecoveryTest {
  private static final Duration HEAL_TIME_MAX = Duration.ofMinutes(4);

  /** Tables that only grow, one for each kind of system that keeps rows. */
  private static final List<String> GROWING =
      List.of(
          "ecommerce_orders.public.orders",
          "stores_pos.stores_pos.baskets",
          "service_tickets.service_tickets.tickets",
          "mobile_profiles.mobile_profiles.push_sends",
          "service_surveys.public.answers",
          "supply_logistics.carrier.shipments");

  private final RunningMesh mesh = RunningMesh.shared();

  @Order(1)
  @ParameterizedTest
  @ValueSource(strings = {"redis", "mariadb", "kafka", "trino", "server", "simulator"})
  void aKilledPartIsStartedAgainAndLosesNothing(String name) {
    Map<String, Long> before = rows();
    PartLine victim = state().part(name);
    kill(victim.pid());
    awaitPart(name, part -> part.ready() && part.pid() != victim.pid());
    assertThat(state().part(name).restarts()).isGreaterThan(victim.restarts());
    assertNothingIsLost(before);
  }

  @Order(2)
  @Test
  void aKilledLauncherLeavesNoOrphanBehindTheNextStart() {
    Map<String, Long> before = rows();
    MeshState killed = state();
    kill(killed.launcherPid());
    mesh.output("up", "--detach");
    assertThat(killed.parts())
        .filteredOn(part -> part.pid() != 0)
        .allSatisfy(part ->
            assertThat(ProcessHandle.of(part.pid()).map(ProcessHandle::isAlive))
                .as("old process of " + part.name())
                .isNotEqualTo(Optional.of(true)));
    assertEveryPartIsReady();
    assertNothingIsLost(before);
  }

  @Order(3)
  @Test
  void stopAndStartKeepEveryRow() {
    Map<String, Long> before = rows();
    MeshState running = state();
    mesh.output("stop");
    await("the end of every process")
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> running.parts().stream().noneMatch(part -> part.pid() != 0 && runs(part.pid())));
    mesh.output("up", "--detach");
    assertEveryPartIsReady();
    assertNothingIsLost(before);
  }

  private MeshState state() {
    return MeshState.parse(mesh.output("status", "--output", "json"));
  }

  private void awaitPart(String name, Predicate<PartLine> condition) {
    await(name)
        .atMost(HEAL_TIME_MAX)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> condition.test(state().part(name)));
  }

  private void assertEveryPartIsReady() {
    assertThat(state().parts()).allMatch(PartLine::ready);
  }

  /** Rows by table, once every catalog answers; a catalog may take a moment after a start. */
  private Map<String, Long> rows() {
    TrinoClient trino = TrinoClient.of(mesh.home(), mesh.variables());
    return GROWING.stream()
        .collect(
            Collectors.toMap(
                table -> table,
                table ->
                    await(table)
                        .atMost(HEAL_TIME_MAX)
                        .pollInterval(Duration.ofSeconds(1))
                        .ignoreExceptions()
                        .until(() -> count(trino, table), count -> count > 0),
                (one, other) -> one,
                TreeMap::new));
  }

  private static long count(TrinoClient trino, String table) {
    Object count = trino.all("SELECT count(*) FROM " + table).getFirst().getFirst();
    return ((Number) count).longValue();
  }

  private void assertNothingIsLost(Map<String, Long> before) {
    assertThat(rows())
        .allSatisfy(
            (table, rows) -> assertThat(rows).as(table).isGreaterThanOrEqualTo(before.get(table)));
  }

  /** A process that ended and waits for its parent to take note (a zombie) does not run. */
  private static boolean runs(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException ended) {
      return false;
    }
  }

  private static void kill(long pid) {
    assertThat(pid).isPositive();
    assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
  }
}
