package com.relevo.scoring.simulation;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.RoutingRule;
import com.relevo.agreement.Condition.Facts;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.LeadQualified;
import com.relevo.events.LeadFacts;
import com.relevo.events.Meta;
import com.relevo.events.Reason;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.Stage;
import com.relevo.scoring.domain.KnownFacts;
import com.relevo.scoring.domain.LeadScoring;
import com.relevo.scoring.simulation.Step.Handover;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which steps up there are in what was concluded; a fall is none. */
final class Steps {
  private static final Reason BY_SALES = Reason.of("sales_qualified", "Sales qualified the lead");

  private Steps() {}

  static List<Step> in(List<Event> concluded, Agreement agreement) {
    List<Step> steps = new ArrayList<>();
    for (Event event : concluded) {
      if (event instanceof QualificationChanged change) {
        add(change, agreement, steps);
      }
    }
    return steps;
  }

  private static void add(QualificationChanged change, Agreement agreement, List<Step> steps) {
    Stage from = change.from();
    Stage to = change.stage();
    if (to == Stage.PROFILED && from == Stage.LEAD) {
      steps.add(step(change, Stage.PROFILED, null));
    }
    // As the commitments count: who is handed over is marketing qualified, also straight to SQL.
    if (to.qualified() && !from.qualified()) {
      steps.add(step(change, Stage.MQL, handover(change, agreement)));
    }
    if (to == Stage.SQL) {
      steps.add(step(change, Stage.SQL, null));
    }
  }

  private static Step step(QualificationChanged change, Stage stage, @Nullable Handover handover) {
    return step(change.meta(), stage, change.lead(), change.meta().because(), handover);
  }

  private static Step step(
      Meta meta, Stage stage, LeadFacts facts, List<Reason> because, @Nullable Handover handover) {
    return new Step(
        meta.leadId().value(), stage, meta.occurredAt(), meta.mode(), facts, because, handover);
  }

  /** Sales' word is recorded as it comes, and announced by nobody. */
  static List<Step> bySales(Event heard, LeadScoring before, LeadScoring after) {
    KnownFacts known = after.facts();
    if (known == null
        || !(heard instanceof LeadQualified)
        || before.stage() == Stage.SQL
        || after.stage() != Stage.SQL) {
      return List.of();
    }
    Meta meta = heard.meta().occurring(heard.meta().recordedAt());
    return List.of(step(meta, Stage.SQL, known.lead(), List.of(BY_SALES), null));
  }

  /** As handoff-service routes what it opens a cycle for. */
  private static Handover handover(QualificationChanged change, Agreement agreement) {
    Facts facts = new Facts(change.lead(), change.score(), change.stage(), Map.of());
    return new Handover(agreement.route(facts).map(RoutingRule::team).orElse(null));
  }
}
