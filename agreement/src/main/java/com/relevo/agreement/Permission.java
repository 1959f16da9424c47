package com.relevo.agreement;

import com.relevo.events.ContactChannel;
import com.relevo.events.ContactPurpose;
import com.relevo.events.Reason;

/**
 * Whether a lead may be contacted by {@code channel} for {@code purpose}, and why: the agreement's
 * rule by its id, {@code contact_withdrawn}, {@code consent_missing}, or {@code no_rule}.
 */
public record Permission(
    ContactChannel channel, ContactPurpose purpose, boolean allowed, Reason why) {
  /** Of what no rule is about. */
  static final String NO_RULE = "no_rule";

  /** Whether there is a rule that is about it, or a statement. */
  public boolean isByRule() {
    return !why.code().equals(NO_RULE);
  }
}
