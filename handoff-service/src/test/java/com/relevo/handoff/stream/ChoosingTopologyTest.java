package com.relevo.handoff.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.HandoffEvent.Verdict;
import com.relevo.events.LeadFacts;
import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.TeamId;
import com.relevo.events.Topic;
import com.relevo.handoff.Samples;
import com.relevo.handoff.domain.lead.Action;
import com.relevo.handoff.domain.lead.Actor;
import com.relevo.handoff.domain.lead.Answer;
import com.relevo.handoff.domain.lead.Command;
import com.relevo.handoff.domain.lead.Decision;
import com.relevo.handoff.domain.lead.Decisions;
import com.relevo.handoff.domain.lead.Refusal;
import com.relevo.kit.stream.Outbound;
import com.relevo.testsupport.TopologyFixture;
import com.relevo.testsupport.TopologyFixture.Written;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who gets a lead by owners, histories, colleagues, fallbacks and claims; and who waits until when.
 */
class ChoosingTopologyTest {
  private static final Instant NOON = Samples.NOON;
  private static final String DOCUMENT =
      """
      version: v1
      name: Test
      definitions:
        profiled: { when: lead.hasEmail }
        mql: { enter: 50, leave: 40 }
        sql: { enter: 90, leave: 80 }
      scoring: { fit: [], engagement: [] }
      calendars:
        always: { hours: always }
        evening: { zone: UTC, hours: { mon-sun: ["20:00-24:00"] }, holidays: none }
      teams:
        - id: sdr
          name: SDR
          calendar: always
          reps:
            - { id: anna, name: Anna, capacity: 2 }
            - { id: ben, name: Ben, capacity: 2 }
        - id: key-accounts
          name: Key accounts
          calendar: always
          reps:
            - { id: kim, name: Kim, capacity: 1 }
        - id: sharks
          name: Sharks
          calendar: always
          strategy: first-to-claim
          reps:
            - { id: sue, name: Sue, capacity: 1 }
            - { id: tom, name: Tom, capacity: 1 }
        - id: lone
          name: Lone
          calendar: always
          reps:
            - { id: lou, name: Lou, capacity: 1, LIMIT }
      routing:
        - { id: sea, when: lead.region == "sea", team: sharks }
        - { id: lone, when: lead.region == "lone", team: lone }
        - id: short
          when: lead.region == "short"
          team: lone
          fallback: [{ team: key-accounts, after: 30m }, { team: sdr, after: 1h }]
        - { id: land, when: lead.region == "land", team: sdr }
      accounts:
        - { domain: acme.com, owner: kim }
      dispositions:
        rejection: { fake: { text: Fake, returns-turn: true } }
        recycle: { later: Later }
        disqualification: { gone: Gone }
        lost: { price: Price }
      """;

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private TopologyFixture stream;
  private int nextCommand;

  private void start(String limit) {
    Agreement agreement =
        AgreementReader.read("test.yaml", DOCUMENT.replace("LIMIT", limit).replace(", }", " }"));
    stream = new TopologyFixture(HandoffTopology.of(agreement, metrics), NOON);
  }

  private void start() {
    start("");
  }

  @AfterEach
  void stop() {
    stream.close();
  }

  private void qualify(String lead, int cycle, String region, String domain) {
    QualificationChanged event = Samples.qualified(lead, "DE", cycle, stream.now());
    LeadFacts facts =
        new LeadFacts("web", true, true, null, null, domain, "DE", null, null, null, Map.of())
            .withTerritory(region, null, null);
    stream.pipe(
        new QualificationChanged(event.meta(), event.from(), event.stage(), event.score(), facts));
  }

  private Answer give(String lead, String rep, Action action) {
    Command command =
        new Command(
            "command-" + nextCommand++,
            new LeadId(lead),
            new RepId(rep),
            Actor.rep(new RepId(rep)),
            action,
            stream.now(),
            null,
            null,
            null,
            "instance-1");
    Outbound out = Wire.command(command);
    stream.pipeRaw(out.topic(), out.key(), out.headers(), out.value());
    List<Written> replies = stream.drain(Topic.HANDOFF_REPLIES.topicName());
    assertThat(replies).hasSize(1);
    RecordHeaders headers = new RecordHeaders();
    replies
        .getFirst()
        .headers()
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return Wire.readReply(Answer.class, headers, replies.getFirst().value()).orElseThrow();
  }

  private List<LeadAssigned> assigned() {
    return stream.drain().stream()
        .filter(LeadAssigned.class::isInstance)
        .map(LeadAssigned.class::cast)
        .toList();
  }

