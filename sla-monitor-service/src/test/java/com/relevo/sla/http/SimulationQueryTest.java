package com.relevo.sla.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.relevo.agreement.AgreementReader;
import com.relevo.events.TeamId;
import com.relevo.sla.simulation.Scope;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationQueryTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration LONGEST = Duration.ofDays(190);

  private static SimulationQuery query(
      @Nullable String since, @Nullable String from, @Nullable String to) {
    return new SimulationQuery(since, from, to, null, null);
  }

  @Test
  void sinceCountsBackFromNow() throws Refused {
    assertThat(query("P90D", null, null).scope(NOW, LONGEST))
        .isEqualTo(new Scope(NOW.minus(Duration.ofDays(90)), NOW, null, null));
  }

  @Test
  void datesAreMidnightInUtc() throws Refused {
    assertThat(query(null, "2026-08-01", "2026-11-01T06:00:00Z").scope(NOW, LONGEST))
        .isEqualTo(
            new Scope(
                Instant.parse("2026-08-01T00:00:00Z"),
                Instant.parse("2026-11-01T06:00:00Z"),
                null,
                null));
  }

  @ParameterizedTest
  @CsvSource({
    ",,",
    "P90D,2026-08-01,",
    "ninety days,,",
    "P3M,,",
    "-P1D,,",
    "P0D,,",
    "PT9000000000000000H,,",
    ",2026-13-01,",
    ",yesterday,",
    ",2026-11-01,2026-10-01",
    ",2026-11-01,2027-01-01"
  })
  void whatIsNoPeriodInThePastIsRefused(
      @Nullable String since, @Nullable String from, @Nullable String to) {
    assertThatThrownBy(() -> query(since, from, to).scope(NOW, LONGEST))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("Expected");
  }

  @Test
  void aPeriodThatIsTooLongIsToldWhatFits() {
    assertThatThrownBy(() -> query("P191D", null, null).scope(NOW, LONGEST))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("at most 190 days")
        .hasMessageContaining(NOW.minus(LONGEST).toString());
  }

  @Test
  void aFilterThatNamesNothingIsRefused() {
    var shipped = AgreementReader.example();
    assertThatThrownBy(
            () -> new SimulationQuery("P1D", null, null, null, "respnd").check(shipped, shipped))
        .hasMessageContaining("respnd");
    assertThatThrownBy(
            () -> new SimulationQuery("P1D", null, null, "sales", null).check(shipped, shipped))
        .hasMessageContaining("sales");
  }

  @Test
  void aFilterThatOneOfBothKnowsIsFine() throws Refused {
    var shipped = AgreementReader.example();
    new SimulationQuery("P1D", null, null, "sdr-emea", "respond-in-4-hours")
        .check(shipped, shipped);
    assertThat(new SimulationQuery("P1D", null, null, "sdr-emea", null).scope(NOW, LONGEST).team())
        .isEqualTo(new TeamId("sdr-emea"));
  }
}
