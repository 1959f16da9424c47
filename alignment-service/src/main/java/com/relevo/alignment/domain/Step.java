package com.relevo.alignment.domain;

import com.relevo.events.AgreementEvent.Role;
import com.relevo.events.AgreementEvent.Signature;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step in a version's life. A version is the fold of its steps; they are kept for ever. {@code
 * by} is the acting subject.
 */
public sealed interface Step {
  Instant at();

  String by();

  record Drafted(Instant at, String by, Revision revision) implements Step {}

  /** Another text: whatever was signed is void. */
  record Edited(Instant at, String by, Revision revision) implements Step {}

  record Proposed(Instant at, String by, Proposal proposal) implements Step {}

  record Signed(Instant at, String by, String digest, Signature signature) implements Step {}

  /**
   * {@code noticeSeconds} is the notice that is kept from the last signature on; {@code because} a
   * stable code, {@code text} the same for people.
   */
  record Scheduled(
      Instant at,
      String by,
      Instant effectiveAt,
      long noticeSeconds,
      @Nullable String supersedes,
      String because,
      String text)
      implements Step {}

  record TookEffect(Instant at, String by, Instant effectiveAt, @Nullable String supersedes)
      implements Step {}

  record Superseded(Instant at, String by, String version, Instant until) implements Step {}

  record Withdrawn(Instant at, String by, String comment) implements Step {}

  record Rejected(Instant at, String by, Role role, String reason) implements Step {}

  /**
   * Known from elsewhere: the agreement an empty system begins with, or one that was found on the
   * topic. Nobody signs it here.
   */
  record Imported(
      Instant at,
      String by,
      Revision revision,
      Proposal proposal,
      List<Signature> signatures,
      Instant effectiveAt)
      implements Step {
    public Imported {
      signatures = signatures == null ? List.of() : List.copyOf(signatures);
    }
  }
}
