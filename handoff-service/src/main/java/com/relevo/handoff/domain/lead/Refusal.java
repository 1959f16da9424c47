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
  /** The opportunity was opened already. */
  ALREADY_OPENED,
  CONTACT_BEFORE_HANDOFF,
  CONTACT_IN_FUTURE,
  /** The lead said no to it, or the agreement's consent rules forbid it. */
  CONTACT_NOT_ALLOWED,
  /** Not one of the agreement's coded reasons for this. */
  UNKNOWN_REASON,
  /** It takes one of the agreement's coded reasons. */
  REASON_MISSING,
  /** The lead is not what both sides agreed an accepted one must be. */
  SAL_NOT_MET,
  SNOOZE_IN_PAST,
  /** Longer than the agreement lets a lead rest. */
  SNOOZE_TOO_LONG,
  NOT_SNOOZED,
  /** Nobody of this name is in the roster. */
  UNKNOWN_REP,
  REP_NOT_ACTIVE,
  /** The rep has the lead already. */
  ALREADY_THEIRS,
  /** Nobody offered the lead to this rep, or it was settled meanwhile. */
  NOT_OFFERED,
  /** The newest cycle did not end with a rejection, or it was archived already. */
  NOT_REJECTED,
  /** The lead changed since the version that the command names. */
  VERSION_CHANGED,
  /** The idempotency key was used for another command on this lead. */
  KEY_REUSED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
