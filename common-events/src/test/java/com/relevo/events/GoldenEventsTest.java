package com.relevo.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.Candidate;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.HandoffEvent.Verdict;
import com.relevo.events.SlaEvent.DisputeOutcome;
import com.relevo.events.SlaEvent.EscalationAction;
import com.relevo.events.SlaEvent.SlaInstance;
import com.relevo.events.SlaEvent.SlaStep;
import com.relevo.events.SlaEvent.StepKind;
import com.relevo.events.SlaReport.CommitmentMeasure;
import com.relevo.events.SlaReport.CommitmentStatus;
import com.relevo.events.SlaReport.IncidentCause;
import com.relevo.events.SlaReport.Party;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One approved sample of every event. What is written today must equal it, and it must be readable
 * for ever; a change here is a change of the contract. After adding a field or an event: {@code
 * -Drelevo.golden=write}, and read the diff.
 */
class GoldenEventsTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final Assignment ASSIGNMENT =
      new Assignment(new AssignmentId("a-1"), new TeamId("sdr-emea"), new RepId("anna"));
  private static final SlaInstance INSTANCE =
      new SlaInstance(
          "lead-1/1/time-to-accept/a-1",
          "time-to-accept",
          new AssignmentId("a-1"),
          new TeamId("sdr-emea"),
          new RepId("anna"));
  private static final LeadFacts FACTS =
      new LeadFacts(
              "typeform",
              true,
              true,
              "CTO",
              "Acme",
              "acme.example",
              "DE",
              "software",
              120,
              "de",
              Map.of("budget", "10k"))
          .withTerritory("BE", "10115", "crm");
  private static final LeadProfile PROFILE =
      new LeadProfile(
          "ada@acme.example",
          "+4930901820",
          "Ada",
          "Byron",
          "Ada Byron",
          "CTO",
          "Acme",
          "acme.example",
          "DE",
          "software",
          120,
          "de",
          Map.of("budget", "10k"),
          "BE",
          "10115",
          "crm");
  private static final SourceRef ORIGIN = new SourceRef("typeform", "ext-1", "d-1");

  static Stream<Event> samples() {
    return Stream.of(
            leadSamples(),
            ScoringSamples.full(meta(), FACTS),
            AgreementSamples.full(),
            RosterSamples.full(meta()))
        .flatMap(each -> each);
  }

  static Stream<Event> minimalSamples() {
    return Stream.of(
            AgreementSamples.minimal(),
            RosterSamples.minimal(meta()),
            ScoringSamples.minimal(meta(), FACTS),
            Stream.of(
                new HandoffEvent.LeadAssigned(meta(), ASSIGNMENT, List.of()),
                new LeadEvent.ConsentChanged(meta(), ORIGIN, false, "unsubscribed")))
        .flatMap(each -> each);
  }

  private static Stream<Event> leadSamples() {
    return Stream.of(
        new LeadEvent.LeadCaptured(
            meta(),
            ORIGIN,
            PROFILE,
            FACTS,
            true,
            new LeadEvent.Engagement(EngagementKind.FORM_SUBMITTED, "demo form")),
        new LeadEvent.LeadEngaged(meta(), ORIGIN, EngagementKind.DEMO_REQUESTED, "demo form"),
        new LeadEvent.ActivityReported(
            meta(),
            ORIGIN,
            ContactChannel.CALL,
            ContactDirection.OUTBOUND,
            ContactLevel.CONNECT,
            "anna",
            "spoke about prices"),
        new LeadEvent.ConsentChanged(
            meta(),
            ORIGIN,
            true,
            "unsubscribed",
            new LeadEvent.PartialConsent(false, ContactChannel.EMAIL, ContactPurpose.MARKETING)),
        new HandoffEvent.HandoffOpened(meta(), Stage.MQL, FACTS, 65),
        new HandoffEvent.LeadUnrouted(meta(), UnroutedReason.NO_CAPACITY, new TeamId("sdr-emea")),
        new HandoffEvent.LeadAssigned(
            meta(),
            ASSIGNMENT,
            List.of(new Candidate(new RepId("anna"), Verdict.CHOSEN, "most credit")),
            Map.of(Verdict.OUT_OF_HOURS, 12),
            List.of(
                new HandoffEvent.Considered(
                    "account_owner", new RepId("ben"), Verdict.ABSENT, "Owns the account")),
            "knows them from the fair"),
        new HandoffEvent.LeadUnassigned(meta(), ASSIGNMENT),
        new HandoffEvent.LeadKept(meta(), ASSIGNMENT, UnroutedReason.NO_CAPACITY),
        new HandoffEvent.LeadAccepted(meta(), ASSIGNMENT),
        new HandoffEvent.LeadReturned(meta(), ASSIGNMENT, "not-my-territory", "is in Bavaria"),
        new HandoffEvent.LeadSnoozed(meta(), ASSIGNMENT, T.plusSeconds(86_400), "on holiday"),
        new HandoffEvent.LeadWoken(meta(), ASSIGNMENT),
        new HandoffEvent.TransferOffered(meta(), ASSIGNMENT, new RepId("ben"), "speaks French"),
        new HandoffEvent.TransferDeclined(meta(), ASSIGNMENT, new RepId("ben"), "on leave"),
        new HandoffEvent.RejectionArchived(meta(), "fake", "no such person"),
        new HandoffEvent.LeadRejected(meta(), ASSIGNMENT, "no-budget", "asked"),
        new HandoffEvent.ContactLogged(
            meta(), ASSIGNMENT, ContactChannel.CALL, ContactLevel.CONNECT, "spoke"),
        new HandoffEvent.LeadQualified(meta(), ASSIGNMENT, "fits"),
        new HandoffEvent.OpportunityOpened(meta(), ASSIGNMENT, new BigDecimal("9000"), "EUR"),
        new HandoffEvent.LeadRecycled(meta(), ASSIGNMENT, "later", "in autumn"),
        new HandoffEvent.LeadDisqualified(meta(), ASSIGNMENT, "student", "thesis"),
        new HandoffEvent.DealWon(meta(), ASSIGNMENT, new BigDecimal("12000.50"), "EUR"),
        new HandoffEvent.DealLost(meta(), ASSIGNMENT, "competitor", "price"),
        new HandoffEvent.HandoffClosed(meta(), Outcome.WON),
        new LeadEvent.LeadErased(meta(), ORIGIN),
        new LeadEvent.LeadMerged(meta(), ORIGIN, new LeadId("lead-0")),
        new LeadEvent.LeadSplit(meta(), ORIGIN, new LeadId("lead-0")),
        new SlaEvent.SlaStarted(
            meta(),
            INSTANCE,
            T,
            T.plusSeconds(3600),
            3600,
            "emea",
            600,
            "lead-1/1/time-to-accept/a-0",
            List.of(
                new SlaStep("50%", StepKind.WARNING, T.plusSeconds(1800)),
                new SlaStep("breach", StepKind.BREACH, T.plusSeconds(3600)),
                new SlaStep("+30m reassign", StepKind.ESCALATION, T.plusSeconds(5400)))),
        new SlaEvent.SlaPaused(meta(), INSTANCE, T.plusSeconds(60), 60),
        new SlaEvent.SlaResumed(meta(), INSTANCE, T.plusSeconds(120), T.plusSeconds(3660), 60),
        new SlaEvent.SlaEscalated(
            meta(),
            INSTANCE,
            "+30m reassign",
            EscalationAction.REASSIGN,
            "team-lead",
            T.plusSeconds(5400),
            T.plusSeconds(3600),
            T.plusSeconds(5401),
            false),
        new SlaEvent.SlaUnmeasurable(meta(), INSTANCE),
        new SlaEvent.SlaSuperseded(meta(), INSTANCE, "lead-1/1/time-to-accept/a-1@2026-12", 60),
        new SlaEvent.SlaWaived(
            meta(), INSTANCE, "trade fair", "head.of.sales", T.plusSeconds(86_400)),
        new SlaEvent.SlaDisputed(meta(), INSTANCE, "called in time", "anna"),
        new SlaEvent.SlaDisputeResolved(
            meta(), INSTANCE, DisputeOutcome.UPHELD, "the phone log shows it", "sales.ops"),
        new SlaReport.SlaCommitmentMeasured(
            meta(),
            "mqls-per-month",
            Party.MARKETING,
            CommitmentMeasure.MQL_VOLUME,
            new TeamId("sdr-emea"),
            T,
            T.plusSeconds(2_592_000),
            new BigDecimal("120"),
            new BigDecimal("57"),
            new BigDecimal("60.5"),
            57,
            57,
            CommitmentStatus.AT_RISK),
        new SlaReport.SlaIncident(
            meta(),
            "incident/time-to-accept/1",
            "time-to-accept",
            new TeamId("sdr-emea"),
            IncidentCause.OUTAGE,
            T,
            T.plusSeconds(600),
            412,
            List.of("lead-1/1/time-to-accept/a-1")),
        new SlaEvent.SlaWarned(
            meta(),
            INSTANCE,
            "50%",
            T.plusSeconds(1800),
            T.plusSeconds(3600),
            T.plusSeconds(1801),
            false),
        new SlaEvent.SlaMet(meta(), INSTANCE, T.plusSeconds(3600), T.plusSeconds(60), "e-0", 60),
        new SlaEvent.SlaBreached(meta(), INSTANCE, T.plusSeconds(3600), T.plusSeconds(3601), false),
        new SlaEvent.SlaMetLate(
            meta(), INSTANCE, T.plusSeconds(3600), T.plusSeconds(4000), "e-0", 4000),
        new SlaEvent.SlaRescinded(meta(), INSTANCE, T.plusSeconds(3600), T.plusSeconds(60), "e-0"),
        new SlaEvent.SlaCancelled(meta(), INSTANCE));
  }

  private static final LeadKeys KEYS =
      _ ->
          Optional.of(
              LeadKey.read(("{\"id\":1,\"secret\":\"" + "A".repeat(43) + "=\"}").getBytes(UTF_8)));

  private static Meta meta() {
    return new Meta(
        "e-1",
        new LeadId("lead-1"),
        1,
        T,
        T.plusSeconds(1),
        "2026-11",
        List.of(new Reason("rule", "because of the rule", 5)),
        Mode.LIVE,
        "anna");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void writesTheApprovedJsonAndReadsItBack(Event event) throws IOException {
    holds(FOLDER.resolve(event.type().type() + ".json"), event);
  }

  @ParameterizedTest
  @MethodSource("minimalSamples")
  void writesTheApprovedJsonOfOneWithNothingThatMayBeLeftOut(Event event) throws IOException {
    holds(FOLDER.resolve("minimal").resolve(event.type().type() + ".json"), event);
  }

  /** In clear, as logs of before events were sealed have it. */
  private static void holds(Path file, Event event) throws IOException {
    JsonMapper pretty = EventJson.mapper();
    write(file, event);
    byte[] approved = Files.readAllBytes(file);
    assertThat(pretty.readTree(pretty.writeValueAsBytes(event)))
        .isEqualTo(pretty.readTree(approved));
    assertThat(EventJson.read(event.type(), approved, KEYS))
        .isEqualTo(new EventJson.Opened(event, false));
  }

  private static void write(Path file, Object json) throws IOException {
    if ("write".equals(System.getProperty("relevo.golden"))) {
      Files.writeString(
          file,
          EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    }
  }

  static Stream<Event> sealed() {
    return samples().filter(event -> tree(EventJson.write(event, KEYS)).has("sealed"));
  }

  /** A seal is another each time; what is beside it, and what is in it, is not. */
  @ParameterizedTest
  @MethodSource("sealed")
  void writesTheApprovedJsonOfWhatIsSealed(Event event) throws IOException {
    Path file = FOLDER.resolve("sealed").resolve(event.type().type() + ".json");
    ObjectNode written = tree(EventJson.write(event, KEYS));
    write(file, written);
    byte[] approved = Files.readAllBytes(file);
    assertThat(written.without("sealed")).isEqualTo(tree(approved).without("sealed"));
    assertThat(EventJson.read(event.type(), approved, KEYS))
        .isEqualTo(new EventJson.Opened(event, false));
  }

  private static ObjectNode tree(byte[] json) {
    return (ObjectNode) EventJson.mapper().readTree(json);
  }

  @Test
  void everyEventOfTheCatalogueHasASample() {
    assertThat(samples().map(Event::type)).containsExactlyInAnyOrder(EventType.values());
  }
}
