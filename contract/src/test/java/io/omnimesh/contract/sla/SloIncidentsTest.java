package io.omnimesh.contract.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.contract.sla.Observations.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SloIncidentsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Map<String, SlaMeasure> MEASURES =
      Map.of("latency", SlaMeasure.LATENCY, "td", SlaMeasure.TIME_TO_DETECT);

  private static SloEvent event(SloEvent.Type type, String key, Duration since, Duration at) {
    return new SloEvent(
        type, "p", key, key, "o", Optional.empty(), "why", NOW.minus(since), NOW.minus(at));
  }

  @Test
  void joinsEachBreachWithItsRecovery() {
    Duration hour = Duration.ofHours(1);
    List<Incident> incidents =
        SloIncidents.of(
            List.of(
                event(SloEvent.Type.RECOVERED, "latency", hour.multipliedBy(3), hour),
                event(
                    SloEvent.Type.BREACHED, "latency", hour.multipliedBy(5), hour.multipliedBy(4)),
                event(SloEvent.Type.BREACHED, "latency", Duration.ZERO, Duration.ZERO)),
            MEASURES,
            NOW);
    Instant detected = NOW.minus(Duration.ofHours(4));
    assertThat(incidents)
        .containsExactly(
            new Incident(
                NOW.minus(Duration.ofHours(5)),
                Optional.of(detected),
                Optional.of(detected),
                Optional.of(NOW.minus(Duration.ofHours(3)))),
            new Incident(NOW, Optional.of(NOW), Optional.of(NOW), Optional.empty()));
  }

  @Test
  void leavesOutWhatIsLongRepairedAndWhatIsABreachOfMeetingBreaches() {
    Duration old = Duration.ofDays(40);
    assertThat(
            SloIncidents.of(
                List.of(
                    event(SloEvent.Type.BREACHED, "latency", old, old),
                    event(SloEvent.Type.RECOVERED, "latency", old.minusDays(1), old.minusDays(1)),
                    event(SloEvent.Type.BREACHED, "td", Duration.ZERO, Duration.ZERO)),
                MEASURES,
                NOW))
        .isEmpty();
  }
}
