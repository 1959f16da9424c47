package com.relevo.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00.123Z");

  @Test
  void metaLiesFlatBesideTheEventsOwnFields() {
    var event =
        new LeadEvent.LeadEngaged(
            new Meta(
                "e-1",
                new LeadId("l-1"),
                2,
                T,
                T,
                "v1",
                List.of(new Reason("rule", "why", 5)),
                Mode.LIVE,
                null),
            new SourceRef("mautic", "7", "d-1"),
            EngagementKind.DEMO_REQUESTED,
            "demo");

    String json = EventJson.mapper().writeValueAsString(event);

    assertThat(json)
        .contains(
            "\"eventId\":\"e-1\"",
            "\"leadId\":\"l-1\"",
            "\"occurredAt\":\"2026-03-02T09:00:00.123Z\"")
        .doesNotContain("meta", "actor");
    assertThat(EventJson.read(EventType.LEAD_ENGAGED, json.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(event);
  }

  @Test
  void scoreAndFactsSurvive() {
    var event =
        new ScoringEvent.QualificationChanged(
            new Meta("e-1", new LeadId("l-1"), 1, T, T, "v1", List.of(), Mode.LIVE, null),
            Stage.PROFILED,
            Stage.MQL,
            new ScoringEvent.Score(40, 30),
            new LeadFacts(
                "typeform",
                true,
                false,
                "CTO",
                "Acme",
                "acme.example",
                "DE",
                null,
                120,
                "de",
                Map.of("budget", "10k")));
    byte[] json = EventJson.mapper().writeValueAsBytes(event);
    assertThat(EventJson.read(EventType.QUALIFICATION_CHANGED, json)).isEqualTo(event);
  }

  @Test
  void anotherVersionsFieldsArePassedOver() {
    String json =
        "{\"eventId\":\"e\",\"leadId\":\"l\",\"occurredAt\":\"2026-03-02T09:00:00Z\",\"recordedAt\":\"2026-03-02T09:00:00Z\",\"outcome\":\"WON\",\"new\":{\"a\":[1]}}";
    assertThat(
            EventJson.read(EventType.HANDOFF_CLOSED, json.getBytes(StandardCharsets.UTF_8))
                .leadId())
        .isEqualTo(new LeadId("l"));
  }

  @Test
  void whatIsNoEventIsRefusedWithAReason() {
    assertThatThrownBy(() ->
            EventJson.read(
                EventType.HANDOFF_CLOSED, "{\"outcome\":".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableEventException.class);
    assertThatThrownBy(
            () -> EventJson.read(EventType.HANDOFF_CLOSED, "{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("eventId");
  }

  @Test
  void theSameCauseGivesTheSameId() {
    assertThat(EventIds.derive("c", EventType.SLA_WARNED, 1))
        .isEqualTo(EventIds.derive("c", EventType.SLA_WARNED, 1))
        .isNotEqualTo(EventIds.derive("c", EventType.SLA_WARNED, 2));
  }
}
