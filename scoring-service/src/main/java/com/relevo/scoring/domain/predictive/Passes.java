package com.relevo.scoring.domain.predictive;

import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.LeadQualified;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.scoring.domain.predictive.Pass.Opening;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A lead's last handoff cycles, oldest first. Two are kept, for what is heard of one may come in
 * between what is heard of the next; in whatever order, the end is the same.
 */
public record Passes(List<Pass> all) {
  public static final Passes NONE = new Passes(List.of());
  private static final int MOST = 2;

  public Passes {
    all = List.copyOf(all);
  }

  /**
   * What {@code event} adds; {@code agreements} has the questions of a version, empty where that is
   * not known: such an opening cannot be learnt from.
   */
  public Passes on(Event event, Function<String, Optional<Questions>> agreements) {
    int cycle = event.meta().cycle();
    return switch (event) {
      case QualificationChanged changed when opens(changed) ->
          opening(changed, agreements)
              .map(opening -> with(cycle, pass -> pass.opened(opening)))
              .orElse(this);
      case LeadQualified qualified ->
          with(cycle, pass -> pass.qualified(qualified.meta().occurredAt()));
      case HandoffClosed closed ->
          with(cycle, pass -> pass.closed(closed.outcome(), closed.meta().occurredAt()));
      default -> this;
    };
  }

  /** Whether it owes sales a new handoff; a step within its cycle does not. */
  public static boolean opens(QualificationChanged changed) {
    return changed.stage().qualified() && !changed.from().qualified();
  }

  /** Those that are known from their opening to an outcome. */
  public List<Pass> decided() {
    return all.stream()
        .filter(pass -> pass.opened() != null && pass.decidedAt().isPresent())
        .toList();
  }

  private static Optional<Opening> opening(
      QualificationChanged changed, Function<String, Optional<Questions>> agreements) {
    return Optional.ofNullable(changed.meta().agreementVersion())
        .flatMap(agreements)
        .map(questions ->
            new Opening(
                changed.meta().occurredAt(),
                questions.version(),
                changed.score().total(),
                questions.answered(changed.meta().because())));
  }

  private Passes with(int cycle, UnaryOperator<Pass> change) {
    List<Pass> next = new ArrayList<>(all);
    Pass known =
        next.stream().filter(pass -> pass.cycle() == cycle).findFirst().orElse(Pass.of(cycle));
    next.remove(known);
    next.add(change.apply(known));
    next.sort(Comparator.comparingInt(Pass::cycle));
    return new Passes(next.subList(Math.max(0, next.size() - MOST), next.size()));
  }
}
