package com.relevo.alignment.domain;

import com.relevo.events.AgreementEvent.Change;
import com.relevo.events.AgreementEvent.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people ask for. The same command again changes nothing and is not refused. */
public sealed interface Command {
  record Draft(Revision text) implements Command {}

  /** {@code seen} is the count of steps that the editor has seen. */
  record Edit(Revision text, long seen) implements Command {}

  /**
   * {@code changes} are those of the text of that {@code digest} against the version {@code
   * against}, which must be the one in force still.
   */
  record Propose(
      @Nullable String against,
      @Nullable String digest,
      List<Change> changes,
      @Nullable Instant requested,
      @Nullable String simulation,
      @Nullable String comment)
      implements Command {
    public Propose {
      changes = List.copyOf(changes);
    }
  }

  /** {@code digest} is what the signer has read; null trusts that it is what is proposed. */
  record Sign(Role role, @Nullable String digest, @Nullable String comment) implements Command {}

  record Reject(Role role, String reason) implements Command {}

  record Withdraw(String reason) implements Command {}
}
