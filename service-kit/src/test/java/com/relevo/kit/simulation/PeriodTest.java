package com.relevo.kit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.relevo.kit.http.RefusedException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration LONGEST = Duration.ofDays(190);

  private static Period period(@Nullable String since, @Nullable String until)
      throws RefusedException {
    return Period.of(since, until, NOW, LONGEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P90D", "90d", "2160h", "PT2160H"})
  void aSpanCountsBackFromNow(String since) throws RefusedException {
    assertThat(period(since, null)).isEqualTo(new Period(NOW.minus(Duration.ofDays(90)), NOW));
  }

  @Test
  void aSpanCountsBackFromTheEnd() throws RefusedException {
    assertThat(period("1d", "2026-11-01T06:00:00Z").since()).isEqualTo("2026-10-31T06:00:00Z");
  }

  @Test
  void datesAreMidnightInUtc() throws RefusedException {
    assertThat(period("2026-08-01", "2026-11-01T06:00:00Z"))
        .isEqualTo(
            new Period(
                Instant.parse("2026-08-01T00:00:00Z"), Instant.parse("2026-11-01T06:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource({
    ",",
    "ninety days,",
    "P3M,",
    "90,",
    "-P1D,",
    "P0D,",
    "0d,",
    "PT9000000000000000H,",
    "P900000000000D,",
    "2026-13-01,",
    "yesterday,",
    "2026-11-01,2026-10-01",
    "2026-11-01,2027-01-01",
    "1d,soon"
  })
  void whatIsNoPeriodInThePastIsRefused(@Nullable String since, @Nullable String until) {
    assertThatThrownBy(() -> period(since, until))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("Expected");
  }

  @Test
  void aPeriodThatIsTooLongIsToldWhatFits() {
    assertThatThrownBy(() -> period("191d", null))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("at most 190 days")
        .hasMessageContaining(NOW.minus(LONGEST).toString());
  }
}
