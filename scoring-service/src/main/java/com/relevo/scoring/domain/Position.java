package com.relevo.scoring.domain;

import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the lead stands. {@code cycle} counts handoff cycles, 0 before the first; {@code accepted}
 * while sales holds it in that cycle; {@code reason} is the coded one sales gave, {@code closing}
 * how it ended the cycle, null before. {@code since} is when marketing's stage began; null at a
 * stage that is sales' word, and where nobody knows.
 */
public record Position(
    Stage stage,
    int cycle,
    boolean accepted,
    @Nullable String reason,
    @Nullable Closing closing,
    Falls falls,
    @Nullable Instant since) {
  static final Position START = new Position(Stage.LEAD, 0, false, null, null, Falls.NONE, null);

  /**
   * Whether handoff events of {@code cycle} are news; late ones of an older or closed one are not.
   */
  boolean awaitsHandoffOf(int cycle) {
    return cycle > 0 && cycle == this.cycle && closing == null;
  }

  /**
   * A cycle opens only when handoff has closed the one before: a rep may just have accepted a lead
   * that fell meanwhile, and then it is still theirs.
   */
  boolean mayOpenCycle() {
    return cycle == 0 || closing != null;
  }

  /** Somebody is known for the first time. */
  Position begin(Instant at) {
    return new Position(stage, cycle, accepted, reason, closing, falls, at);
  }

  Position enter(Stage stage, int cycle, Instant at) {
    Falls fallen = falls.moved(this.stage, stage, at);
    return cycle == this.cycle
        ? new Position(stage, cycle, accepted, reason, closing, fallen, at)
        : new Position(stage, cycle, false, null, null, fallen, at);
  }

  /** A lead that its score alone made SQL is not taken back to SAL by being accepted. */
  Position accept() {
    return accepted ? this : heldBySales(stage == Stage.SQL ? Stage.SQL : Stage.SAL);
  }

  Position qualify() {
    return decided() ? this : heldBySales(Stage.SQL);
  }

  /** The first decision on the deal holds. */
  Position decide(Stage stage) {
    return decided() ? this : heldBySales(stage);
  }

  private boolean decided() {
    return stage == Stage.CUSTOMER || stage == Stage.LOST;
  }

  /** Sales has it at {@code stage}; from now on no score moves it. */
  private Position heldBySales(Stage stage) {
    return new Position(stage, cycle, true, reason, closing, falls, null);
  }

  Position because(@Nullable String reason) {
    return new Position(stage, cycle, accepted, reason, closing, falls, since);
  }

  /** What sales sends back is moved by the QualificationChanged that follows. */
  Position close(Outcome outcome, Instant at) {
    Stage end =
        switch (outcome) {
          case WON -> Stage.CUSTOMER;
          case LOST -> Stage.LOST;
          case REJECTED, RECYCLED, DISQUALIFIED, CONSENT_WITHDRAWN, WITHDRAWN, MERGED, ERASED ->
              stage;
        };
    Closing ended = new Closing(at, outcome, reason);
    return new Position(end, cycle, false, reason, ended, falls, end == stage ? since : null);
  }
}
