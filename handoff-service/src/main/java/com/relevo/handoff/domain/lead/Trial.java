package com.relevo.handoff.domain.lead;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Condition.Facts;
import com.relevo.events.Reason;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.AccountOwners;
import com.relevo.handoff.domain.desk.Choice;
import com.relevo.handoff.domain.desk.Desk;
import com.relevo.handoff.domain.desk.Ledger;
import com.relevo.handoff.domain.desk.Preference;
import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.handoff.domain.desk.Rotation;
import com.relevo.handoff.domain.desk.Without;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Who would get a lead now, and why, along the whole way that owners, rules and fallbacks lead it;
 * nothing is changed.
 */
public record Trial(String agreementVersion, @Nullable RepId rep, List<Step> steps) {
  public Trial {
    steps = List.copyOf(steps);
  }

  /**
   * One desk on the way. Where nobody can take it there, it goes on at once where it was for
   * certain reps {@code only}, else after {@code waits}; null where it waits for as long as it
   * takes.
   */
  public record Step(
      TeamId team, Reason rule, boolean only, @Nullable Duration waits, Choice choice) {}

  /**
   * A desk as it is: {@code group} has others of the lead's company there, null for nobody. {@code
   * ledgers} are read only.
   */
  public record DeskState(Desk desk, List<Ledger> ledgers, @Nullable RepId group) {}

  /** {@code lastRep} had the lead last; {@code desks} by team and the lead's company. */
  public static Trial of(
      Agreement agreement,
      RosterSource rosters,
      AccountOwners owners,
      Facts facts,
      @Nullable RepId lastRep,
      BiFunction<TeamId, @Nullable String, DeskState> desks,
      Instant now) {
    List<Stop> rules = agreement.route(facts).map(Routing::stops).orElse(List.of());
    List<Stop> way =
        new Preferences(rosters, owners).before(facts.lead().companyDomain(), lastRep, rules, now);
    List<Step> steps = new ArrayList<>();
    RepId rep = null;
    for (Stop stop : way) {
      Step step = step(stop, facts, rosters, desks, now);
      steps.add(step);
      if (step.choice() instanceof Choice.Chosen chosen) {
        boolean waited = steps.stream().anyMatch(each -> each != step && !each.only());
        rep = waited ? null : chosen.rep();
        break;
      }
    }
    return new Trial(agreement.version(), rep, steps);
  }

  private static Step step(
      Stop stop,
      Facts facts,
      RosterSource rosters,
      BiFunction<TeamId, @Nullable String, DeskState> desks,
      Instant now) {
    String account = facts.lead().companyDomain();
    DeskState state = desks.apply(stop.team(), account);
    Rotation rotation =
        new Rotation(state.desk(), rosters.roster(stop.team(), now), state.ledgers(), now);
    List<Preference> prefers = new ArrayList<>(stop.prefers());
    if (state.group() != null && !stop.only()) {
      prefers.add(
          new Preference(state.group(), Preference.BUYING_GROUP, "Has others of " + account));
    }
    Choice choice =
        stop.only()
            ? rotation.prefer(Requests.wants(facts.lead()), prefers, Without.NOBODY)
            : rotation.choose(Requests.wants(facts.lead()), prefers, Without.NOBODY, now);
    return new Step(stop.team(), stop.rule(), stop.only(), stop.waits(), choice);
  }
}
