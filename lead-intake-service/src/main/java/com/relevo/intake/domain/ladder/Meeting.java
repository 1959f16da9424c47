package com.relevo.intake.domain.ladder;

import com.relevo.events.LeadId;
import com.relevo.events.Reason;
import com.relevo.intake.domain.ladder.Answer.Outcome;
import com.relevo.intake.domain.ladder.Step.Absorb;
import com.relevo.intake.domain.ladder.Step.Assign;
import com.relevo.intake.domain.ladder.Step.Claim;
import com.relevo.intake.domain.ladder.Step.Join;
import com.relevo.intake.domain.ladder.Step.Suspect;
import com.relevo.intake.domain.person.IdentityKeys;
import com.relevo.intake.domain.person.Person;
import com.relevo.intake.domain.person.Union;

/**
 * Two leads under one key: whether they are one, and which goes on. It is always the elder, so that
 * two who meet from both sides agree, and who points to whom never makes a circle.
 */
final class Meeting {
  private Meeting() {}

  static Turn decide(Turn turn, Person person, Claim claim) {
    Claimant by = claim.by();
    Asked asked = claim.cause().asked();
    if (person.leadId().equals(by.lead())) {
      return turn.reply(asked, Answer.of(Outcome.SAME_LEAD));
    }
    if (!person.owns(claim.key())) {
      return turn.send(claim.key(), new Assign(claim.key(), person.home(), by.home()));
    }
    boolean room = Union.roomFor(person, by.parts());
    if (asked != null && !room) {
      return turn.reply(asked, Answer.of(Outcome.TOO_MANY));
    }
    boolean one = asked != null || isOne(person, claim);
    if (!one || !room) {
      return suspect(turn, person, by, claim.key());
    }
    return person.isElderThan(by.since(), by.lead())
        ? turn.send(
            by.home(),
            new Join(by.lead(), person.leadId(), person.home(), claim.key(), claim.cause()))
        : join(turn, person, by.lead(), by.home(), claim.cause());
  }

  /**
   * A tool's id names one person. An address does where who claims it has no other: else it may
   * have changed hands. A phone number does where one of them has no address. Who was once told
   * apart stays so.
   */
  private static boolean isOne(Person person, Claim claim) {
    Claimant by = claim.by();
    if (person.apart().contains(by.lead().value())) {
      return false;
    }
    if (IdentityKeys.isPhone(claim.key())) {
      return !by.hasEmail() || !person.hasEmail();
    }
    return !IdentityKeys.isEmail(claim.key()) || !by.hasEmailBeside();
  }

  private static Turn suspect(Turn turn, Person person, Claimant by, String key) {
    String why = IdentityKeys.kind(key);
    return turn.becomes(Place.home(person.suspecting(by.lead(), why, key, false)))
        .send(by.home(), new Suspect(person.leadId(), why, key));
  }

  /** Who was merged meanwhile has taken their keys along: the other claims it again. */
  static Turn joined(Turn turn, Person person, Join join) {
    if (person.leadId().equals(join.lead())) {
      return join(turn, person, join.into(), join.home(), join.cause());
    }
    return person.leadId().equals(join.into())
        ? turn.reply(join.cause().asked(), Answer.done(person.leadId(), join.lead()))
        : turn.send(
            join.key(), new Claim(join.key(), Claimant.of(person, join.key()), join.cause()));
  }

  private static Turn join(Turn turn, Person person, LeadId into, String home, Cause cause) {
    return turn.becomes(Place.to(home))
        .publish(Told.merged(person, into, cause))
        .send(home, new Absorb(person, cause));
  }

  static Turn absorbed(Turn turn, Person person, Absorb absorb) {
    Person other = absorb.person();
    Person now = Union.of(person, other);
    turn.becomes(Place.home(now));
    Reason why = Reason.of("lead_merged", "Goes on for lead " + other.leadId() + ", too");
    Told.consent(turn, now, person.consents(), other.leadId(), absorb.cause(), why);
    Told.changed(turn, now, other.leadId(), absorb.cause(), why);
    now.keys().stream()
        .filter(key -> other.owns(key) && !key.equals(now.home()) && !key.equals(other.home()))
        .forEach(key -> turn.send(key, new Assign(key, other.home(), now.home())));
    return turn.reply(absorb.cause().asked(), Answer.done(now.leadId(), other.leadId()));
  }
}
