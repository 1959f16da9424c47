package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.Agreement.Threshold;
import com.relevo.agreement.GradeBands;
import com.relevo.events.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When time alone next matters to a lead: its points decay over a threshold, a band or its
 * account's step, a cool-down ends, or its raised hand goes down. No lead is looked at in between.
 */
record NextLook(LeadScoring state, Agreement agreement, Points points, Instant at) {

  @Nullable Instant find() {
    return Stream.of(crossing(), coolDowns(), handDown())
        .flatMap(List::stream)
        .filter(each -> each.isAfter(at))
        .min(Instant::compareTo)
        .orElse(null);
  }

  private List<Instant> crossing() {
    Optional<Instant> next = new Crossing(points.ledger(), levels()).after(at);
    return next.map(List::of).orElse(List.of());
  }

  /** In engagement points, as fit does not decay. */
  private int[] levels() {
    List<Integer> levels = new ArrayList<>();
    int fit = points.score().fit();
    for (int threshold : thresholds()) {
      levels.add(threshold - fit);
    }
    GradeBands bands = agreement.scoring().grade();
    if (bands != null) {
      for (int band : bands.engagement()) {
        levels.add(band);
        levels.add(band - bands.keep());
      }
    }
    Share told = state.watch().share();
    if (told != null && told.counts()) {
      levels.addAll(List.of(1, told.engagement() - Share.STEP + 1, told.engagement() + Share.STEP));
    }
    return levels.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
  }

  /** Those that can move it from where it is. */
  private List<Integer> thresholds() {
    if (state.position().accepted()) {
      return List.of();
    }
    Threshold mql = agreement.definitions().mql();
    Threshold sql = agreement.definitions().sql();
    return switch (state.stage()) {
      case PROFILED, RECYCLED, LOST -> List.of(mql.enter());
      case MQL -> List.of(mql.leave(), sql.enter());
      case SQL -> List.of(mql.leave(), sql.leave());
      case LEAD, SAL, OPPORTUNITY, CUSTOMER, DISQUALIFIED -> List.of();
    };
  }

  private List<Instant> coolDowns() {
    List<Instant> ends = new ArrayList<>();
    Position position = state.position();
    Definitions definitions = agreement.definitions();
    if (position.falls().fromMql() != null) {
      ends.add(position.falls().fromMql().plus(definitions.mql().coolDown()));
    }
    if (position.falls().fromSql() != null) {
      ends.add(position.falls().fromSql().plus(definitions.sql().coolDown()));
    }
    boolean waits = state.stage() == Stage.RECYCLED || state.stage() == Stage.LOST;
    if (waits && position.closing() != null) {
      Instant rested = position.closing().restsUntil(agreement.dispositions().coolDowns());
      ends.addAll(rested == null ? List.of() : List.of(rested));
    }
    return ends;
  }

  private List<Instant> handDown() {
    Hand hand = Hand.of(state, agreement.definitions().handRaiser());
    return hand != null && state.stage() == Stage.SQL && !state.position().accepted()
        ? List.of(hand.until())
        : List.of();
  }
}
