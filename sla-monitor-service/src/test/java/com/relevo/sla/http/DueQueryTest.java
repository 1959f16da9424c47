package com.relevo.sla.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.relevo.kit.http.PageQuery;
import com.relevo.sla.domain.DuePage.Position;
import com.relevo.sla.domain.DuePage.Wanted;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueQueryTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  @Test
  void looksADayAheadForFiftyByDefault() throws PageQuery.InvalidException {
    assertThat(new DueQuery(null, null, null, null, null).wanted(NOW))
        .isEqualTo(new Wanted(null, null, NOW.plus(Duration.ofDays(1)), null, 50));
  }

  @Test
  void readsBackTheCursorItGave() throws PageQuery.InvalidException {
    Position position = new Position(NOW.plusMillis(7), "lead|1/1/respond/a-1@2026-3");

    assertThat(new DueQuery(null, null, null, DueQuery.cursor(position), null).wanted(NOW).after())
        .isEqualTo(position);
    assertThat(DueQuery.cursor(null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "within, 4h, invalid_within",
    "within, -PT1S, invalid_within",
    "within, P4000D, invalid_within",
    "within, '', invalid_within",
    "limit, 0, invalid_limit",
    "limit, 501, invalid_limit",
    "limit, ten, invalid_limit",
    "cursor, '!', invalid_cursor",
    "cursor, bm9uZQ, invalid_cursor",
    "cursor, bm9uZXxhdA, invalid_cursor",
    "team, ' ', invalid_team",
    "target, '', invalid_target",
  })
  void saysWhatWasExpected(String parameter, String value, String code) {
    DueQuery query =
        new DueQuery(
            parameter.equals("team") ? value : null,
            parameter.equals("target") ? value : null,
            parameter.equals("within") ? value : null,
            parameter.equals("cursor") ? value : null,
            parameter.equals("limit") ? value : null);

    PageQuery.InvalidException invalid =
        catchThrowableOfType(PageQuery.InvalidException.class, () -> query.wanted(NOW));

    assertThat(invalid.code()).isEqualTo(code);
    assertThat(invalid.expected()).startsWith("Expected ");
  }
}
