package io.omnimesh.contract.sla;

import static io.omnimesh.contract.sla.SlaTermTest.sla;
import static io.omnimesh.contract.sla.SlaTermTest.term;
import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.contract.odcs.SlaProperty;
import io.omnimesh.contract.sla.Observations.Incident;
import io.omnimesh.contract.sla.Observations.Share;
import io.omnimesh.contract.sla.SloState.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlaEvaluationTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Observations NONE = Observations.none("nobody looked");

  private static Observations updated(Duration ago) {
    return NONE.withUpdates(
        Observation.of(NOW.minus(Duration.ofDays(500))), Observation.of(NOW.minus(ago)));
  }

  private static SlaTerm onElement(SlaProperty sla, String element) {
    return SlaTerm.of(
        new SlaProperty(
            sla.id(),
            sla.property(),
            sla.value(),
            sla.valueExt(),
            sla.unit(),
            Optional.of(element),
            sla.driver(),
            sla.description(),
            sla.scheduler(),
            sla.schedule()));
  }

  private static Verdict verdict(SlaTerm term, Observations seen) {
    return SlaEvaluation.evaluate(term, seen, NOW).verdict();
  }

  @Test
  void keepsLatencyUpToTheSecondOfItsLimitAndBreaksItInTheNext() {
    SlaTerm term = term("latency", 15, "min");
    assertThat(verdict(term, updated(Duration.ofMinutes(15)))).isEqualTo(Verdict.KEPT);
    SloState broken =
        SlaEvaluation.evaluate(term, updated(Duration.ofMinutes(15).plusSeconds(1)), NOW);
    assertThat(broken)
        .isEqualTo(
            new SloState(
                "latency",
                "latency",
                "at most 15m",
                Optional.of("15m 1s"),
                Verdict.BREACHED,
                "the newest data is of 2026-11-22T11:44:59Z",
                NOW.minusSeconds(1)));
  }

  @Test
  void measuresAnElementOnlyOnItself() {
    SlaTerm term = onElement(sla("latency", 1, "h"), "orders.placed_at");
    SloState state = SlaEvaluation.evaluate(term, updated(Duration.ZERO), NOW);
    assertThat(state.verdict()).isEqualTo(Verdict.NOT_EVALUATED);
    assertThat(state.reason()).isEqualTo("nothing was measured on orders.placed_at");
    Observations seen =
        NONE.withNewest("orders.placed_at", Observation.of(NOW.minusSeconds(3_600)));
    assertThat(verdict(term, seen)).isEqualTo(Verdict.KEPT);
  }

  @Test
  void saysWhyNothingWasEvaluated() {
    SloState state = SlaEvaluation.evaluate(term("latency", 1, "h"), NONE, NOW);
    assertThat(state.verdict()).isEqualTo(Verdict.NOT_EVALUATED);
    assertThat(state.reason()).isEqualTo("nobody looked");
    assertThat(SlaEvaluation.evaluate(term("happiness", 1, "h"), NONE, NOW).reason())
        .isEqualTo("the mesh does not know how to measure 'happiness'");
  }

  @Test
  void countsTheTimeSinceTheLastUpdateForFrequency() {
    assertThat(verdict(term("frequency", 4, "per day"), updated(Duration.ofHours(6))))
        .isEqualTo(Verdict.KEPT);
    assertThat(verdict(term("frequency", 4, "per day"), updated(Duration.ofHours(7))))
        .isEqualTo(Verdict.BREACHED);
  }

  @Test
  void keepsRetentionWhereDataIsOldEnoughOrNeverWasOlder() {
    SlaTerm term = term("retention", 1, "y");
    Observations old = updated(Duration.ZERO);
    assertThat(verdict(term, old.withOldestData(Observation.of(NOW.minus(Duration.ofDays(365))))))
        .isEqualTo(Verdict.KEPT);
    Observations shortened = old.withOldestData(Observation.of(NOW.minus(Duration.ofDays(30))));
    assertThat(verdict(term, shortened)).isEqualTo(Verdict.BREACHED);
    Observations young =
        shortened.withUpdates(Observation.of(NOW.minus(Duration.ofDays(31))), Observation.of(NOW));
    assertThat(verdict(term, young)).isEqualTo(Verdict.KEPT);
  }

  @Test
  void comparesSharesWithoutRounding() {
    SlaTerm availability = term("availability", "99.9", "percent");
    assertThat(verdict(availability, NONE.withReads(Observation.of(new Share(999, 1_000)))))
        .isEqualTo(Verdict.KEPT);
    assertThat(
            verdict(
                availability,
                NONE.withReads(Observation.of(new Share(998_999_999, 1_000_000_000)))))
        .isEqualTo(Verdict.BREACHED);
    assertThat(
            verdict(
                term("errorRate", 1, "percent"),
                NONE.withQueries(Observation.of(new Share(2, 100)))))
        .isEqualTo(Verdict.BREACHED);
    assertThat(
            verdict(
                term("completeness", 99, "%"),
                NONE.withDelivered(Observation.of(new Share(99, 100)))))
        .isEqualTo(Verdict.KEPT);
    assertThat(verdict(availability, NONE.withReads(Observation.of(new Share(0, 0)))))
        .isEqualTo(Verdict.NOT_EVALUATED);
  }

  @Test
  void comparesThroughputInTheUnitOfThePromise() {
    SlaTerm term = term("throughput", 600, "rows/min");
    assertThat(verdict(term, NONE.withRowsPerSecond(Observation.of(BigDecimal.TEN))))
        .isEqualTo(Verdict.KEPT);
    assertThat(verdict(term, NONE.withRowsPerSecond(Observation.of(new BigDecimal("9.99")))))
        .isEqualTo(Verdict.BREACHED);
  }

  @Test
  void expectsServiceBetweenGeneralAvailabilityAndEndOfLife() {
    Observations down = NONE.withServing(Observation.of(false));
    assertThat(verdict(term("generalAvailability", "2027-01-01", null), NONE))
        .isEqualTo(Verdict.KEPT);
    assertThat(verdict(term("generalAvailability", "2026-01-01", null), down))
        .isEqualTo(Verdict.BREACHED);
    assertThat(verdict(term("endOfLife", "2027-01-01", null), down)).isEqualTo(Verdict.BREACHED);
    assertThat(verdict(term("endOfLife", "2026-01-01", null), down)).isEqualTo(Verdict.KEPT);
  }

  @Test
  void expectsTheDataOfADayByItsTime() {
    SlaTerm term = term("timeOfAvailability", "11:00+01:00", null);
    Duration sinceDue = Duration.ofHours(2);
    assertThat(verdict(term, updated(sinceDue.plusHours(1)))).isEqualTo(Verdict.KEPT);
    SloState late = SlaEvaluation.evaluate(term, updated(sinceDue.plusHours(24)), NOW);
    assertThat(late.verdict()).isEqualTo(Verdict.BREACHED);
    assertThat(late.since()).isEqualTo(NOW.minus(sinceDue));
    SlaTerm tonight = term("timeOfAvailability", "23:00", null);
    assertThat(verdict(tonight, updated(Duration.ofHours(14)))).isEqualTo(Verdict.KEPT);
  }

  @Test
  void judgesIncidentsByTheWorstAndCountsOpenOnesUpToNow() {
    Incident quick =
        new Incident(
            NOW.minusSeconds(9_000),
            Optional.of(NOW.minusSeconds(8_990)),
            Optional.of(NOW.minusSeconds(8_980)),
            Optional.of(NOW.minusSeconds(8_000)));
    Incident open =
        new Incident(
            NOW.minusSeconds(700),
            Optional.of(NOW.minusSeconds(690)),
            Optional.empty(),
            Optional.empty());
    Observations seen = NONE.withIncidents(Observation.of(List.of(quick, open)));
    assertThat(verdict(term("timeToDetect", 10, "s"), seen)).isEqualTo(Verdict.KEPT);
    assertThat(verdict(term("timeToDetect", 9, "s"), seen)).isEqualTo(Verdict.BREACHED);
    assertThat(verdict(term("timeToNotify", 11, "min"), seen)).isEqualTo(Verdict.BREACHED);
    assertThat(SlaEvaluation.evaluate(term("timeToRepair", 10, "min"), seen, NOW).actual())
        .contains("16m 40s");
    assertThat(verdict(term("timeToRepair", 1, "s"), NONE.withIncidents(Observation.of(List.of()))))
        .isEqualTo(Verdict.KEPT);
  }
}
