package com.relevo.alignment.domain;

import java.util.Locale;

/** Why a command is refused. The code is stable: the API's error code and the metric's tag. */
public enum Refusal {
  UNKNOWN_VERSION,
  VERSION_EXISTS,
  /** Somebody else was here since: read it again. */
  CHANGED_MEANWHILE,
  NOT_EDITABLE,
  NOT_PROPOSABLE,
  /** Signing and rejecting is for what is proposed. */
  NOT_PROPOSED,
  /** The text that was read is not the one that is proposed. */
  ANOTHER_TEXT,
  /** The actor does not have the side's role. */
  NOT_YOUR_SIDE,
  /** The document names somebody else to sign for the side. */
  NOT_THE_OWNER,
  /** Two sides are two people. */
  SAME_SIGNER,
  ALREADY_SIGNED,
  /** One successor at a time: whoever signs must know what theirs would replace. */
  SUCCESSOR_SCHEDULED,
  /** It was compared with a version that is not in force any more. */
  COMPARISON_OUTDATED,
  NOT_WITHDRAWABLE,
  /** Services have read it and may switch at any moment. */
  TOO_LATE;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
