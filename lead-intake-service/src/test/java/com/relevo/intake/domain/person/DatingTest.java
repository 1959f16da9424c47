package com.relevo.intake.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.Mode;
import com.relevo.events.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatingTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-20T09:00:00Z");

  private static Dating dated(Duration ago) {
    return Dating.of(RECEIVED.minus(ago).toString(), RECEIVED, null);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T08:00:00Z, 2026-11-20T08:00:00Z",
    "2026-11-20T09:00:00+01:00, 2026-11-20T08:00:00Z",
    "2026-11-20T08:00:00.123456Z, 2026-11-20T08:00:00.123456Z",
    "1795161600000, 2026-11-20T08:00:00Z",
    "1795161600, 2026-11-20T08:00:00Z"
  })
  void readsWhatToolsWrite(String written, Instant occurredAt) {
    assertThat(Dating.of(written, RECEIVED, null).occurredAt()).isEqualTo(occurredAt);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20 09:00:00, Europe/Madrid, 2026-11-20T08:00:00Z",
    "2026-11-20T08:00:00, UTC, 2026-11-20T08:00:00Z",
    "2026-11-20 08:00, UTC, 2026-11-20T08:00:00Z",
    "2026-11-20 09:00:00+01:00, America/New_York, 2026-11-20T08:00:00Z",
    "2026-11-20T08:00:00.000+0000, America/New_York, 2026-11-20T08:00:00Z"
  })
  void readsATimeWithoutAZoneInTheSourcesOne(String written, ZoneId zone, Instant occurredAt) {
    Dating dating = Dating.of(written, RECEIVED, zone);

    assertThat(dating.occurredAt()).isEqualTo(occurredAt);
    assertThat(dating.because()).isEmpty();
  }

  @Test
  void toleratesClocksFiveMinutesAheadAndNoMore() {
    assertThat(dated(Duration.ofMinutes(-5)).occurredAt()).isEqualTo(RECEIVED.plusSeconds(300));
    assertThat(dated(Duration.ofMinutes(-5).minusMillis(1)).occurredAt()).isEqualTo(RECEIVED);
    assertThat(dated(Duration.ofDays(-900)).because())
        .extracting(Reason::code)
        .containsExactly("time_in_future");
  }

  @Test
  void isQuietBeyondThirtyDaysAndAtMostFourHundredDaysOld() {
    assertThat(dated(Duration.ofDays(30)).mode()).isEqualTo(Mode.LIVE);
    assertThat(dated(Duration.ofDays(30).plusSeconds(1)).mode()).isEqualTo(Mode.QUIET);
    assertThat(dated(Duration.ofDays(399)).occurredAt())
        .isEqualTo(RECEIVED.minus(Duration.ofDays(399)));
    assertThat(dated(Duration.ofDays(5000)).occurredAt())
        .isEqualTo(RECEIVED.minus(Duration.ofDays(400)));
    assertThat(dated(Duration.ofDays(5000)).because())
        .extracting(Reason::code)
        .containsExactly("time_too_old");
  }

  @ParameterizedTest
  @CsvSource({
    "yesterday",
    "2026-11-20T08:00:00",
    "99999999999999999999",
    "9999999999999999",
    "2026-13-40T08:00:00Z"
  })
  void takesTheTimeOfReceiptWhereNoneCanBeRead(String written) {
    assertThat(Dating.of(written, RECEIVED, null).occurredAt()).isEqualTo(RECEIVED);
    assertThat(Dating.of(written, RECEIVED, null).because()).isNotEmpty();
  }

  @Test
  void takesTheTimeOfReceiptWhereNoneIsGiven() {
    assertThat(Dating.of(null, RECEIVED, null))
        .isEqualTo(new Dating(RECEIVED, Mode.LIVE, java.util.List.of()));
  }
}
