package io.omnimesh.store;

import static io.omnimesh.store.Ports.ORDERS;
import static io.omnimesh.store.Ports.SALES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.catalog.state.Lease;
import io.omnimesh.catalog.state.MaterialisationRun;
import io.omnimesh.catalog.state.MaterialisationRun.State;
import io.omnimesh.catalog.state.MaterialisationRuns;
import io.omnimesh.catalog.state.PageRequest;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MaterialisationRunsTest {
  private final Store store = Store.open(TestDatabase.empty());
  private final MaterialisationRuns runs = store.materialisations();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aRunStartsAndEndsOnce() {
    MaterialisationRun started = runs.start(ORDERS, "schedule", lease(Duration.ofMinutes(1)));
    assertThat(started.state()).isEqualTo(State.RUNNING);
    assertThat(runs.abandoned()).isEmpty();

    MaterialisationRun ended = publish(started.id());
    assertThat(ended.endedAt()).isPresent();
    assertThat(ended.rows()).hasValue(5);
    assertThat(publish(started.id())).isEqualTo(ended);
    assertThat(runs.latest(ORDERS)).contains(ended);
    assertThat(runs.latest()).containsExactly(ended);
    assertCode(ErrorCode.CONFLICT, () -> end(started.id(), State.FAILED));
    assertCode(ErrorCode.NOT_FOUND, () -> end(started.id() + 1, State.FAILED));
  }

  @Test
  void refusesToStartUnderALeaseThatIsLost() {
    Lease lease = lease(Duration.ofMinutes(1));
    store.leases().release(lease);
    assertCode(ErrorCode.CONFLICT, () -> runs.start(ORDERS, "anna", lease));
  }

  @Test
  void aRunWhoseLeaseIsGoneIsAbandonedUntilSomeoneSettlesIt() {
    MaterialisationRun run = runs.start(ORDERS, "schedule", lease(Duration.ofMillis(100)));
    Awaitility.await().until(() -> !runs.abandoned().isEmpty());
    // The next holder of the lease does not revive it.
    runs.start(SALES, "schedule", lease(Duration.ofMinutes(1)));

    assertThat(runs.abandoned()).containsExactly(run);
    end(run.id(), State.INTERRUPTED);
    assertThat(runs.abandoned()).isEmpty();
  }

  @Test
  void retentionSparesTheNewestAndTheNewestThatPublished() {
    Lease lease = lease(Duration.ofMinutes(1));
    publish(runs.start(ORDERS, "schedule", lease).id());
    long published = runs.start(ORDERS, "schedule", lease).id();
    publish(published);
    end(runs.start(ORDERS, "schedule", lease).id(), State.FAILED);
    long newest = runs.start(ORDERS, "schedule", lease).id();
    end(newest, State.REJECTED);

    assertThat(runs.purgeBefore(Instant.parse("9999-01-01T00:00:00Z"))).isEqualTo(2);
    assertThat(runs.page(ORDERS, PageRequest.first(10)).items())
        .extracting(MaterialisationRun::id)
        .containsExactly(newest, published);
    assertThat(runs.latestPublished(ORDERS).orElseThrow().id()).isEqualTo(published);
  }

  private Lease lease(Duration ttl) {
    return store.leases().acquire("materialise ecommerce.orders_v1", "server process 1", ttl);
  }

  private MaterialisationRun publish(long run) {
    return runs.finish(
        run, State.PUBLISHED, OptionalLong.of(99), OptionalLong.of(5), Optional.empty());
  }

  private void end(long run, State state) {
    assertThat(
            runs.finish(
                    run, state, OptionalLong.empty(), OptionalLong.empty(), Optional.of("because"))
                .message())
        .contains("because");
  }

  private static void assertCode(
      ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(MeshException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
