package com.relevo.handoff.domain.lead;

import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Reason;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.AccountOwners;
import com.relevo.handoff.domain.desk.Preference;
import com.relevo.handoff.domain.desk.RosterSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who comes before the rules: the owner of the lead's company, then whoever had the lead last and
 * did not reject it.
 */
public final class Preferences {
  private final RosterSource rosters;
  private final AccountOwners owners;

  public Preferences(RosterSource rosters, AccountOwners owners) {
    this.rosters = rosters;
    this.owners = owners;
  }

  /**
   * The way of a lead that {@code rules} lead along: those preferred in another team are asked for
   * before, those of the first team there.
   */
  List<Stop> before(HandoffState state, Cycle cycle, List<Stop> rules, Instant now) {
    return before(
        cycle.opening().lead().companyDomain(),
        lastRep(state, cycle.number()).orElse(null),
        rules,
        now);
  }

  /** The same of a company's domain and who had the lead last. */
  public List<Stop> before(
      @Nullable String domain, @Nullable RepId lastRep, List<Stop> rules, Instant now) {
    TeamId first = rules.isEmpty() ? null : rules.getFirst().team();
    List<Stop> way = new ArrayList<>();
    List<Preference> there = new ArrayList<>();
    for (Preference each : of(domain, lastRep, now)) {
      Optional<TeamId> team = rosters.teamOf(each.rep(), now);
      if (team.isPresent() && team.get().equals(first)) {
        there.add(each);
      } else if (team.isPresent() && there.isEmpty()) {
        Reason rule = Reason.of(each.code(), each.rep() + ": " + each.text());
        way.add(new Stop(team.get(), rule, List.of(each), true, null));
      }
    }
    if (!rules.isEmpty()) {
      way.add(rules.getFirst().preferring(there));
      way.addAll(rules.subList(1, rules.size()));
    }
    return way;
  }

  private List<Preference> of(@Nullable String domain, @Nullable RepId lastRep, Instant now) {
    List<Preference> all = new ArrayList<>();
    if (domain != null && !domain.isBlank()) {
      owners
          .ownerOf(domain.toLowerCase(Locale.ROOT), now)
          .ifPresent(
              rep -> all.add(new Preference(rep, Preference.ACCOUNT_OWNER, "Owns the account")));
    }
    Optional.ofNullable(lastRep)
        .filter(rep -> all.stream().noneMatch(each -> each.rep().equals(rep)))
        .ifPresent(rep -> all.add(new Preference(rep, Preference.LAST_REP, "Had the lead last")));
    return all;
  }

  /** Whoever had it in the cycle before {@code cycle}, and did not reject it. */
  public static Optional<RepId> lastRep(HandoffState state, int cycle) {
    return state.cycles().reversed().stream()
        .filter(each -> each.number() < cycle && each.held().isPresent())
        .findFirst()
        .filter(each -> each.progress().outcome() != Outcome.REJECTED)
        .map(each -> each.held().orElseThrow().rep());
  }
}
