package com.relevo.scoring.domain;

import com.relevo.events.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the lead stands. {@code cycle} counts handoff cycles, 0 before the first; {@code accepted}
 * while sales holds it in that cycle; {@code closedAt} is when sales closed that cycle, null
 * before.
 */
public record Position(Stage stage, int cycle, boolean accepted, @Nullable Instant closedAt) {
  static final Position START = new Position(Stage.LEAD, 0, false, null);

  /**
   * Whether handoff events of {@code cycle} are news; late ones of an older or closed one are not.
   */
  boolean awaitsHandoffOf(int cycle) {
    return cycle > 0 && cycle == this.cycle && closedAt == null;
  }

  /**
   * A cycle opens only when handoff has closed the one before: a rep may just have accepted a lead
   * that fell meanwhile, and then it is still theirs.
   */
  boolean mayOpenCycle() {
    return cycle == 0 || closedAt != null;
  }

  Position enter(Stage stage, int cycle) {
    return cycle == this.cycle
        ? new Position(stage, cycle, accepted, closedAt)
        : new Position(stage, cycle, false, null);
  }

  /** Sales has it at {@code stage}; from now on no score moves it. */
  Position heldBySales(Stage stage) {
    return new Position(stage, cycle, true, closedAt);
  }

  Position closed(Stage stage, Instant at) {
    return new Position(stage, cycle, false, at);
  }
}
