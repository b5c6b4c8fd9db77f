package io.omnimesh.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.omnimesh.simulator.world.calendar.RetailCalendar;
import io.omnimesh.simulator.world.event.StoreEvent.BasketSold;
import io.omnimesh.simulator.world.event.Subject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WeekProfileTest {
  private static final int DAYS = 84;

  @Test
  void tradeFollowsTheCalendarByDayOfTheWeek() {
    Map<Integer, Double> lines = new HashMap<>();
    Map<Integer, Double> expected = new HashMap<>();
    SmallWorld.of(31)
        .simulation(SimulationOptions.ofDefaults().withSubjects(Set.of(Subject.POS)))
        .advanceTo(
            SmallWorld.day(DAYS),
            event -> {
              if (event instanceof BasketSold basket) {
                LocalDate date = basket.time().atZone(WorldSettings.ZONE).toLocalDate();
                lines.merge(
                    date.getDayOfWeek().getValue(), (double) basket.lines().size(), Double::sum);
              }
            });
    for (int i = 0; i < DAYS; i++) {
      LocalDate date = SmallWorld.START.plusDays(i);
      expected.merge(date.getDayOfWeek().getValue(), RetailCalendar.storeFactor(date), Double::sum);
    }
    double total = lines.values().stream().mapToDouble(d -> d).sum();
    double factors = expected.values().stream().mapToDouble(d -> d).sum();
    for (int day = 1; day <= 7; day++) {
      assertThat(lines.getOrDefault(day, 0.0) / total)
          .as("day %s", day)
          .isCloseTo(expected.getOrDefault(day, 0.0) / factors, within(0.012));
    }
  }

  @Test
  void knowsTheMovableFeasts() {
    assertThat(RetailCalendar.easter(2025)).isEqualTo(LocalDate.of(2025, 4, 20));
    assertThat(RetailCalendar.easter(2026)).isEqualTo(LocalDate.of(2026, 4, 5));
    assertThat(RetailCalendar.holiday(LocalDate.of(2026, 4, 6))).isTrue();
    assertThat(RetailCalendar.holiday(LocalDate.of(2025, 8, 4))).isTrue();
    assertThat(RetailCalendar.storeFactor(LocalDate.of(2025, 12, 25))).isZero();
  }
}
