package com.relevo.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
  @ParameterizedTest
  @CsvSource({
    "DAY,   2026-11-26T00:00:00Z,       2026-11-26",
    "DAY,   2026-11-25T23:59:59.999Z,   2026-11-25",
    "DAY,   1969-12-31T23:00:00Z,       1969-12-31",
    "WEEK,  2026-11-26T12:00:00Z,       2026-11-23",
    "WEEK,  2026-11-23T00:00:00Z,       2026-11-23",
    "WEEK,  2026-11-22T23:59:59Z,       2026-11-16",
    "MONTH, 2026-11-01T00:00:00Z,       2026-11-01",
    "MONTH, 2026-10-31T23:59:59Z,       2026-10-01",
  })
  void beginsInUtc(Period period, Instant at, LocalDate begin) {
    assertThat(period.of(at)).isEqualTo(begin.toEpochDay());
  }
}
