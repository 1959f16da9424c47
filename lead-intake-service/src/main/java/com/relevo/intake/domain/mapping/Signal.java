package com.relevo.intake.domain.mapping;

import com.relevo.events.EngagementKind;
import org.jspecify.annotations.Nullable;

/**
 * What an item says besides who it is about: that they are a lead, that they did something, what
 * they consent to.
 */
public record Signal(boolean captures, @Nullable Engagement engagement, @Nullable Consent consent) {
  private static final int LONGEST_TEXT = 500;

  public record Engagement(EngagementKind kind, String subject) {
    public Engagement {
      subject = RawPerson.cut(subject, LONGEST_TEXT);
    }
  }

  public record Consent(boolean contactAllowed, String evidence) {
    public Consent {
      evidence = RawPerson.cut(evidence, LONGEST_TEXT);
    }
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

  static Signal consent(boolean contactAllowed, String evidence) {
    return new Signal(false, null, new Consent(contactAllowed, evidence));
  }

  Signal consenting(boolean contactAllowed, String evidence) {
    return new Signal(captures, engagement, new Consent(contactAllowed, evidence));
  }
}
