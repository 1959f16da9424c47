package com.relevo.intake.domain.ladder;

import com.relevo.events.EventType;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadEvent.ConsentChanged;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadEvent.LeadErased;
import com.relevo.events.LeadEvent.LeadMerged;
import com.relevo.events.LeadEvent.LeadSplit;
import com.relevo.events.LeadEvent.PartialConsent;
import com.relevo.events.LeadId;
import com.relevo.events.Reason;
import com.relevo.events.SourceRef;
import com.relevo.intake.domain.person.Consents;
import com.relevo.intake.domain.person.Intake;
import com.relevo.intake.domain.person.Person;
import java.util.List;

/** What is told of a merge and a split. */
final class Told {
  private static final Reason TAKEN_BACK =
      Reason.of(ConsentChanged.TAKEN_BACK, "Only the other lead said so");

  private Told() {}

  static LeadEvent merged(Person person, LeadId into, Cause cause) {
    Reason why =
        cause.asked() == null
            ? Reason.of("same_identity", "One delivery named a key of each")
            : Reason.of("by_hand", "Somebody said that they are one");
    return new LeadMerged(
        cause.meta(EventType.LEAD_MERGED, person.leadId(), into, List.of(why)),
        cause.origin(),
        into);
  }

  static LeadEvent split(Person person, LeadId from, Cause cause) {
    Reason why = Reason.of("by_hand", "Somebody said that they are two");
    return new LeadSplit(
        cause.meta(EventType.LEAD_SPLIT, person.leadId(), from, List.of(why)),
        cause.origin(),
        from);
  }

  static LeadEvent erased(Person person, Cause cause) {
    Reason why = Reason.of("by_hand", "Somebody asked for it");
    return new LeadErased(
        cause.meta(EventType.LEAD_ERASED, person.leadId(), person.leadId(), List.of(why)),
        cause.origin());
  }

  /** Who {@code now} is, after what happened with {@code other}. */
  static void changed(Turn turn, Person now, LeadId other, Cause cause, Reason why) {
    List<Reason> because = List.of(why);
    turn.publish(
        new LeadCaptured(
            cause.meta(EventType.LEAD_CAPTURED, now.leadId(), other, because),
            new SourceRef(now.source(), null, cause.origin().deliveryId()),
            now.profile(),
            Intake.facts(now.source(), now),
            false,
            null));
  }

  /**
   * What they say of being contacted, where that is not what was {@code told} of them. To be told
   * before what else they become: else a lead whom nobody may contact would be handed over first.
   */
  static void consent(Turn turn, Person now, Consents told, LeadId other, Cause cause, Reason why) {
    now.consents().statements().stream()
        .filter(each -> !told.say(each))
        .forEach(
            each -> turn.publish(consent(now, each, each.allowed(), other, cause, List.of(why))));
    told.statements().stream()
        .filter(each -> now.consents().of(each.channel(), each.purpose()).isEmpty())
        .forEach(
            each -> turn.publish(consent(now, each, true, other, cause, List.of(why, TAKEN_BACK))));
  }

  private static LeadEvent consent(
      Person now,
      Consents.Statement said,
      boolean allowed,
      LeadId other,
      Cause cause,
      List<Reason> because) {
    return new ConsentChanged(
        said.concernsAll()
            ? cause.meta(EventType.CONSENT_CHANGED, now.leadId(), other, because)
            : cause.meta(
                EventType.CONSENT_CHANGED,
                now.leadId(),
                other,
                because,
                said.channel(),
                said.purpose()),
        cause.origin(),
        now.consents().contactAllowed(),
        because.getFirst().text(),
        said.concernsAll() ? null : new PartialConsent(allowed, said.channel(), said.purpose()));
  }
}
