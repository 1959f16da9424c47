package com.relevo.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.ContactLogged;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadEvent.LeadErased;
import com.relevo.events.ScoringEvent.QualificationChanged;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What is personal in an event on a topic, and who can read it. */
class SealedEventsTest {
  private static final Instant T = Instant.parse("2026-11-26T09:00:00Z");
  private static final LeadId JANE = new LeadId("lead-jane");
  private static final LeadId JOHN = new LeadId("lead-john");
  private static final LeadProfile PROFILE =
      new LeadProfile(
          "jane@acme.example",
          "+4930123456",
          "Jane",
          "Doe",
          "Jane Doe",
          "Head of Sales",
          "Acme",
          "acme.example",
          "DE",
          "steel",
          120,
          "de",
          Map.of("budget", "ten thousand"));
  private static final LeadFacts FACTS = LeadFacts.of("typeform", PROFILE);
  private static final LeadCaptured CAPTURED =
      new LeadCaptured(
          meta(JANE),
          new SourceRef("typeform", "response-4711", "d-1"),
          PROFILE,
          FACTS,
          true,
          new LeadEvent.Engagement(EngagementKind.FORM_SUBMITTED, "Asks for Jane's price"));

  private final Map<LeadId, LeadKey> known = new HashMap<>();
  private final LeadKeys keys = lead -> Optional.ofNullable(known.get(lead));

  SealedEventsTest() {
    SecureRandom random = new SecureRandom();
    known.put(JANE, LeadKey.random(random));
    known.put(JOHN, LeadKey.random(random));
  }

  private static Meta meta(LeadId lead) {
    return new Meta("e-1", lead, 0, T, T, null, List.of(), Mode.LIVE, null);
  }

  @Test
  void nothingPersonalIsInClear() {
    assertThat(new String(EventJson.write(CAPTURED, keys), UTF_8))
        .startsWith("{\"sealed\":\"")
        .contains("\"leadId\":\"lead-jane\"", "\"source\":\"typeform\"", "FORM_SUBMITTED")
        .contains("\"hasEmail\":true", "\"hasPhone\":true")
        .doesNotContain("Jane", "acme", "Acme", "4711", "4930", "Head", "DE", "steel", "120")
        .doesNotContain("budget", "thousand");
  }

  @Test
  void whoHasTheKeyReadsTheWhole() {
    byte[] written = EventJson.write(CAPTURED, keys);
    assertThat(EventJson.read(EventType.LEAD_CAPTURED, written, keys))
        .isEqualTo(new EventJson.Opened(CAPTURED, false));
    assertThat(written).isNotEqualTo(EventJson.write(CAPTURED, keys));
  }

  @Test
  void ofAnErasedLeadCountsAndTimesAreLeft() {
    byte[] written = EventJson.write(CAPTURED, keys);
    known.remove(JANE);

    EventJson.Opened opened = EventJson.read(EventType.LEAD_CAPTURED, written, keys);

    assertThat(opened.erased()).isTrue();
    LeadCaptured left = (LeadCaptured) opened.event();
    assertThat(left.meta()).isEqualTo(CAPTURED.meta());
    assertThat(left.origin()).isEqualTo(new SourceRef("typeform", null, "d-1"));
    assertThat(left.profile()).isEqualTo(LeadProfile.NONE);
    assertThat(left.facts().source()).isEqualTo("typeform");
    assertThat(left.facts().hasEmail()).isTrue();
    assertThat(left.facts().company()).isNull();
    assertThat(left.engagement())
        .isEqualTo(new LeadEvent.Engagement(EngagementKind.FORM_SUBMITTED, ""));
  }

  @Test
  void aLeadThatComesBackCannotReadWhatWasBefore() {
    byte[] written = EventJson.write(CAPTURED, keys);
    known.put(JANE, LeadKey.random(new SecureRandom()));
    assertThat(EventJson.read(EventType.LEAD_CAPTURED, written, keys).erased()).isTrue();
  }

