package com.relevo.sla.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.relevo.agreement.AgreementReader;
import com.relevo.events.TeamId;
import com.relevo.kit.http.RefusedException;
import com.relevo.sla.simulation.Scope;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SimulationQueryTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration LONGEST = Duration.ofDays(190);

  @Test
  void asksForThePeriodAndWhatIsCountedInIt() throws RefusedException {
    assertThat(new SimulationQuery("90d", null, "sdr-emea", "respond").scope(NOW, LONGEST))
        .isEqualTo(
            new Scope(NOW.minus(Duration.ofDays(90)), NOW, new TeamId("sdr-emea"), "respond"));
  }

  @Test
  void aFilterThatNamesNothingIsRefused() {
    var shipped = AgreementReader.example();
    assertThatThrownBy(
            () -> new SimulationQuery("P1D", null, null, "respnd").check(shipped, shipped))
        .hasMessageContaining("respnd");
    assertThatThrownBy(
            () -> new SimulationQuery("P1D", null, "sales", null).check(shipped, shipped))
        .hasMessageContaining("sales");
  }

  @Test
  void aFilterThatOneOfBothKnowsIsFine() throws RefusedException {
    var shipped = AgreementReader.example();
    new SimulationQuery("P1D", null, "sdr-emea", "respond-in-4-hours").check(shipped, shipped);
  }
}
