package com.relevo.handoff.domain.desk;

import com.relevo.events.HandoffEvent.Candidate;
import com.relevo.events.HandoffEvent.Considered;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.HandoffEvent.Verdict;
import com.relevo.events.RepId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose turn it is, or why it is nobody's. */
public sealed interface Choice {
  /** Who was to come before all others, but could not. */
  List<Considered> considered();

  /**
   * {@code code} is why, {@code text} in words; {@code candidates} those who were next, {@code
   * others} how many more there are of each verdict.
   */
  record Chosen(
      RepId rep,
      String code,
      String text,
      List<Candidate> candidates,
      Map<Verdict, Integer> others,
      List<Considered> considered)
      implements Choice {}

  /**
   * {@code nextTry} is when the passing of time alone may change it; null where only a release or
   * another roster can.
   */
  record Nobody(
      UnroutedReason reason, String text, @Nullable Instant nextTry, List<Considered> considered)
      implements Choice {}
}
