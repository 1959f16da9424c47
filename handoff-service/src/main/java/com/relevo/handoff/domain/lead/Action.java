package com.relevo.handoff.domain.lead;

import static java.util.Objects.requireNonNull;

import com.relevo.events.ContactChannel;
import com.relevo.events.ContactLevel;
import com.relevo.events.ContactPurpose;
import com.relevo.events.RepId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people can do with a lead. Reasons are codes of the agreement; null where none was given,
 * which the lead refuses with those there are.
 */
public sealed interface Action {

  /** Of the rep who has the lead. */
  sealed interface OfHolder extends Action {}

  /** Whoever is first of a team whose leads wait to be claimed has it. */
  record Claim() implements Action {}

  /** Of the rep whom the lead was offered to. */
  sealed interface OfReceiver extends Action {}

  record Accept() implements OfHolder {}

  record Reject(@Nullable String reason, @Nullable String comment) implements OfHolder {}

  /** To the team, for another of it. */
  record GiveBack(@Nullable String reason, @Nullable String comment) implements OfHolder {}

  record Snooze(Instant until, @Nullable String comment) implements OfHolder {
    public Snooze {
      requireNonNull(until, "until");
    }
  }

  record Wake() implements OfHolder {}

  record OfferTransfer(RepId to, @Nullable String comment) implements OfHolder {
    public OfferTransfer {
      requireNonNull(to, "to");
    }
  }

  record AcceptTransfer() implements OfReceiver {}

  record DeclineTransfer(@Nullable String comment) implements OfReceiver {}

  /** The command's rep gets the lead, whoever has it or whatever it waits for. */
  record Assign(@Nullable String comment) implements Action {}

  /** Marketing agrees with the rejection that ended the cycle. */
  record Archive(@Nullable String reason, @Nullable String comment) implements Action {}

  /**
   * {@code occurredAt} is when they reached out; null for when they said so. {@code purpose} is
   * what for; null for an answer to a lead that asked, else for prospecting.
   */
  record LogContact(
      ContactChannel channel,
      ContactLevel level,
      @Nullable Instant occurredAt,
      @Nullable String comment,
      @Nullable ContactPurpose purpose)
      implements OfHolder {
    public LogContact(
        ContactChannel channel,
        ContactLevel level,
        @Nullable Instant occurredAt,
        @Nullable String comment) {
      this(channel, level, occurredAt, comment, null);
    }

    public LogContact {
      requireNonNull(channel, "channel");
      requireNonNull(level, "level");
    }
  }

  record Qualify(@Nullable String comment) implements OfHolder {}

  /** There is a deal to win, of {@code amount} if that is known. */
  record OpenOpportunity(@Nullable BigDecimal amount, @Nullable String currency)
      implements OfHolder {}

  record Recycle(@Nullable String reason, @Nullable String comment) implements OfHolder {}

  record Disqualify(@Nullable String reason, @Nullable String comment) implements OfHolder {}

  record Win(@Nullable BigDecimal amount, @Nullable String currency) implements OfHolder {}

  record Lose(@Nullable String reason, @Nullable String comment) implements OfHolder {}
}
