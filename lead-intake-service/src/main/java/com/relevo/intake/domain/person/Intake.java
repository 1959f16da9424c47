package com.relevo.intake.domain.person;

import com.relevo.events.EventIds;
import com.relevo.events.EventType;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadEvent.ActivityReported;
import com.relevo.events.LeadEvent.ConsentChanged;
import com.relevo.events.LeadEvent.Engagement;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadEvent.LeadEngaged;
import com.relevo.events.LeadEvent.PartialConsent;
import com.relevo.events.LeadFacts;
import com.relevo.events.LeadProfile;
import com.relevo.events.Meta;
import com.relevo.events.Reason;
import com.relevo.intake.domain.identity.EmailAddress;
import com.relevo.intake.domain.identity.Mailbox;
import com.relevo.intake.domain.mapping.Signal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which events an item makes, given who is known already. */
public final class Intake {
  private Intake() {}

  /**
   * A capture for a lead delivered, and for anybody new or newly described, so that no later event
   * speaks of a stranger; it tells what they did, too, else an event of its own does. Then what
   * they consent to. {@code now} is {@code Person.evolve(known, item)}.
   */
  public static List<LeadEvent> decide(@Nullable Person known, Person now, Item item) {
    List<LeadEvent> events = new ArrayList<>();
    LeadProfile profile = now.profile();
    Signal signal = item.signal();
    if (signal.captures()
        || known == null
        || !known.profile().equals(profile)
        || !known.faults().equals(now.faults())) {
      LeadFacts facts = facts(item.origin().source(), now);
      events.add(
          new LeadCaptured(
              meta(now, item, EventType.LEAD_CAPTURED, item.because()),
              item.origin(),
              profile,
              facts,
              known == null,
              did(signal)));
    } else if (signal.engagement() != null) {
      Signal.Engagement engagement = signal.engagement();
      events.add(
          new LeadEngaged(
              meta(now, item, EventType.LEAD_ENGAGED, item.because()),
              item.origin(),
              engagement.kind(),
              engagement.subject()));
    }
    if (signal.activity() != null) {
      events.add(reported(now, item, signal.activity()));
    }
    if (signal.consent() != null) {
      events.add(consentChanged(now, item, signal.consent()));
    }
    return events;
  }

  private static LeadEvent reported(Person now, Item item, Signal.Activity activity) {
    return new ActivityReported(
        meta(now, item, EventType.ACTIVITY_REPORTED, item.because()),
        item.origin(),
        activity.channel(),
        activity.direction(),
        activity.level(),
        activity.rep(),
        activity.subject());
  }

  /** What rules may know: of the mailbox without the address, of what is wrong without the text. */
  public static LeadFacts facts(String source, Person person) {
    LeadProfile profile = person.profile();
    LeadFacts facts = LeadFacts.of(source, profile).withFaults(person.faults());
    return profile.email() == null
        ? facts
        : EmailAddress.of(profile.email())
            .map(email -> facts.withMailbox(Mailbox.isRole(email), Mailbox.isDisposable(email)))
            .orElse(facts);
  }

  private static @Nullable Engagement did(Signal signal) {
    Signal.Engagement engagement = signal.engagement();
    return engagement == null ? null : new Engagement(engagement.kind(), engagement.subject());
  }

  /** The consent that holds: news that arrive after newer ones change nothing, and say so. */
  private static LeadEvent consentChanged(Person now, Item item, Signal.Consent news) {
    boolean holds =
        now.consents()
            .of(news.channel(), news.purpose())
            .map(Consents.Statement::allowed)
            .orElse(news.allowed());
    List<Reason> because = new ArrayList<>(item.because());
    if (holds != news.allowed()) {
      because.add(Reason.of("consent_outdated", "A newer consent was already known and holds"));
    }
    boolean ofAll = news.channel() == null && news.purpose() == null;
    return new ConsentChanged(
        meta(now, item, EventType.CONSENT_CHANGED, because),
        item.origin(),
        now.consents().contactAllowed(),
        news.evidence(),
        ofAll ? null : new PartialConsent(holds, news.channel(), news.purpose()));
  }

  private static Meta meta(Person person, Item item, EventType type, List<Reason> because) {
    String id = EventIds.derive(item.id(), type);
    return new Meta(
        id,
        person.leadId(),
        0,
        item.occurredAt(),
        item.receivedAt(),
        null,
        because,
        item.mode(),
        item.actor());
  }
}
