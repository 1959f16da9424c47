package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Threshold;
import com.relevo.agreement.Condition;
import com.relevo.agreement.Condition.Facts;
import com.relevo.agreement.HandRaiser;
import com.relevo.events.ContactPurpose;
import com.relevo.events.EngagementKind;
import com.relevo.events.LeadFacts;
import com.relevo.events.Reason;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A known lead at an instant as the agreement's definitions see it: its stage may move meanwhile.
 */
final class Situation {
  final Agreement agreement;
  final LeadFacts lead;
  final Points points;
  final Instant at;
  private final int predictive;
  private final Map<EngagementKind, Integer> counts;

  /** {@code predictive} is the predictive score, 0 where the agreement does not ask for it. */
  Situation(
      Agreement agreement, LeadFacts lead, Deeds deeds, Points points, int predictive, Instant at) {
    this.agreement = agreement;
    this.lead = lead;
    this.points = points;
    this.predictive = predictive;
    this.at = at;
    this.counts = deeds.counts();
  }

  boolean holds(Condition condition, LeadScoring state) {
    return condition.holds(facts(state));
  }

  Facts facts(LeadScoring state) {
    return new Facts(
        lead,
        points.score(),
        state.stage(),
        counts,
        "",
        "",
        points.grade(),
        state.account().account(),
        predictive);
  }

  int total() {
    return points.score().total();
  }

  boolean handIsUp(LeadScoring state) {
    HandRaiser raiser = agreement.definitions().handRaiser();
    Hand hand = Hand.of(state, raiser);
    return hand != null
        && hand.isUp(state.position(), at)
        && holds(Objects.requireNonNull(raiser).when(), state);
  }

  /**
   * Why sales may contact the lead by no channel; an answer to what it asked for may be allowed.
   */
  Optional<Reason> contactBar(LeadScoring state) {
    ContactPurpose purpose =
        state.asksForContact() || handIsUp(state)
            ? ContactPurpose.REQUEST
            : ContactPurpose.PROSPECTING;
    return agreement.consent().bars(facts(state), state.consent().said(), purpose, at);
  }

  /** Until when the lead rests after sales sent it back; null where it does not rest. */
  @Nullable Instant rest(LeadScoring state) {
    Closing closing = state.position().closing();
    Instant until =
        closing == null ? null : closing.restsUntil(agreement.dispositions().coolDowns());
    if (until == null || !at.isBefore(until)) {
      return null;
    }
    HandRaiser raiser = agreement.definitions().handRaiser();
    boolean ended = raiser != null && raiser.endsCoolDown() && handIsUp(state);
    return ended ? null : until;
  }

  /** Until when a stage that the lead fell from is closed to it; null where it is open. */
  @Nullable Instant closed(@Nullable Instant leftAt, Threshold threshold) {
    Instant until = leftAt == null ? null : leftAt.plus(threshold.coolDown());
    return until != null && at.isBefore(until) ? until : null;
  }
}
