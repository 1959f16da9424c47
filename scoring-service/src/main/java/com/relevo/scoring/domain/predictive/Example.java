package com.relevo.scoring.domain.predictive;

import com.relevo.events.EventIds;
import com.relevo.events.LeadId;
import java.time.Instant;
import java.util.Comparator;

/**
 * One handoff cycle to learn from. {@code lead} is a hash: it tells whose cycles belong together,
 * not whose they are.
 */
public record Example(String lead, Pass pass) {
  /** Which of two became known later; never equal for two cycles. */
  static final Comparator<Example> AGE =
      Comparator.comparing(Example::decidedAt).thenComparing(Example::id);

  public static Example of(LeadId lead, Pass pass) {
    return new Example(EventIds.of("predictive/" + lead.value()), pass);
  }

  /** Of a cycle always the same, so that it counts once however often it is told. */
  public String id() {
    return lead + "/" + pass.cycle();
  }

  Instant decidedAt() {
    return pass.decidedAt().orElse(Instant.EPOCH);
  }

  Pass.Opening opening() {
    Pass.Opening opening = pass.opened();
    if (opening == null) {
      throw new IllegalStateException("Expected an example to know its opening, but it does not");
    }
    return opening;
  }
}
