package com.relevo.handoff.domain.lead;

import static java.util.Objects.requireNonNull;

import com.relevo.events.ContactChannel;
import com.relevo.events.ContactLevel;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a rep can do with a lead. Reasons are codes of the agreement. */
public sealed interface Action {
  record Accept() implements Action {}

  /** Whoever is first of a team whose leads wait to be claimed has it. */
  record Claim() implements Action {}

  record Reject(String reason, @Nullable String comment) implements Action {
    public Reject {
      requireNonNull(reason, "reason");
    }
  }

  /** {@code occurredAt} is when they reached out; null for when they said so. */
  record LogContact(
      ContactChannel channel,
      ContactLevel level,
      @Nullable Instant occurredAt,
      @Nullable String comment)
      implements Action {
    public LogContact {
      requireNonNull(channel, "channel");
      requireNonNull(level, "level");
    }
  }

  record Qualify(@Nullable String comment) implements Action {}

  record Recycle(String reason, @Nullable String comment) implements Action {
    public Recycle {
      requireNonNull(reason, "reason");
    }
  }

  record Disqualify(String reason, @Nullable String comment) implements Action {
    public Disqualify {
      requireNonNull(reason, "reason");
    }
  }

  record Win(@Nullable BigDecimal amount, @Nullable String currency) implements Action {}

  record Lose(@Nullable String reason, @Nullable String comment) implements Action {}
}
