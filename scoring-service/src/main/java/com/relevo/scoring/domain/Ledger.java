package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement.EngagementRule;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.CapGroup;
import com.relevo.agreement.Period;
import com.relevo.events.EngagementKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which deeds count for which rule, and which caps bind them together. Time changes what they are
 * worth, but not which they are: so one ledger answers for every instant.
 */
final class Ledger {
  final List<Line> lines = new ArrayList<>();
  final List<Cap> caps = new ArrayList<>();
  final List<Cell> uncapped = new ArrayList<>();

  /** A rule with what counts for it; {@code cut} deeds do not, for its max. */
  record Line(EngagementRule rule, List<Cell> cells, int cut) {}

  private Ledger() {}

  static Ledger of(Deeds deeds, ScoringModel model) {
    Ledger ledger = new Ledger();
    Map<EngagementKind, List<Deed>> byKind = deeds.byKind();
    Map<String, CapGroup> groups = new HashMap<>();
    model.groups().forEach(group -> groups.put(group.id(), group));
    Map<String, Map<Long, Cap>> caps = new HashMap<>();
    for (EngagementRule rule : model.engagement()) {
      List<Deed> did = byKind.get(rule.on());
      if (did != null) {
        ledger.enter(rule, did, rule.group() == null ? null : groups.get(rule.group()), caps);
      }
    }
    return ledger;
  }

  private void enter(
      EngagementRule rule,
      List<Deed> did,
      @Nullable CapGroup group,
      Map<String, Map<Long, Cap>> byGroup) {
    List<Deed> counted = counted(rule, did);
    List<Cell> cells =
        group == null ? List.of(new Cell(rule, counted)) : capped(rule, counted, group, byGroup);
    if (group == null) {
      uncapped.addAll(cells);
    }
    lines.add(new Line(rule, cells, did.size() - counted.size()));
  }

  private List<Cell> capped(
      EngagementRule rule,
      List<Deed> counted,
      CapGroup group,
      Map<String, Map<Long, Cap>> byGroup) {
    List<Cell> cells = new ArrayList<>();
    Map<Long, Cap> ofPeriods = byGroup.computeIfAbsent(group.id(), _ -> new HashMap<>());
    inPeriods(group.per(), counted)
        .forEach((period, deeds) -> {
          Cell cell = new Cell(rule, deeds);
          cells.add(cell);
          ofPeriods.computeIfAbsent(period, _ -> newCap(group)).cells.add(cell);
        });
    return cells;
  }

  private Cap newCap(CapGroup group) {
    Cap cap = new Cap(group);
    caps.add(cap);
    return cap;
  }

  /** The newest ones, as many as count in all or in each period. */
  private static List<Deed> counted(EngagementRule rule, List<Deed> did) {
    if (rule.per() == null) {
      return did.size() <= rule.max() ? did : did.subList(0, rule.max());
    }
    List<Deed> counted = new ArrayList<>();
    Map<Long, Integer> inPeriod = new HashMap<>();
    for (Deed deed : did) {
      if (inPeriod.merge(rule.per().of(deed.occurredAt()), 1, Integer::sum) <= rule.max()) {
        counted.add(deed);
      }
    }
    return counted;
  }

  private static Map<Long, List<Deed>> inPeriods(@Nullable Period per, List<Deed> deeds) {
    if (per == null) {
      return Map.of(0L, deeds);
    }
    Map<Long, List<Deed>> byPeriod = new LinkedHashMap<>();
    for (Deed deed : deeds) {
      byPeriod.computeIfAbsent(per.of(deed.occurredAt()), _ -> new ArrayList<>()).add(deed);
    }
    return byPeriod;
  }

  /** Engagement points at this instant, caps applied. */
  int points(long now) {
    int sum = 0;
    for (Cell cell : uncapped) {
      sum += cell.points(now);
    }
    for (Cap cap : caps) {
      sum += cap.capped(cap.uncapped(now));
    }
    return sum;
  }
}
