package com.relevo.scoring.domain.predictive;

import com.relevo.events.AssignmentId;
import com.relevo.events.EventIds;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.LeadQualified;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.RepId;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.scoring.Happenings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Handoff cycles of one lead: what scoring and sales say of them. */
public record Handed(LeadId lead) {
  public static final Instant START = Happenings.START;
  private static final Assignment ASSIGNMENT =
      new Assignment(new AssignmentId("a-1"), new TeamId("sdr"), new RepId("anna"));

  public Handed(String lead) {
    this(new LeadId(lead));
  }

  /** Given to sales under the version, with the reasons of these rules, ten points each. */
  public QualificationChanged opened(int cycle, Instant at, String version, String... rules) {
    return moved(cycle, at, version, Stage.PROFILED, Stage.MQL, rules);
  }

  public QualificationChanged moved(
      int cycle, Instant at, String version, Stage from, Stage to, String... rules) {
    List<Reason> because = new ArrayList<>();
    because.add(Reason.of("reached", "Enough points"));
    for (String rule : rules) {
      because.add(new Reason(rule, "Rule " + rule, 10));
    }
    Meta meta = meta(cycle, at, version, because);
    return new QualificationChanged(
        meta, from, to, new Score(10 * rules.length, 0), Happenings.facts("Hansa", 1));
  }

  public LeadQualified qualified(int cycle, Instant at) {
    return new LeadQualified(meta(cycle, at, null, List.of()), ASSIGNMENT, null);
  }

  public HandoffClosed closed(int cycle, Instant at, Outcome outcome) {
    return new HandoffClosed(meta(cycle, at, "v1", List.of()), outcome);
  }

  private Meta meta(int cycle, Instant at, String version, List<Reason> because) {
    String id = EventIds.of(lead.value() + "/" + cycle + "/" + at + "/" + because.size());
    return new Meta(id, lead, cycle, at, at.plusSeconds(1), version, because, Mode.LIVE, null);
  }
}