  @Test
  void whatIsWrittenOfAnErasedLeadHasNothingPersonal() {
    QualificationChanged changed =
        new QualificationChanged(
            meta(JANE), Stage.LEAD, Stage.MQL, new ScoringEvent.Score(30, 40), FACTS);
    known.remove(JANE);

    byte[] written = EventJson.write(changed, keys);

    assertThat(new String(written, UTF_8)).startsWith("{\"sealed\":\"\",").doesNotContain("Acme");
    EventJson.Opened opened = EventJson.read(EventType.QUALIFICATION_CHANGED, written, keys);
    assertThat(opened.erased()).isTrue();
    assertThat(((QualificationChanged) opened.event()).lead().source()).isEqualTo("typeform");
  }

  @Test
  void aSealHoldsForOneEventOfOneLead() {
    byte[] written = EventJson.write(CAPTURED, keys);
    known.put(JOHN, known.get(JANE)); // even if they had the same key
    refused(written, "leadId", JOHN.value());
    refused(written, "eventId", "e-2");
  }

  private void refused(byte[] written, String field, String value) {
    ObjectNode moved = (ObjectNode) EventJson.mapper().readTree(written);
    byte[] json = EventJson.mapper().writeValueAsBytes(moved.put(field, value));
    assertThatThrownBy(() -> EventJson.read(EventType.LEAD_CAPTURED, json, keys))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("is of another");
  }

  @Test
  void whatWasChangedIsRefused() {
    String written = new String(EventJson.write(CAPTURED, keys), UTF_8);
    int at = written.indexOf('"', "{\"sealed\":\"".length()) - 10;
    char other = written.charAt(at) == 'A' ? 'B' : 'A';
    String changed = written.substring(0, at) + other + written.substring(at + 1);
    for (String each : List.of(changed, written.replace("{\"sealed\":\"", "{\"sealed\":\"A"))) {
      assertThatThrownBy(() -> EventJson.read(EventType.LEAD_CAPTURED, each.getBytes(UTF_8), keys))
          .isInstanceOf(UnreadableEventException.class);
    }
    for (String none : List.of("{\"sealed\":1}", "{\"sealed\":\"?\"}", "{\"sealed\":\"AQ\"}")) {
      assertThatThrownBy(() -> EventJson.read(EventType.LEAD_CAPTURED, none.getBytes(UTF_8), keys))
          .isInstanceOf(UnreadableEventException.class);
    }
  }

  @Test
  void whereNothingIsPersonalNoKeyIsAskedFor() {
    LeadKeys none =
        lead -> {
          throw new AssertionError("Expected nobody to ask for the key of " + lead);
        };
    Assignment assignment = new Assignment(new AssignmentId("a"), new TeamId("t"), new RepId("r"));
    ContactLogged logged =
        new ContactLogged(meta(JANE), assignment, ContactChannel.CALL, ContactLevel.CONNECT, null);
    LeadErased erased = new LeadErased(meta(JANE), new SourceRef("api", null, "d-2"));
    for (Event event : List.of(logged, erased)) {
      assertThat(EventJson.read(event.type(), EventJson.write(event, none), none))
          .isEqualTo(new EventJson.Opened(event, false));
    }
  }

  @Test
  void aKeySaysItsNameAlone() {
    LeadKey key = LeadKey.read(known.get(JANE).write());
    assertThat(key.id()).isEqualTo(known.get(JANE).id());
    assertThat(key.toString()).matches("key [0-9a-f]{8}");
    assertThatThrownBy(() -> LeadKey.read("{\"id\":1,\"secret\":\"AAAA\"}".getBytes(UTF_8)))
        .isInstanceOf(UnreadableEventException.class);
    assertThatThrownBy(() -> LeadKey.read("{\"secret\":\"?!\"}".getBytes(UTF_8)))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageNotContaining("?!");
  }
}
