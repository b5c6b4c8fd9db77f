package io.omnimesh.store;

import static io.omnimesh.store.Ports.NOON;
import static io.omnimesh.store.Ports.ORDERS;
import static io.omnimesh.store.Ports.SALES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.catalog.state.IdempotencyKeys;
import io.omnimesh.catalog.state.Page;
import io.omnimesh.catalog.state.PageRequest;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.QualityHistory;
import io.omnimesh.catalog.state.QualityRun;
import io.omnimesh.catalog.state.QueryHistory;
import io.omnimesh.catalog.state.SloChange;
import io.omnimesh.catalog.state.SloHistory;
import io.omnimesh.catalog.state.TableRead;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoriesTest {
  private final Store store = Store.open(TestDatabase.empty());
  private final QualityHistory quality = store.quality();
  private final SloHistory slos = store.slos();
  private final QueryHistory queries = store.queries();
  private final IdempotencyKeys keys = store.idempotencyKeys();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void givesBackAQualityRunWithItsResults() {
    QualityRun kept = quality.append(run(ORDERS, NOON));

    assertThat(kept.id()).isPositive();
    assertThat(quality.latest(ORDERS)).contains(kept);
    assertThat(quality.latest(SALES)).isEmpty();
    assertThat(quality.latest()).containsExactly(kept.withResults(List.of()));
  }

  @Test
  void pagesThroughQualityRunsNewestFirst() {
    List<QualityRun> kept = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      kept.add(quality.append(run(ORDERS, NOON.plusSeconds(i))));
      quality.append(run(SALES, NOON));
    }
    Collections.reverse(kept);
    Page<QualityRun> first = quality.page(ORDERS, PageRequest.first(3));
    Page<QualityRun> second =
        quality.page(ORDERS, PageRequest.after(first.next().orElseThrow(), 3));
    assertThat(first.items()).isEqualTo(kept.subList(0, 3));
    assertThat(second.items()).isEqualTo(kept.subList(3, 5));
    assertThat(second.next()).isEmpty();
    assertThat(quality.latest()).hasSize(2);
  }

  @Test
  void retentionSparesTheNewestQualityRunOfAPort() {
    quality.append(run(ORDERS, NOON));
    quality.append(run(ORDERS, NOON.plusSeconds(1)));
    QualityRun newest = quality.append(run(ORDERS, NOON.plusSeconds(2)));
    quality.append(run(SALES, NOON));

    assertThat(quality.purgeBefore(NOON.plusSeconds(3600))).isEqualTo(2);
    assertThat(quality.page(ORDERS, PageRequest.first(10)).items()).containsExactly(newest);
    assertThat(quality.latest(SALES)).isPresent();
  }

  @Test
  void keepsOnlyChangesOfAServiceLevel() {
    assertThat(slos.record(slo(SloChange.State.MET, 0))).isPresent();
    assertThat(slos.record(slo(SloChange.State.MET, 10))).isEmpty();
    SloChange breach = slos.record(slo(SloChange.State.BREACHED, 20)).orElseThrow();
    assertThat(slos.record(slo(SloChange.State.BREACHED, 30))).isEmpty();

    assertThat(slos.latest()).containsExactly(breach);
    assertThat(slos.latest(ORDERS)).containsExactly(breach);
    assertThat(slos.latest(SALES)).isEmpty();
    assertThat(slos.page(ORDERS, PageRequest.first(10)).items()).hasSize(2);
  }

  @Test
  void aTimelineBeginsWithTheStateBeforeIt() {
    slos.record(slo(SloChange.State.NOT_EVALUATED, 0));
    SloChange before = slos.record(slo(SloChange.State.MET, 10)).orElseThrow();
    SloChange inside = slos.record(slo(SloChange.State.BREACHED, 20)).orElseThrow();
    slos.record(slo(SloChange.State.MET, 30));

    assertThat(
            slos.timeline(ORDERS, "latency:created_at", NOON.plusSeconds(15), NOON.plusSeconds(30)))
        .containsExactly(before, inside);
  }

  @Test
  void retentionSparesTheStateInWhichAServiceLevelIs() {
    slos.record(slo(SloChange.State.MET, 0));
    SloChange now = slos.record(slo(SloChange.State.BREACHED, 10)).orElseThrow();

    assertThat(slos.purgeBefore(NOON.plusSeconds(100))).isOne();
    assertThat(slos.latest()).containsExactly(now);
    assertThat(slos.record(slo(SloChange.State.BREACHED, 200))).isEmpty();
  }

  @Test
  void ofManyWhoSeeTheSameChangeOneRecordsIt() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Optional<SloChange>>> evaluators =
          Collections.nCopies(8, () -> slos.record(slo(SloChange.State.BREACHED, 0)));
      int changes = 0;
      for (Future<Optional<SloChange>> evaluator : threads.invokeAll(evaluators)) {
        changes += evaluator.get().isPresent() ? 1 : 0;
      }
      assertThat(changes).isOne();
    }
  }

  @Test
  void addsUpReadsOfADay() {
    queries.add(List.of(read("anna", "bi", 0, 2), read("anna", "bi", 60, 3)));
    queries.add(List.of(read("anna", "bi", -60, 1), read("bert", "", 30, 1)));

    assertThat(queries.readersSince("ecommerce.orders_v1", NOON.minusSeconds(3600)))
        .containsExactly(read("anna", "bi", 60, 6), read("bert", "", 30, 1));
  }

  @Test
  void forgetsReadersWhoStopped() {
    long day = Duration.ofDays(1).toSeconds();
    queries.add(List.of(read("anna", "bi", -10 * day, 5), read("bert", "etl", 0, 1)));

    assertThat(queries.readersSince("ecommerce.orders_v1", NOON.minusSeconds(day)))
        .extracting(TableRead::user)
        .containsExactly("bert");
    assertThat(queries.readersSince("ecommerce.orders_v2", NOON.minusSeconds(day))).isEmpty();
    assertThat(queries.purgeBefore(NOON.minusSeconds(day))).isOne();
    assertThat(queries.readersSince("ecommerce.orders_v1", Instant.EPOCH)).hasSize(1);
  }

  @Test
  void losesNoReadOfManyWriters() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> writers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        boolean backwards = i % 2 == 0;
        writers.add(() -> {
          List<TableRead> reads =
              new ArrayList<>(List.of(read("anna", "a", 0, 1), read("bert", "b", 0, 1)));
          if (backwards) {
            Collections.reverse(reads);
          }
          queries.add(reads);
          return true;
        });
      }
      for (Future<Boolean> writer : threads.invokeAll(writers)) {
        assertThat(writer.get()).isTrue();
      }
    }
    assertThat(queries.readersSince("ecommerce.orders_v1", NOON))
        .extracting(TableRead::count)
        .containsExactly(16L, 16L);
  }

  @Test
  void theFirstAnswerOfAKeyStays() {
    assertThat(keys.find("anna:1", "hash")).isEmpty();
    assertThat(keys.remember("anna:1", "hash", "{\"id\":1}", Duration.ofHours(1)))
        .isEqualTo("{\"id\":1}");
    assertThat(keys.remember("anna:1", "hash", "{\"id\":2}", Duration.ofHours(1)))
        .isEqualTo("{\"id\":1}");
    assertThat(keys.find("anna:1", "hash")).contains("{\"id\":1}");
  }

  @Test
  void refusesAKeyForAnotherRequest() {
    keys.remember("anna:1", "hash", "{}", Duration.ofHours(1));
    assertThatThrownBy(() -> keys.find("anna:1", "other"))
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
    assertThatThrownBy(() -> keys.remember("anna:1", "other", "{}", Duration.ofHours(1)))
        .isInstanceOf(MeshException.class);
  }

  @Test
  void answersExpire() {
    keys.remember("anna:1", "hash", "{}", Duration.ofMillis(50));
    Awaitility.await().until(() -> keys.find("anna:1", "hash").isEmpty());
    assertThat(keys.remember("anna:1", "other", "[]", Duration.ofHours(1))).isEqualTo("[]");
    keys.remember("anna:2", "hash", "{}", Duration.ofMillis(1));
    Awaitility.await().until(() -> keys.find("anna:2", "hash").isEmpty());
    assertThat(keys.purgeExpired()).isOne();
  }

  private static QualityRun run(PortId port, Instant at) {
    return new QualityRun(
        0,
        port,
        "1.0.0",
        QualityRun.Verdict.FAILED,
        at,
        at.plusMillis(1500),
        OptionalLong.of(7_000_000_000L),
        OptionalLong.empty(),
        "schedule",
        List.of(
            new QualityRun.Result(
                "no_null_sku",
                Optional.of("sku"),
                "nullValues",
                Optional.of("completeness"),
                "error",
                QualityRun.Verdict.FAILED,
                OptionalDouble.of(3.5),
                Optional.of("mustBe 0"),
                Optional.of("3.5 % of the rows have no sku"),
                Optional.of("[{\"sku\":null}]"),
                12),
            new QualityRun.Result(
                "looks_right",
                Optional.empty(),
                "text",
                Optional.empty(),
                "warning",
                QualityRun.Verdict.NOT_EVALUATED,
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0)));
  }

  private static SloChange slo(SloChange.State state, int seconds) {
    return new SloChange(
        0,
        ORDERS,
        "latency:created_at",
        state,
        NOON.plusSeconds(seconds),
        OptionalDouble.of(seconds),
        OptionalDouble.of(15),
        Optional.of("s"),
        "latency is " + seconds + " s, promised are 15 s");
  }

  private static TableRead read(String user, String source, long seconds, long count) {
    return new TableRead("ecommerce.orders_v1", user, source, NOON.plusSeconds(seconds), count);
  }
}
