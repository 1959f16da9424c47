package com.relevo.sla.domain.commitment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where one lead counts. {@code profiledAt} is when it first was profiled; {@code holding} are the
 * commitments on acceptance whose condition held when it was handed over.
 */
public record LeadMarks(List<Mark> marks, @Nullable Instant profiledAt, List<String> holding) {
  public static final LeadMarks NONE = new LeadMarks(List.of(), null, List.of());

  public LeadMarks {
    marks = List.copyOf(marks);
    holding = List.copyOf(holding);
  }

  /** By how much {@code after} changed what is counted. */
  public Map<Slot, Tally> changesTo(LeadMarks after) {
    Map<Slot, Tally> changes = new HashMap<>();
    after.marks.forEach(mark -> changes.merge(mark.slot(), mark.tally(), Tally::plus));
    marks.forEach(mark -> changes.merge(mark.slot(), Tally.NONE.minus(mark.tally()), Tally::plus));
    changes.values().removeIf(Tally.NONE::equals);
    return changes;
  }

  /** Without what cannot be corrected any more. */
  public LeadMarks prunedAt(Instant now, Duration grace) {
    List<Mark> live = marks.stream().filter(mark -> mark.to().plus(grace).isAfter(now)).toList();
    return live.size() == marks.size() ? this : new LeadMarks(live, profiledAt, holding);
  }

  /** {@code merge} says what becomes of a mark that stands in the same slot. */
  LeadMarks marked(Mark mark, UnaryOperator<Mark> merge) {
    List<Mark> all = new ArrayList<>(marks);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).slot().equals(mark.slot())) {
        all.set(i, merge.apply(all.get(i)));
        return new LeadMarks(all, profiledAt, holding);
      }
    }
    all.add(mark);
    return new LeadMarks(all, profiledAt, holding);
  }

  LeadMarks mapped(UnaryOperator<Mark> change) {
    return new LeadMarks(marks.stream().map(change).toList(), profiledAt, holding);
  }

  LeadMarks profiled(Instant at) {
    return new LeadMarks(marks, at, holding);
  }

  LeadMarks holding(List<String> commitments) {
    return new LeadMarks(marks, profiledAt, commitments);
  }
}
