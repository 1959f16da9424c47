package com.relevo.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** What lead-intake learnt of a person, on {@code relevo.leads}. */
public sealed interface LeadEvent extends Event {
  SourceRef origin();

  /**
   * A marketing tool delivered a lead. {@code profile} is everything known of the person so far,
   * this delivery included; {@code firstSeen} tells a new person from another delivery about a
   * known one. What they did to be captured (the form they sent) is {@code engagement}; no {@link
   * LeadEngaged} repeats it.
   */
  record LeadCaptured(
      @JsonUnwrapped Meta meta,
      @Personal SourceRef origin,
      @Personal LeadProfile profile,
      @Personal LeadFacts facts,
      boolean firstSeen,
      @Personal @Nullable Engagement engagement)
      implements LeadEvent {
    public LeadCaptured {
      profile = profile == null ? LeadProfile.NONE : profile;
    }
  }

  /**
   * A lead that is known already did something that shows interest; {@code subject} says what
   * exactly (a page, a campaign), as the tool named it.
   */
  record LeadEngaged(
      @JsonUnwrapped Meta meta,
      @Personal SourceRef origin,
      EngagementKind kind,
      @Personal String subject)
      implements LeadEvent {
    public LeadEngaged {
      subject = subject == null ? "" : subject;
    }
  }

  /**
   * The lead gave or withdrew consent to be contacted; {@code contactAllowed} is whether anybody
   * may contact them at all from now on. What is said of a channel or a purpose alone is {@code
   * part}, and leaves the rest as it was.
   */
  record ConsentChanged(
      @JsonUnwrapped Meta meta,
      @Personal SourceRef origin,
      boolean contactAllowed,
      @Personal String evidence,
      @Nullable PartialConsent part)
      implements LeadEvent {
    /** Code of the reason for which a statement was never this lead's: it is split off again. */
    public static final String TAKEN_BACK = "consent_taken_back";

    public ConsentChanged {
      evidence = evidence == null ? "" : evidence;
    }

    public ConsentChanged(Meta meta, SourceRef origin, boolean contactAllowed, String evidence) {
      this(meta, origin, contactAllowed, evidence, null);
    }

    /** Whether it is of any contact, not of a channel or a purpose alone. */
    public boolean concernsAll() {
      return part == null;
    }

    /** Whether nothing is said of it any more, rather than something else. */
    public boolean takesBack() {
      return meta.because().stream().anyMatch(why -> why.code().equals(TAKEN_BACK));
    }
  }

  /** Contact by {@code channel} for {@code purpose} is allowed or not; null is any of them. */
  record PartialConsent(
      boolean allowed, @Nullable ContactChannel channel, @Nullable ContactPurpose purpose) {}

  /**
   * The person asked to be forgotten: whoever keeps something of them drops it, and nothing is owed
   * to them any more.
   */
  record LeadErased(@JsonUnwrapped Meta meta, SourceRef origin) implements LeadEvent {}

  /**
   * This lead turned out to be {@code into}, the elder of the two, which goes on with what was
   * known of both; nothing is owed to this one any more, unless it is split off again.
   */
  record LeadMerged(@JsonUnwrapped Meta meta, @Personal SourceRef origin, LeadId into)
      implements LeadEvent {}

  /** This lead was merged into {@code from} by mistake and is one of its own again. */
  record LeadSplit(@JsonUnwrapped Meta meta, @Personal SourceRef origin, LeadId from)
      implements LeadEvent {}

  /**
   * A CRM or a telephone system says that {@code rep} (as it knows them: the agreement's id, or an
   * address) and the lead were in touch, {@code occurredAt} then.
   */
  record ActivityReported(
      @JsonUnwrapped Meta meta,
      @Personal SourceRef origin,
      ContactChannel channel,
      ContactDirection direction,
      ContactLevel level,
      @Nullable String rep,
      @Personal @Nullable String subject)
      implements LeadEvent {}

  /** What a captured lead did; {@code subject} as in {@link LeadEngaged}. */
  record Engagement(EngagementKind kind, @Personal String subject) {
    public Engagement {
      subject = subject == null ? "" : subject;
    }
  }
}