  private LeadAssigned assignedOne() {
    List<LeadAssigned> all = assigned();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static List<String> codes(HandoffEvent event) {
    return event.meta().because().stream().map(reason -> reason.code()).toList();
  }

  @Test
  void theOwnerOfTheCompanyHasTheLeadBeforeAllRules() {
    start();
    qualify("lead-1", 1, "land", "acme.com");

    LeadAssigned event = assignedOne();
    assertThat(event.assignment().rep()).isEqualTo(new RepId("kim"));
    assertThat(codes(event)).containsExactly("account_owner");
  }

  @Test
  void anOwnerWhoIsFullIsConsideredAndTheRulesDecide() {
    start();
    qualify("lead-1", 1, "land", "acme.com");
    qualify("lead-2", 1, "land", "eu.acme.com");

    LeadAssigned event = assigned().getLast();
    assertThat(event.assignment().team()).isEqualTo(new TeamId("sdr"));
    assertThat(event.considered())
        .extracting(each -> each.code(), each -> each.rep(), each -> each.verdict())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "account_owner", new RepId("kim"), Verdict.AT_CAPACITY));
    assertThat(codes(event)).containsExactly("routing:land", "weighted_round_robin");
  }

  @Test
  void aReturningLeadGoesToWhoeverHadItLast() {
    start();
    for (int i = 0; i < 3; i++) {
      qualify("lead-" + i, 1, "land", null);
    }
    LeadAssigned first = assigned().getFirst();
    String rep = first.assignment().rep().value();
    give("lead-0", rep, new Action.Recycle("later", null));
    stream.drain();
    qualify("lead-0", 2, "land", null);

    LeadAssigned again = assignedOne();
    assertThat(again.assignment().rep()).isEqualTo(first.assignment().rep());
    assertThat(codes(again)).containsExactly("routing:land", "last_rep");
  }

  @Test
  void aReturningLeadDoesNotGoBackToWhoeverRejectedIt() {
    start();
    qualify("lead-0", 1, "land", null);
    String rep = assignedOne().assignment().rep().value();
    qualify("lead-1", 1, "land", null);
    stream.drain();
    give("lead-0", rep, new Action.Reject("fake", null));
    stream.drain();
    qualify("lead-0", 2, "land", null);

    assertThat(codes(assignedOne())).containsExactly("routing:land", "weighted_round_robin");
  }

  @Test
  void colleaguesOfOneCompanyGoToOneRepAsLongAsTheyCan() {
    start();
    qualify("lead-1", 1, "land", "blue.example");
    qualify("lead-2", 1, "land", "blue.example");
    qualify("lead-3", 1, "land", "blue.example");

    List<LeadAssigned> all = assigned();
    RepId owner = all.getFirst().assignment().rep();
    assertThat(all.get(1).assignment().rep()).isEqualTo(owner);
    assertThat(codes(all.get(1))).containsExactly("routing:land", "buying_group");
    assertThat(all.get(2).assignment().rep()).as("full by now").isNotEqualTo(owner);
    give("lead-1", owner.value(), new Action.Disqualify("gone", null));
    stream.drain();
    qualify("lead-4", 1, "land", "blue.example");
    assertThat(assignedOne().assignment().rep()).as("has them still").isEqualTo(owner);
  }

  @Test
  void aLeadThatNobodyOfATeamTakesInTimeGoesOnToItsFallbacks() {
    start();
    qualify("lead-0", 1, "lone", null);
    qualify("lead-k", 1, "none", "acme.com"); // kim is full, too
    stream.drain();
    qualify("lead-1", 1, "short", null);
    assertThat(stream.drain())
        .last()
        .isInstanceOfSatisfying(
            LeadUnrouted.class, event -> assertThat(event.team()).isEqualTo(new TeamId("lone")));
    stream.advance(Duration.ofMinutes(29));
    assertThat(stream.drain()).isEmpty();
    stream.advance(Duration.ofMinutes(1));
    assertThat(stream.drain())
        .singleElement()
        .isInstanceOfSatisfying(
            LeadUnrouted.class,
            event -> assertThat(event.team()).isEqualTo(new TeamId("key-accounts")));
    stream.advance(Duration.ofHours(1));

    LeadAssigned event = assignedOne();
    assertThat(event.assignment().team()).isEqualTo(new TeamId("sdr"));
    assertThat(codes(event)).containsExactly("fallback:short", "weighted_round_robin");
  }

  @Test
  void aPlaceThatIsFreeInTimeKeepsTheLeadFromItsFallback() {
    start();
    qualify("lead-0", 1, "lone", null);
    qualify("lead-1", 1, "short", null);
    stream.drain();
    stream.advance(Duration.ofMinutes(10));
    give("lead-0", "lou", new Action.Recycle("later", null));
    assertThat(assignedOne().assignment().team()).isEqualTo(new TeamId("lone"));
    stream.advance(Duration.ofHours(2));
    assertThat(stream.drain()).isEmpty();
  }

  @Test
  void whoClaimsFirstHasTheLeadAndAllOthersAreRefused() {
    start();
    qualify("lead-1", 1, "sea", null);
    qualify("lead-2", 1, "sea", null);
    assertThat(stream.drain().getLast())
        .isInstanceOfSatisfying(
            LeadUnrouted.class,
            event -> assertThat(event.reason()).isEqualTo(UnroutedReason.UNCLAIMED));

    assertThat(give("lead-2", "tom", new Action.Claim()).refusal()).isNull();
    assertThat(codes(assignedOne())).containsExactly("routing:sea", "first_to_claim");
    assertThat(give("lead-2", "sue", new Action.Claim()).refusal())
        .isEqualTo(Refusal.NOT_CLAIMABLE);
    assertThat(give("lead-1", "tom", new Action.Claim()).text()).isEqualTo("Has 1 of 1 open.");
    assertThat(give("lead-1", "anna", new Action.Claim()).text()).isEqualTo("Is not in the team.");
    assertThat(give("lead-1", "sue", new Action.Claim()).standing().rep())
        .isEqualTo(new RepId("sue"));
  }

  /** Each of them is the only thing that stands in the way of the one lead that waits. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "calendar: evening | NOBODY_IN_HOURS | 2026-11-23T20:00:00Z",
        "absences: [{ from: 2026-11-20, to: 2026-11-24 }] | NOBODY_IN_HOURS | 2026-11-25T00:00:00Z",
        "rate: 1 per day | NO_CAPACITY | 2026-11-24T12:00:00Z",
      })
  void c40LeadsThatSilentlyWaitForEverAreImpossibleTheyAreTriedWhenTheirTimeComes(
      String limit, UnroutedReason reason, Instant from) {
    start(limit.strip());
    qualify("lead-0", 1, "lone", null);
    if (reason == UnroutedReason.NO_CAPACITY) {
      give("lead-0", "lou", new Action.Recycle("later", null));
      qualify("lead-1", 1, "lone", null);
    }
    assertThat(stream.drain().getLast())
        .isInstanceOfSatisfying(
            LeadUnrouted.class, event -> assertThat(event.reason()).isEqualTo(reason));
    stream.advance(Duration.ofSeconds(1));
    assertThat(
            metrics
                .get("relevo.unrouted.leads")
                .tag("reason", reason.name().toLowerCase(java.util.Locale.ROOT))
                .gauge()
                .value())
        .isEqualTo(1);
    stream.advanceTo(from.minusSeconds(1));
    assertThat(stream.drain()).isEmpty();
    assertThat(metrics.get("relevo.unrouted.oldest.age").gauge().value())
        .isEqualTo(Duration.between(NOON, from.minusSeconds(1)).toSeconds());
    stream.advanceTo(from.plusSeconds(1));
    assertThat(assigned()).hasSize(1);
    stream.advance(Duration.ofSeconds(1));
    assertThat(metrics.get("relevo.unrouted.oldest.age").gauge().value()).isZero();
  }

  @Test
  void everyDecisionIsKeptWithItsReasons() {
    start();
    qualify("lead-0", 1, "lone", null);
    qualify("lead-1", 1, "short", null);
    stream.advance(Duration.ofMinutes(30));
    Decisions decisions =
        stream.driver().<String, Decisions>getKeyValueStore(HandoffBinding.DECISIONS).get("lead-1");

    assertThat(decisions.all())
        .extracting(Decision::what, Decision::team, Decision::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Decision.What.UNROUTED, new TeamId("lone"), UnroutedReason.NO_CAPACITY),
            org.assertj.core.groups.Tuple.tuple(
                Decision.What.ASSIGNED, new TeamId("key-accounts"), null));
    assertThat(decisions.all().getLast().candidates())
        .extracting(each -> each.verdict())
        .containsExactly(Verdict.CHOSEN);
  }

  @Test
  void theSameEventsComeOfTheSameInputs() {
    List<String> runs = List.of(run(), run());
    assertThat(runs.getFirst()).isEqualTo(runs.getLast());
    start();
  }

  private String run() {
    start();
    qualify("lead-1", 1, "land", "acme.com");
    qualify("lead-2", 1, "land", "acme.com");
    qualify("lead-3", 1, "short", null);
    qualify("lead-4", 1, "short", null);
    stream.advance(Duration.ofHours(2));
    String ids =
        stream.drain().stream().map(Event::meta).map(meta -> meta.eventId()).toList().toString();
    stream.close();
    return ids;
  }
}
