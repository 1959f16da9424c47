package com.relevo.events;

import com.relevo.events.Reason.Evidence;
import com.relevo.events.ScoringEvent.Score;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Samples of what scoring writes, in full; and as they were before events had evidence, grades and
 * mailboxes.
 */
final class ScoringSamples {
  private static final Reason DECAYED =
      new Reason(
          "demo",
          "Asked for a demo",
          20,
          List.of(new Evidence("e-0", Instant.parse("2026-02-02T09:00:00Z"), 40, 20.125)));

  private ScoringSamples() {}

  static Stream<Event> full(Meta meta, LeadFacts facts) {
    Meta explained =
        new Meta(
            meta.eventId(),
            meta.leadId(),
            meta.cycle(),
            meta.occurredAt(),
            meta.recordedAt(),
            meta.agreementVersion(),
            List.of(new Reason("rule", "because of the rule", 5), DECAYED),
            meta.mode(),
            meta.actor());
    Score score = new Score(40, 25);
    return Stream.of(
        new ScoringEvent.LeadScored(explained, score, Stage.MQL, "A2"),
        new ScoringEvent.QualificationChanged(
            explained,
            Stage.PROFILED,
            Stage.MQL,
            score,
            facts
                .withMailbox(true, true)
                .withFaults(new Faults(null, Validity.NOT_A_NUMBER, null, Validity.PLACEHOLDER)),
            "A2"));
  }

  static Stream<Event> minimal(Meta meta, LeadFacts facts) {
    Score score = new Score(40, 25);
    return Stream.of(
        new ScoringEvent.LeadScored(meta, score, Stage.MQL),
        new ScoringEvent.QualificationChanged(meta, Stage.PROFILED, Stage.MQL, score, facts));
  }
}
