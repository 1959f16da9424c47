package com.relevo.handoff.stream;

import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.handoff.domain.desk.Desk;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import com.relevo.handoff.domain.desk.Fairness;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What sales ops watch of this task's desks: looked at now and then, as it costs all their reps.
 */
final class Watch {
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final HandoffMetrics figures;
  private final DeskBook book;
  private final Rotations rotations;
  private final String task;
  private Instant next = Instant.MIN;

  Watch(HandoffMetrics figures, DeskBook book, Rotations rotations, String task) {
    this.figures = figures;
    this.book = book;
    this.rotations = rotations;
    this.task = task;
  }

  void look(Instant now) {
    waiting(now);
    if (!next.isAfter(now)) {
      next = now.plus(PAUSE);
      rotations
          .all()
          .forEach(
              each -> figures.fairness(Fairness.of(each.desk(), each.roster(), each.ledgers())));
    }
  }

  private void waiting(Instant now) {
    Map<UnroutedReason, Long> counts = new EnumMap<>(UnroutedReason.class);
    Instant oldest = now;
    for (Desk desk : book.desks()) {
      UnroutedReason reason = desk.waitingFor();
      if (desk.waiting() > 0 && reason != null) {
        counts.merge(reason, desk.waiting(), Long::sum);
        Instant since = since(book.head(desk.team()));
        oldest = since != null && since.isBefore(oldest) ? since : oldest;
      }
    }
    figures.waiting(task, counts, Duration.between(oldest, now));
  }

  private static @Nullable Instant since(@Nullable Asked head) {
    return head == null ? null : head.on().since();
  }
}
