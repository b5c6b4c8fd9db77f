package io.omnimesh.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.catalog.state.Lease;
import io.omnimesh.catalog.state.Leases;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(150);

  private final StoreSettings settings = TestDatabase.empty();
  private final Store store = Store.open(settings);
  private final Leases leases = store.leases();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void oneHolderAtATimeAndTheOtherIsToldWhoItIs() {
    Lease anna = leases.acquire("apply", "anna@till process 12", LONG);

    assertThat(leases.claim("apply", "bert", LONG)).isEqualTo(new Lease.Claim.Held(anna));
    assertThatThrownBy(() -> leases.acquire("apply", "bert", LONG))
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
        .hasMessageContaining("anna@till process 12")
        .hasMessageContaining(anna.since().toString());
    assertThat(leases.acquire("another", "bert", LONG).holder()).isEqualTo("bert");
  }

  @Test
  void aReturnedLeaseIsFreeAndItsTokenIsPast() {
    Lease anna = leases.acquire("apply", "anna", LONG);
    leases.release(anna);
    assertThat(leases.current("apply")).isEmpty();

    Lease bert = leases.acquire("apply", "bert", LONG);
    assertThat(bert.token()).isGreaterThan(anna.token());
    leases.release(anna);
    assertThat(leases.renew(anna, LONG)).isEmpty();
    assertThat(leases.holds(anna)).isFalse();
    assertThat(leases.holds(bert)).isTrue();
  }

  @Test
  void aReturnedLeaseCannotBeRenewed() {
    Lease anna = leases.acquire("apply", "anna", LONG);
    leases.release(anna);
    assertThat(leases.renew(anna, LONG)).isEmpty();
  }

  @Test
  void anExpiredLeaseIsTakenOverUnderAHigherToken() {
    Lease anna = leases.acquire("apply", "anna", SHORT);
    Lease bert =
        Awaitility.await()
            .until(() -> leases.claim("apply", "bert", LONG).granted(), Optional::isPresent)
            .orElseThrow();
    assertThat(bert.token()).isGreaterThan(anna.token());
    assertThat(leases.renew(anna, LONG)).isEmpty();
  }

  @Test
  void renewalKeepsALeaseBeyondItsFirstTime() {
    Lease anna = leases.acquire("apply", "anna", SHORT);
    Lease longer = leases.renew(anna, LONG).orElseThrow();
    assertThat(longer.until()).isAfter(anna.until());
    assertThat(longer.since()).isEqualTo(anna.since());
    assertThat(longer.token()).isEqualTo(anna.token());
  }

  @Test
  void ofManyWhoAskAtOnceOneGetsIt() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 10; round++) {
        String name = "lease" + round % 2;
        List<Callable<Lease.Claim>> claims = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          String holder = "holder" + i;
          claims.add(() -> leases.claim(name, holder, LONG));
        }
        List<Lease> granted = new ArrayList<>();
        for (Future<Lease.Claim> claim : threads.invokeAll(claims)) {
          if (claim.get() instanceof Lease.Claim.Granted(Lease lease)) {
            granted.add(lease);
          }
        }
        assertThat(granted).hasSize(1);
        leases.release(granted.getFirst());
      }
    }
  }
}
