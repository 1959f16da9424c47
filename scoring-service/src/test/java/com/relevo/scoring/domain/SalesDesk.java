package com.relevo.scoring.domain;

import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.scoring.Happenings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Sales as scoring meets it: works the newest cycle it was told of, in any of the ways the handoff
 * allows, and is heard late.
 */
final class SalesDesk {
  private enum Work {
    NONE,
    OPEN,
    ACCEPTED,
    QUALIFIED
  }

  private final Random random;
  private final Happenings its;
  private final Deque<Event> unheard = new ArrayDeque<>();
  private Work work = Work.NONE;
  private int cycle;

  SalesDesk(Random random, Happenings its) {
    this.random = random;
    this.its = its;
  }

  void told(List<QualificationChanged> changes) {
    for (QualificationChanged change : changes) {
      if (change.stage().qualified() && change.meta().cycle() > cycle) {
        cycle = change.meta().cycle();
        work = Work.OPEN;
      } else if (!change.stage().qualified()
          && work == Work.OPEN
          && change.meta().cycle() == cycle) {
        close(Outcome.WITHDRAWN);
      }
    }
  }

  void act() {
    switch (work) {
      case NONE -> {}
      case OPEN -> {
        if (random.nextInt(3) > 0) {
          unheard.add(its.accepted(cycle));
          work = Work.ACCEPTED;
        } else {
          close(oneOf(Outcome.REJECTED, Outcome.REJECTED, Outcome.CONSENT_WITHDRAWN));
        }
      }
      case ACCEPTED -> {
        if (random.nextBoolean()) {
          unheard.add(its.qualified(cycle));
          work = Work.QUALIFIED;
        } else {
          sendBack();
        }
      }
      case QUALIFIED -> {
        if (random.nextInt(4) > 0) {
          sendBack();
        } else {
          Outcome end = oneOf(Outcome.WON, Outcome.LOST);
          unheard.add(end == Outcome.WON ? its.won(cycle) : its.lost(cycle));
          close(end);
        }
      }
    }
  }

  private void sendBack() {
    boolean forEver = random.nextInt(20) == 0;
    close(forEver ? Outcome.DISQUALIFIED : oneOf(Outcome.RECYCLED, Outcome.CONSENT_WITHDRAWN));
  }

  private void close(Outcome outcome) {
    unheard.add(its.closed(cycle, outcome));
    work = Work.NONE;
  }

  private Outcome oneOf(Outcome... outcomes) {
    return outcomes[random.nextInt(outcomes.length)];
  }

  boolean hasNews() {
    return !unheard.isEmpty();
  }

  Event news() {
    return unheard.remove();
  }
}
