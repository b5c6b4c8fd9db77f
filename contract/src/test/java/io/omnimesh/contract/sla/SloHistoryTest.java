package io.omnimesh.contract.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.contract.sla.SloState.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SloHistoryTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  @Test
  void countsABreachOfTheLastMonthAgainstTheBudget() {
    SloHistory history =
        SloHistory.EMPTY
            .with(Verdict.KEPT, START)
            .with(Verdict.BREACHED, START.plus(Duration.ofDays(10)))
            .with(Verdict.KEPT, START.plus(Duration.ofDays(10)).plusSeconds(600));
    SloBudget budget = history.budget(START.plus(Duration.ofDays(30)));
    assertThat(budget.breached()).isEqualTo(Duration.ofMinutes(10));
    assertThat(budget.allowed()).isEqualTo(Duration.ofSeconds(2_592));
    assertThat(budget.left()).isEqualTo(Duration.ofSeconds(1_992));
    assertThat(budget.keptPercent()).contains(new BigDecimal("99.9769"));
    assertThat(budget.isSpent()).isFalse();
    assertThat(history.budget(START.plus(Duration.ofDays(41))).breached()).isZero();
  }

  @Test
  void isSpentOnceMoreIsBrokenThanAllowed() {
    SloHistory history = SloHistory.EMPTY.with(Verdict.BREACHED, START);
    assertThat(history.budget(START.plusSeconds(2_591)).isSpent()).isFalse();
    assertThat(history.budget(START.plusSeconds(2_592)).isSpent()).isTrue();
  }

  @Test
  void hasNoShareBeforeTheFirstVerdict() {
    assertThat(SloHistory.EMPTY.budget(START).keptPercent()).isEmpty();
    assertThat(SloHistory.EMPTY.at(START)).isEmpty();
  }

  /** Each number is a second's verdict; the history is fed with all and must remember them. */
  @Property
  void agreesWithCountingEverySecond(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 2) Integer> seconds,
      @ForAll @IntRange(min = 1, max = 250) int windowSeconds) {
    Verdict[] verdicts = Verdict.values();
    SloHistory history = SloHistory.EMPTY;
    for (int i = 0; i < seconds.size(); i++) {
      history = history.with(verdicts[seconds.get(i)], START.plusSeconds(i));
    }
    Instant now = START.plusSeconds(seconds.size());
    SloBudget budget = history.budget(now, Duration.ofSeconds(windowSeconds), BigDecimal.TEN);
    List<Integer> inWindow =
        seconds.subList(Math.max(0, seconds.size() - windowSeconds), seconds.size());
    assertThat(budget.kept().toSeconds())
        .isEqualTo(inWindow.stream().filter(each -> verdicts[each] == Verdict.KEPT).count());
    assertThat(budget.breached().toSeconds())
        .isEqualTo(inWindow.stream().filter(each -> verdicts[each] == Verdict.BREACHED).count());
    assertThat(budget.kept().plus(budget.breached()).plus(budget.notEvaluated()))
        .isEqualTo(budget.window());
    assertThat(budget.left()).isEqualTo(budget.allowed().minus(budget.breached()));
    for (int i = 0; i < seconds.size(); i++) {
      assertThat(history.at(START.plusSeconds(i))).contains(verdicts[seconds.get(i)]);
    }
    for (int i = 1; i < history.changes().size(); i++) {
      assertThat(history.changes().get(i).verdict())
          .isNotEqualTo(history.changes().get(i - 1).verdict());
    }
  }

  @Property(tries = 50)
  void leavesOutOnlyWhatIsOlderThanTheWindow(
      @ForAll @Size(min = 1, max = 100) List<@IntRange(min = 1, max = 200_000) Integer> steps) {
    SloHistory history = SloHistory.EMPTY;
    List<SloHistory.Change> all = new ArrayList<>();
    Instant at = START;
    for (int i = 0; i < steps.size(); i++) {
      at = at.plusSeconds(steps.get(i));
      Verdict verdict = i % 2 == 0 ? Verdict.KEPT : Verdict.BREACHED;
      all.add(new SloHistory.Change(at, verdict));
      history = history.with(verdict, at);
    }
    assertThat(history.budget(at)).isEqualTo(new SloHistory(all).budget(at));
    assertThat(all).endsWith(history.changes().toArray(SloHistory.Change[]::new));
  }

  @Test
  void holdsNoMoreChangesThanItsLimit() {
    SloHistory history = SloHistory.EMPTY;
    for (int i = 0; i < SloHistory.CHANGES_MAX + 10; i++) {
      history = history.with(i % 2 == 0 ? Verdict.KEPT : Verdict.BREACHED, START.plusSeconds(i));
    }
    assertThat(history.changes()).hasSize(SloHistory.CHANGES_MAX);
  }

  @Test
  void takesAnEarlierInstantForThatOfTheLastChange() {
    SloHistory history =
        SloHistory.EMPTY
            .with(Verdict.KEPT, START)
            .with(Verdict.BREACHED, START.plusSeconds(10))
            .with(Verdict.KEPT, START.plusSeconds(5));
    assertThat(history.changes()).containsExactly(new SloHistory.Change(START, Verdict.KEPT));
  }

  @Test
  void makesAnEventOfEachBreachAndEachRecovery() {
    List<SloEvent> events = new ArrayList<>();
    SloTrack track = SloTrack.of("ecommerce.orders_v1");
    Verdict[] verdicts = {
      Verdict.KEPT,
      Verdict.BREACHED,
      Verdict.BREACHED,
      Verdict.NOT_EVALUATED,
      Verdict.BREACHED,
      Verdict.NOT_EVALUATED,
      Verdict.KEPT,
      Verdict.KEPT
    };
    for (int i = 0; i < verdicts.length; i++) {
      Instant now = START.plusSeconds(i);
      SloTrack.Step step =
          track.next(
              new SloState(
                  "latency", "latency", "at most 1h", Optional.of("2h"), verdicts[i], "why", now),
              now);
      track = step.track();
      step.event().ifPresent(events::add);
    }
    assertThat(events)
        .extracting(SloEvent::type, SloEvent::since)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(SloEvent.Type.BREACHED, START.plusSeconds(1)),
            org.assertj.core.groups.Tuple.tuple(SloEvent.Type.RECOVERED, START.plusSeconds(6)));
    assertThat(track.state().orElseThrow().since()).isEqualTo(START.plusSeconds(6));
    assertThat(track.history().changes()).hasSize(6);
  }

  @Test
  void countsABreachFromItsBeginningNotFromWhenItWasNoticed() {
    SloTrack track = SloTrack.of("p");
    track = track.next(state(Verdict.KEPT, START), START).track();
    Instant noticed = START.plusSeconds(100);
    track = track.next(state(Verdict.BREACHED, START.plusSeconds(40)), noticed).track();
    assertThat(track.history().budget(noticed).breached()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void doesNotCountWhatWasBeforeAnybodyWatched() {
    SloTrack track = SloTrack.of("p");
    track = track.next(state(Verdict.BREACHED, START.minusSeconds(9_000)), START).track();
    assertThat(track.history().budget(START.plusSeconds(1)).breached())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void writesAnEventAsOneLineOfJson() {
    SloState state =
        new SloState(
            "a \"b\"", "latency", "at most 1h", Optional.of("2h"), Verdict.BREACHED, "x\ny", START);
    assertThat(SloEvent.of(SloEvent.Type.BREACHED, "d.p_v1", state, START.plusSeconds(5)).json())
        .isEqualTo(
            "{\"type\":\"breached\",\"port\":\"d.p_v1\",\"key\":\"a \\\"b\\\"\","
                + "\"property\":\"latency\",\"objective\":\"at most 1h\",\"actual\":\"2h\","
                + "\"reason\":\"x\\u000ay\",\"since\":\"2026-11-01T00:00:00Z\","
                + "\"at\":\"2026-11-01T00:00:05Z\"}");
  }

  private static SloState state(Verdict verdict, Instant since) {
    return new SloState("k", "latency", "o", Optional.empty(), verdict, "why", since);
  }
}
