package com.relevo.alignment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.alignment.SampleBreaches;
import com.relevo.alignment.domain.BreachChange.Became;
import com.relevo.alignment.domain.BreachChange.Breached;
import com.relevo.alignment.domain.BreachChange.Gone;
import com.relevo.alignment.domain.BreachChange.Standing;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.EventType;
import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent.DisputeOutcome;
import com.relevo.events.TeamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreachChangeTest {
  private static final Path GOLDEN = Path.of("../common-events/src/test/resources/golden");

  private final SampleBreaches lead = new SampleBreaches("lead-1");

  @Test
  void aBreachIsListedWithWhoOwedIt() {
    assertThat(BreachChange.of(lead.breached()))
        .contains(
            new Breached(
                "lead-1/1/accept",
                new LeadId("lead-1"),
                "accept",
                new TeamId("sdr"),
                new RepId("anna"),
                SampleBreaches.DUE,
                SampleBreaches.DUE.plusSeconds(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "SLA_MET_LATE, MET_LATE",
    "SLA_RESCINDED, RESCINDED",
    "SLA_WAIVED, WAIVED",
    "SLA_DISPUTED, DISPUTED"
  })
  void whatHappensToItSinceIsSaid(EventType type, Standing standing) throws IOException {
    assertThat(BreachChange.of(golden(type)))
        .hasValueSatisfying(change -> {
          assertThat(change).isInstanceOf(Became.class);
          assertThat(((Became) change).standing()).isEqualTo(standing);
          assertThat(((Became) change).clock()).startsWith("lead-1/");
        });
  }

  @ParameterizedTest
  @CsvSource({"UPHELD, RESCINDED", "DISMISSED, OPEN"})
  void aDisputeEndsWithOrWithoutTheBreach(DisputeOutcome outcome, Standing standing) {
    assertThat(BreachChange.of(lead.resolved(outcome)))
        .contains(new Became("lead-1/1/accept", standing));
  }

  @Test
  void anErasedLeadIsGone() {
    assertThat(BreachChange.of(lead.erased())).contains(new Gone(new LeadId("lead-1")));
  }

  @ParameterizedTest
  @CsvSource({"SLA_STARTED", "SLA_WARNED", "SLA_ESCALATED", "SLA_MET", "LEAD_CAPTURED"})
  void allElseChangesNothing(EventType type) throws IOException {
    assertThat(BreachChange.of(golden(type))).isEmpty();
  }

  private static Event golden(EventType type) throws IOException {
    return EventJson.read(type, Files.readAllBytes(GOLDEN.resolve(type.type() + ".json")));
  }
}
