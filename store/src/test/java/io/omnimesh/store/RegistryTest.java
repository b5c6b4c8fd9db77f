package io.omnimesh.store;

import static io.omnimesh.store.Ports.NOON;
import static io.omnimesh.store.Ports.ORDERS;
import static io.omnimesh.store.Ports.SALES;
import static io.omnimesh.store.Ports.deployed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.catalog.state.DeployedPort;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.PortStatus;
import io.omnimesh.catalog.state.Registry;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private final Store store = Store.open(TestDatabase.empty());
  private final Registry registry = store.registry();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void givesBackWhatWasRecorded() {
    DeployedPort recorded = registry.record(deployed(ORDERS, "1.0.0"), 0);

    assertThat(recorded).isEqualTo(deployed(ORDERS, "1.0.0").withRevision(1));
    assertThat(registry.find(ORDERS)).contains(recorded);
    assertThat(registry.find(SALES)).isEmpty();
  }

  @Test
  void listsPortsInOrder() {
    registry.record(deployed(SALES, "2.0.0"), 0);
    registry.record(deployed(new PortId("ecommerce", "orders", "orders", 2), "2.0.0"), 0);
    registry.record(deployed(ORDERS, "1.0.0"), 0);

    assertThat(registry.deployed())
        .extracting(port -> port.id().toString())
        .containsExactly("ecommerce/orders v1", "ecommerce/orders v2", "stores/sales:pos_sales v2");
  }

  @Test
  void keepsEveryVersionNewestFirst() {
    DeployedPort first = registry.record(deployed(ORDERS, "1.0.0"), 0);
    DeployedPort second = registry.record(deployed(ORDERS, "1.1.0"), first.revision());
    DeployedPort third =
        registry.record(
            second.withStatus(PortStatus.DEPRECATED, Optional.of(LocalDate.of(2026, 12, 31))),
            second.revision());

    assertThat(registry.versions(ORDERS)).containsExactly(third, second, first);
    assertThat(third.deprecatedUntil()).contains(LocalDate.of(2026, 12, 31));
  }

  @Test
  void refusesAChangeOfWhatTheWriterHasNotSeenAndSaysWhoAndWhen() {
    DeployedPort first = registry.record(deployed(ORDERS, "1.0.0"), 0);
    registry.record(
        deployed(ORDERS, "1.1.0").withApplied(NOON.plusSeconds(60), "bert"), first.revision());

    assertConflict(() -> registry.record(deployed(ORDERS, "1.2.0"), first.revision()))
        .hasMessageContaining("ecommerce/orders v1")
        .hasMessageContaining("bert")
        .hasMessageContaining("2026-03-01T12:01:00")
        .hasMessageContaining("1.1.0");
    assertConflict(() -> registry.record(deployed(ORDERS, "1.2.0"), 0));
    assertConflict(() -> registry.record(deployed(SALES, "2.0.0"), 4));
    assertThat(registry.find(ORDERS).orElseThrow().version()).isEqualTo("1.1.0");
  }

  @Test
  void refusesTheTableOfAnotherProduct() {
    registry.record(deployed(ORDERS, "1.0.0"), 0);
    PortId same = new PortId("ecommerce", "returns", "orders", 1);

    assertConflict(() -> registry.record(deployed(same, "1.0.0"), 0))
        .hasMessageContaining("mesh.ecommerce.orders_v1")
        .hasMessageContaining("ecommerce/orders v1");
  }

  @Test
  void aRemovalIsTheLastVersionAndRevisionsGoOnRising() {
    DeployedPort first = registry.record(deployed(ORDERS, "1.0.0"), 0);
    registry.remove(ORDERS, first.revision(), NOON.plusSeconds(5), "bert");

    assertThat(registry.find(ORDERS)).isEmpty();
    DeployedPort last = registry.versions(ORDERS).getFirst();
    assertThat(last.status()).isEqualTo(PortStatus.RETIRED);
    assertThat(last.appliedBy()).isEqualTo("bert");
    assertConflict(() -> registry.record(deployed(ORDERS, "1.1.0"), first.revision()))
        .hasMessageContaining("removed");
    assertThat(registry.record(deployed(ORDERS, "1.1.0"), 0).revision()).isEqualTo(3);
  }

  @Test
  void refusesToRemoveWhatChangedOrIsNotThere() {
    registry.record(deployed(ORDERS, "1.0.0"), 0);

    assertConflict(() -> registry.remove(ORDERS, 7, NOON, "bert"));
    assertThatThrownBy(() -> registry.remove(SALES, 1, NOON, "bert"))
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
  }

  @Test
  void ofManyWritersAtOnceExactlyOneWinsEachRound() throws Exception {
    long revision = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 10; round++) {
        long seen = revision;
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
          String version = "1." + round + '.' + writer;
          writers.add(() -> records(version, seen));
        }
        int winners = 0;
        for (Future<Boolean> writer : threads.invokeAll(writers)) {
          winners += writer.get() ? 1 : 0;
        }
        assertThat(winners).as("winners of round " + round).isOne();
        revision = registry.find(ORDERS).orElseThrow().revision();
      }
    }
    assertThat(registry.versions(ORDERS)).hasSize(10);
  }

  private boolean records(String version, long seen) {
    try {
      return registry.record(deployed(ORDERS, version), seen).revision() > seen;
    } catch (MeshException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
      return false;
    }
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable>
      assertConflict(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
  }
}
