package com.relevo.sla.domain.commitment;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.events.Event;
import com.relevo.events.EventIds;
import com.relevo.events.HandoffEvent;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadFacts;
import com.relevo.events.LeadId;
import com.relevo.events.LeadProfile;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.ScoringEvent;
import com.relevo.events.SourceRef;
import com.relevo.events.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The shipped agreement with other commitments, and events of leads that they count. */
public final class Promises {
  public static final String MQLS =
      "id: mqls, owner: marketing, measure: mql-volume, at-least: 100, period: month, calendar: emea-office";
  public static final String PROFILES =
      "id: profiles, owner: marketing, measure: profiled-rate, at-least: 70%, period: week, calendar: emea-office";
  public static final String ACCEPTED =
      "id: accepted, owner: marketing, measure: acceptance-rate, at-least: 80%, period: month, calendar: emea-office";

  private Promises() {}

  public static Agreement of(String... commitments) {
    try (var example = Promises.class.getResourceAsStream("/relevo/agreement.yaml")) {
      String shipped = new String(example.readAllBytes(), StandardCharsets.UTF_8);
      return AgreementReader.read("test", with(shipped, commitments));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of an agreement with these commitments instead of its own. */
  public static String with(String agreement, String... commitments) {
    return agreement.substring(0, agreement.indexOf("\ncommitments:"))
        + Arrays.stream(commitments)
            .map(each -> "  - { " + each + " }\n")
            .collect(Collectors.joining("", "\ncommitments:\n", ""))
        + agreement.substring(agreement.indexOf("\ndispositions:"));
  }

  public static Event captured(String lead, String country, Instant at) {
    LeadProfile profile =
        new LeadProfile(
            null, null, null, null, null, null, null, null, country, null, null, null, Map.of());
    return new LeadEvent.LeadCaptured(
        meta(lead, "captured", at),
        new SourceRef("mautic", null, "delivery-" + lead),
        profile,
        LeadFacts.of("mautic", profile),
        true,
        null);
  }

  public static Event profiled(String lead, Instant at) {
    return new ScoringEvent.QualificationChanged(
        meta(lead, "profiled", at),
        Stage.LEAD,
        Stage.PROFILED,
        new ScoringEvent.Score(10, 10),
        facts("DE"));
  }

  /** Marketing qualified, from {@code stage}; a lead from {@code country}. */
  public static Event qualified(String lead, Stage stage, String country, Instant at) {
    return qualified(lead, stage, facts(country), at);
  }

  public static Event qualified(String lead, Stage stage, LeadFacts facts, Instant at) {
    return new ScoringEvent.QualificationChanged(
        meta(lead, "qualified" + at, at), stage, Stage.MQL, new ScoringEvent.Score(40, 30), facts);
  }

  public static Event handedOver(String lead, String country, Instant at) {
    return new HandoffEvent.HandoffOpened(
        meta(lead, "opened" + at, at), Stage.MQL, facts(country), 70);
  }

  private static LeadFacts facts(String country) {
    return facts("mautic", country);
  }

  public static LeadFacts facts(String source, String country) {
    return new LeadFacts(
        source, true, true, "CTO", "Acme", "acme.example", country, null, 9, "de", Map.of());
  }

  private static Meta meta(String lead, String what, Instant at) {
    return new Meta(
        EventIds.of(lead + what), new LeadId(lead), 1, at, at, "v", List.of(), Mode.LIVE, null);
  }
}
