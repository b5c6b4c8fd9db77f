package io.omnimesh.contract.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalTextTest {
  @Property
  void readsEveryDateAsTheJdkDoes(@ForAll @LongRange(min = -719_162, max = 2_932_896) long day) {
    assertThat(TemporalText.date(LocalDate.ofEpochDay(day).toString())).isEqualTo(day);
  }

  @Property
  void readsEveryInstantAsTheJdkDoes(
      @ForAll @LongRange(min = -62_135_000_000_000_000L, max = 253_402_000_000_000_000L)
          long micros,
      @ForAll @IntRange(min = -14 * 60, max = 14 * 60) int minutes) {
    Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    OffsetDateTime time = instant.atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));

    if (time.getYear() >= 1 && time.getYear() <= 9999) {
      assertThat(TemporalText.instant(time.toString(), ZoneOffset.UTC)).isEqualTo(micros);
      assertThat(TemporalText.instant(time.toString().replace('T', ' '), ZoneOffset.UTC))
          .isEqualTo(micros);
    }
  }

  @Property
  void readsEveryTimeAsTheJdkDoes(@ForAll @LongRange(min = 0, max = 86_399_999_999L) long micros) {
    LocalTime time = LocalTime.ofNanoOfDay(micros * 1_000);

    assertThat(TemporalText.time(time.toString())).isEqualTo(micros);
  }

  @Test
  void aTextWithoutAZoneIsInTheGivenOne() {
    assertThat(TemporalText.instant("2026-07-01T12:00", ZoneId.of("Europe/Berlin")))
        .isEqualTo(Tests.micros(Instant.parse("2026-07-01T10:00:00Z")));
  }

  @Test
  void cutsWhatIsFinerThanAMicrosecond() {
    assertThat(TemporalText.time("00:00:00.123456789")).isEqualTo(123_456);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026",
        "2026-13-01",
        "2026-02-29",
        "2026-00-10",
        "26-01-01",
        "2026/01/01",
        "2026-01-1x",
        "0000-01-01",
        "2026-01-01T",
        "2026-01-01T24:00",
        "2026-01-01T10:60",
        "2026-01-01T10:00:60Z",
        "2026-01-01T10",
        "2026-01-01T10:00+1",
        "2026-01-01T10:00:00.Z",
        "2026-01-01T10:00:00+15:00",
        "2026-01-01T10:00:00 Europe/Berlin",
        "2026-01-01T10:00:00.1234567890123Z",
        "now",
        "１２３４-01-01"
      })
  void refusesWhatIsNoTimestamp(String text) {
    assertThat(TemporalText.instant(text, ZoneOffset.UTC)).isEqualTo(TemporalText.NONE);
  }
}
