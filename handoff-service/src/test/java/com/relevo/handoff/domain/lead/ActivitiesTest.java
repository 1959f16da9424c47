package com.relevo.handoff.domain.lead;

import static com.relevo.handoff.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.ContactChannel;
import com.relevo.events.ContactDirection;
import com.relevo.events.ContactLevel;
import com.relevo.events.HandoffEvent.ContactLogged;
import com.relevo.events.LeadEvent.ActivityReported;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.SourceRef;
import com.relevo.handoff.domain.lead.Activities.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ActivitiesTest extends LeadTestCase {
  private static final Instant CALLED = NOON.plusSeconds(60);
  private static final Instant LATER = NOON.plusSeconds(3600);

  private static final Function<String, Optional<RepId>> EMAILS =
      email -> email.equals("ben@acme.example") ? Optional.of(new RepId("ben")) : Optional.empty();

  private static ActivityReported report(
      String id, ContactDirection direction, ContactLevel level, Instant at) {
    return report(id, "anna", direction, level, at);
  }

  private static ActivityReported report(
      String id, String rep, ContactDirection direction, ContactLevel level, Instant at) {
    Meta meta = new Meta(id, LEAD, 0, at, LATER, null, List.of(), Mode.LIVE, null);
    return new ActivityReported(
        meta,
        new SourceRef("crm", "77", "d-1"),
        ContactChannel.CALL,
        direction,
        level,
        rep,
        "spoke about prices");
  }

  private Result told(ActivityReported event) {
    Activities.Decision decision = Activities.decide(state, event, EMAILS, timeline, LATER);
    apply(decision.changes());
    return decision.result();
  }

  private static ActivityReported call() {
    return report("r-1", ContactDirection.OUTBOUND, ContactLevel.ATTEMPT, CALLED);
  }

  @Test
  void isAContactOfTheCycleAtItsOwnTimeAndLevel() {
    assigned();
    List<Change> changes = Activities.decide(state, call(), EMAILS, timeline, LATER).changes();
    assertThat(events(apply(changes)))
        .singleElement()
        .isInstanceOfSatisfying(
            ContactLogged.class,
            contact -> {
              assertThat(contact.meta().occurredAt()).isEqualTo(CALLED);
              assertThat(contact.meta().recordedAt()).isEqualTo(LATER);
              assertThat(contact.meta().actor()).isEqualTo("anna");
              assertThat(contact.meta().cycle()).isEqualTo(1);
              assertThat(contact.level()).isEqualTo(ContactLevel.ATTEMPT);
              assertThat(contact.comment()).isEqualTo("spoke about prices");
            });
    assertThat(state.open().orElseThrow().progress().firstContactAt()).isEqualTo(CALLED);
  }

  @Test
  void aRepWhomTheCrmKnowsByTheirAddressIsTheRostersAndAnotherIsAsTheCrmSays() {
    assigned();
    for (String[] known :
        new String[][] {{"ben@acme.example", "ben"}, {"eve@acme.example", "eve@acme.example"}}) {
      ActivityReported call =
          report(known[0], known[0], ContactDirection.OUTBOUND, ContactLevel.ATTEMPT, CALLED);
      assertThat(events(Activities.decide(state, call, EMAILS, timeline, LATER).changes()))
          .singleElement()
          .satisfies(contact -> assertThat(contact.meta().actor()).isEqualTo(known[1]));
    }
  }

  @Test
  void isOneHoweverOftenItIsTold() {
    assigned();
    assertThat(told(call())).isEqualTo(Result.LOGGED);
    HandoffState once = state;
    assertThat(told(call())).isEqualTo(Result.REPEATED);
    assertThat(state).isEqualTo(once);
  }

  @Test
  void ofALeadThatReachedOutItIsNoneUnlessTheySpoke() {
    assigned();
    assertThat(told(report("r-1", ContactDirection.INBOUND, ContactLevel.ATTEMPT, CALLED)))
        .isEqualTo(Result.INBOUND);
    assertThat(told(report("r-2", ContactDirection.INBOUND, ContactLevel.CONNECT, CALLED)))
        .isEqualTo(Result.LOGGED);
  }

  @Test
  void isNoneBeforeTheCycleAfterItAndWhileNobodyHasTheLead() {
    assertThat(told(call())).isEqualTo(Result.OUTSIDE_OF_CYCLE);
    open(1);
    assertThat(told(call())).isEqualTo(Result.NOT_ASSIGNED);
    propose(asked(), "anna");
    assertThat(
            told(
                report(
                    "r-1", ContactDirection.OUTBOUND, ContactLevel.CONNECT, NOON.minusMillis(1))))
        .isEqualTo(Result.OUTSIDE_OF_CYCLE);
    give("anna", new Action.Recycle("no_budget_now", null));
    assertThat(told(call())).isEqualTo(Result.OUTSIDE_OF_CYCLE);
  }
}
