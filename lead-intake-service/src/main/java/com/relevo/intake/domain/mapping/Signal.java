package com.relevo.intake.domain.mapping;

import com.relevo.events.ContactChannel;
import com.relevo.events.ContactDirection;
import com.relevo.events.ContactLevel;
import com.relevo.events.ContactPurpose;
import com.relevo.events.EngagementKind;
import org.jspecify.annotations.Nullable;

/**
 * What an item says besides who it is about: that they are a lead, that they did something, what
 * they consent to.
 */
public record Signal(
    boolean captures,
    @Nullable Engagement engagement,
    @Nullable Consent consent,
    @Nullable Activity activity) {
  private static final int LONGEST_TEXT = 500;

  public record Engagement(EngagementKind kind, String subject) {
    public Engagement {
      subject = RawPerson.cut(subject, LONGEST_TEXT);
    }
  }

  /** Of contact by {@code channel} for {@code purpose}; null is any of them. */
  public record Consent(
      boolean allowed,
      String evidence,
      @Nullable ContactChannel channel,
      @Nullable ContactPurpose purpose) {
    public Consent {
      evidence = RawPerson.cut(evidence, LONGEST_TEXT);
    }

    public Consent(boolean allowed, String evidence) {
      this(allowed, evidence, null, null);
    }
  }

  /** What sales and the person did; {@code rep} as the tool knows them. */
  public record Activity(
      ContactChannel channel,
      ContactDirection direction,
      ContactLevel level,
      @Nullable String rep,
      @Nullable String subject) {
    public Activity {
      rep = rep == null ? null : RawPerson.cut(rep, LONGEST_TEXT);
      subject = subject == null ? null : RawPerson.cut(subject, LONGEST_TEXT);
    }
  }

  public Signal(boolean captures, @Nullable Engagement engagement, @Nullable Consent consent) {
    this(captures, engagement, consent, null);
  }

  static Signal activity(Activity activity) {
    return new Signal(false, null, null, activity);
  }

  /** Something is known anew of somebody; a lead of their own they are not. */
  static Signal update() {
    return new Signal(false, null, null);
  }

  static Signal capture() {
    return new Signal(true, null, null);
  }

  static Signal submission(EngagementKind kind, String subject) {
    return new Signal(true, new Engagement(kind, subject), null);
  }

  static Signal engagement(EngagementKind kind, String subject) {
    return new Signal(false, new Engagement(kind, subject), null);
  }

  static Signal consent(Consent consent) {
    return new Signal(false, null, consent);
  }

  Signal consenting(Consent consent) {
    return new Signal(captures, engagement, consent);
  }
}
