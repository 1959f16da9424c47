package com.relevo.handoff.domain.past;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.rep;
import static com.relevo.handoff.Samples.route;
import static com.relevo.handoff.Samples.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Fallback;
import com.relevo.agreement.Agreement.RoutingRule;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.AssignmentId;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.HandoffOpened;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.LeadQualified;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.handoff.Samples;
import com.relevo.handoff.domain.desk.AccountOwners;
import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.handoff.domain.past.Forecast.Change;
import com.relevo.handoff.domain.past.Forecast.RepLoad;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PastFloorTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private PastFloor floor;
  private Instant now = NOON;
  private int next;

  private void candidate(Agreement agreement) {
    candidate(agreement, NOON);
  }

  private void candidate(Agreement agreement, Instant from) {
    TimelineSource alone = TimelineSource.of(agreement);
    floor = new PastFloor(agreement, RosterSource.of(alone), AccountOwners.of(alone), from);
  }

  private Meta meta(String lead) {
    return new Meta("e" + next++, new LeadId(lead), 1, now, now, "v0", List.of(), Mode.LIVE, null);
  }

  private void opened(String lead, String country) {
    floor.add(new HandoffOpened(meta(lead), Stage.MQL, Samples.facts(country), 70));
  }

  private static Assignment assignment(String rep) {
    return new Assignment(new AssignmentId("a"), new TeamId("old"), new RepId(rep));
  }

  private void had(String lead, String rep) {
    floor.add(new LeadAssigned(meta(lead), assignment(rep), List.of()));
  }

  private void closed(String lead) {
    floor.add(new HandoffClosed(meta(lead), Outcome.RECYCLED));
  }

  private void later(Duration time) {
    now = now.plus(time);
  }

  @Test
  void tellsWhoWouldHaveGotEachLeadAndHowFullTheyWouldHaveBeen() {
    candidate(Samples.agreement(team("sdr", rep("anna", 1, 5), rep("ben", 1, 5))));
    for (String lead : List.of("l1", "l2", "l3")) {
      opened(lead, "sdr");
      had(lead, "anna");
    }
    closed("l1");
    Forecast forecast = floor.result(now);

    assertThat(forecast.leads()).isEqualTo(3);
    assertThat(forecast.given()).isEqualTo(3);
    assertThat(forecast.sameRep()).isEqualTo(2);
    assertThat(forecast.changes())
        .containsExactly(new Change("l2", 1, new RepId("anna"), new RepId("ben")));
    assertThat(forecast.reps())
        .containsExactly(
            new RepLoad(new RepId("anna"), new TeamId("sdr"), true, 5, 2, 2, 1),
            new RepLoad(new RepId("ben"), new TeamId("sdr"), true, 5, 1, 1, 1));
    assertThat(forecast.waited()).isEmpty();
  }

  @Test
  void aLeadWaitsUntilAnotherWasReallyClosed() {
    candidate(Samples.agreement(team("sdr", rep("anna", 1, 1))));
    opened("l1", "sdr");
    opened("l2", "sdr");
    opened("l3", "sdr");
    later(MINUTE.multipliedBy(90));
    closed("l1");
    Forecast forecast = floor.result(now);

    assertThat(forecast.given()).isEqualTo(2);
    assertThat(forecast.waited()).isEqualTo(Map.of(UnroutedReason.NO_CAPACITY, 2L));
    assertThat(forecast.unrouted()).isEqualTo(Map.of(UnroutedReason.NO_CAPACITY, 1L));
    assertThat(forecast.teams().getFirst().most()).isEqualTo(2);
    assertThat(forecast.teams().getFirst().waiting()).isEqualTo(1);
    assertThat(forecast.teams().getFirst().longestWait()).isEqualTo(Duration.ofMinutes(90));
  }

  @Test
  void aShiftThatStartsTakesWhatWaits() {
    candidate(Samples.agreement(team("sdr", rep("nora", 1, 9, "night"))));
    opened("l1", "sdr");
    later(Duration.ofHours(10));
    Forecast forecast = floor.result(now);
    assertThat(forecast.given()).isEqualTo(1);
    assertThat(forecast.waited()).isEqualTo(Map.of(UnroutedReason.NOBODY_IN_HOURS, 1L));
    assertThat(forecast.teams().getFirst().longestWait()).isEqualTo(Duration.ofHours(8));
  }

  @Test
  void aLeadThatWaitsTooLongGoesOnToTheNextTeam() {
    RoutingRule rule = route("sdr", "sdr");
    candidate(
        Samples.agreement(
            "v1",
            List.of(
                new RoutingRule(
                    rule.id(),
                    rule.when(),
                    rule.team(),
                    List.of(new Fallback(new TeamId("more"), Duration.ofHours(1))))),
            "wrong_contact_data",
            List.of(),
            team("sdr", rep("anna", 1, 1)),
            team("more", rep("max", 1, 9))));
    opened("l1", "sdr");
    opened("l2", "sdr");
    later(Duration.ofHours(2));
    Forecast forecast = floor.result(now);
    assertThat(forecast.given()).isEqualTo(2);
    assertThat(forecast.teams())
        .extracting(load -> load.team().value(), Forecast.TeamLoad::given)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("sdr", 1L),
            org.assertj.core.api.Assertions.tuple("more", 1L));
  }

  @Test
  void aLeadThatNoRuleHoldsForIsToldAndOneOfBeforeOnlyTakesItsPlace() {
    candidate(Samples.agreement(team("sdr", rep("anna", 1, 1))), NOON.plus(Duration.ofMinutes(30)));
    opened("before", "sdr");
    later(Duration.ofHours(1));
    opened("l1", "sdr");
    opened("l2", "nowhere");
    Forecast forecast = floor.result(now);
    assertThat(forecast.leads()).isEqualTo(2);
    assertThat(forecast.given()).isZero();
    assertThat(forecast.unrouted())
        .isEqualTo(Map.of(UnroutedReason.NO_CAPACITY, 1L, UnroutedReason.NO_RULE, 1L));
  }

  @Test
  void whatWasQualifiedGoesToWhoCloses() {
    candidate(
        Samples.closing(
            Samples.agreement(team("sdr", rep("anna", 1, 1)), team("ae", rep("dora", 1, 9))),
            route("sdr", "ae")));
    opened("l1", "sdr");
    floor.add(new LeadQualified(meta("l1"), assignment("anna"), null));
    opened("l2", "sdr");
    assertThat(floor.result(now).reps())
        .extracting(load -> load.rep().value(), RepLoad::given, RepLoad::open)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("anna", 2L, 1),
            org.assertj.core.api.Assertions.tuple("dora", 1L, 1));
  }
}
