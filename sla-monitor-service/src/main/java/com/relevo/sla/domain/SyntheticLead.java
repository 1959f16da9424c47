package com.relevo.sla.domain;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.Agreement.Dispositions;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.Agreement.Threshold;
import com.relevo.agreement.Condition;
import com.relevo.agreement.Target;
import com.relevo.agreement.Target.Budget;
import com.relevo.agreement.Target.CalendarRef;
import com.relevo.agreement.Target.Kind;
import com.relevo.agreement.Target.Triggers;
import com.relevo.events.ContactLevel;
import com.relevo.events.EventIds;
import com.relevo.events.LeadFacts;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A lead that nobody will ever answer, under an agreement of its own with one promise: its clock
 * must breach once {@code budget} has passed. If it does not, no other breach can be relied on.
 */
public final class SyntheticLead {
  /** No lead that intake mints begins so. */
  public static final String PREFIX = "~synthetic-";

  private static final String NAME = "synthetic";

  private final LeadId id;
  private final Clockwork clockwork;

  /** {@code name} tells it from the others. */
  public SyntheticLead(String name, Duration budget) {
    this.id = new LeadId(PREFIX + name);
    this.clockwork = new Clockwork(new Own(Terms.of(NAME, agreement(budget))));
  }

  public static boolean is(String lead) {
    return lead.startsWith(PREFIX);
  }

  public LeadId id() {
    return id;
  }

  /** Qualified {@code now}, and nothing else ever happened to it. */
  public LeadClocks qualified(Instant now) {
    Meta meta =
        new Meta(EventIds.of(id + "/" + now), id, 1, now, now, NAME, List.of(), Mode.LIVE, null);
    return clockwork
        .on(
            LeadClocks.none(id),
            new QualificationChanged(meta, Stage.PROFILED, Stage.MQL, new Score(0, 0), facts()),
            now)
        .state();
  }

  /** The breach, if it is due by {@code horizon}. */
  public Optional<SlaBreached> breach(LeadClocks state, Instant horizon, Instant now) {
    return clockwork.due(state, horizon, now).events().stream()
        .filter(SlaBreached.class::isInstance)
        .map(SlaBreached.class::cast)
        .findFirst();
  }

  private static LeadFacts facts() {
    return new LeadFacts(NAME, true, true, null, null, null, null, null, null, null, Map.of());
  }

  private static Agreement agreement(Duration budget) {
    Target target =
        new Target(
            NAME,
            Kind.TIME_TO_FIRST_RESPONSE,
            null,
            new Budget.Time(budget.toString(), budget),
            new CalendarRef.Elapsed(),
            false,
            Condition.ALWAYS,
            Triggers.NONE,
            ContactLevel.CONNECT,
            null,
            List.of(),
            List.of(),
            false);
    Threshold never = new Threshold(Condition.ALWAYS, Integer.MAX_VALUE, Integer.MAX_VALUE);
    return new Agreement(
        NAME,
        NAME,
        new Definitions(Condition.ALWAYS, never, never),
        new ScoringModel(List.of(), List.of()),
        List.of(),
        List.of(),
        List.of(target),
        Map.of(),
        new Dispositions(Map.of(), Map.of(), Map.of(), Map.of()));
  }

  private record Own(Terms terms) implements Agreements {
    @Override
    public Terms at(Instant instant) {
      return terms;
    }

    @Override
    public Terms pinned(String pin) {
      return terms;
    }
  }
}
