package com.relevo.handoff.domain.lead;

import java.util.Locale;

/** Why a command is not done; its {@link #code} is the API's error code and the metric's tag. */
public enum Refusal {
  /** No handoff was ever opened for the lead. */
  UNKNOWN_LEAD,
  /** Whoever asks is a rep, and the lead or the name they act in is another's. */
  NOT_YOURS,
  /** The command names another cycle than the lead's newest. */
  OTHER_CYCLE,
  ALREADY_CLOSED,
  /** The lead still waits for a rep. */
  NOT_ASSIGNED,
  /** Somebody else has the lead, it does not wait, or the rep cannot take another now. */
  NOT_CLAIMABLE,
  /** The lead is with another rep than the command names. */
  OTHER_REP,
  ALREADY_ACCEPTED,
  /** An accepted lead is recycled or disqualified, no longer rejected. */
  REJECT_AFTER_ACCEPT,
  NOT_ACCEPTED,
  ALREADY_QUALIFIED,
  NOT_QUALIFIED,
  CONTACT_BEFORE_HANDOFF,
  CONTACT_IN_FUTURE,
  /** Not one of the agreement's coded reasons for this. */
  UNKNOWN_REASON,
  /** The idempotency key was used for another command on this lead. */
  KEY_REUSED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
