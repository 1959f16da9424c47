package com.relevo.scoring.simulation;

import com.relevo.events.Stage;
import com.relevo.scoring.domain.AccountScoring;
import com.relevo.scoring.domain.LeadScoring;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one course of things has to remember. For one thread at a time. */
public interface Memory {
  /** {@link LeadScoring#UNKNOWN} where nothing was kept. */
  LeadScoring lead(String lead);

  /** In the place of {@code before}, which is what {@link #lead} gave. */
  void keep(String lead, LeadScoring before, LeadScoring after);

  /** {@link AccountScoring#UNKNOWN} where nothing was kept. */
  AccountScoring account(String domain);

  void keep(String domain, AccountScoring account);

  /** The lead that is to be looked at first, by {@code until} at the latest; null for none. */
  @Nullable String due(Instant until);

  /** The highest stage that was noted of the lead; null for none. */
  @Nullable Stage reached(String lead);

  void note(String lead, Stage reached);
}
