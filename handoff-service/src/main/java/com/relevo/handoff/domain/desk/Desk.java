package com.relevo.handoff.domain.desk;

import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a team's desk knows beside its reps' {@link Ledger ledgers}: how many assignments there were
 * ({@code turn}), the next free place in the queue, how many wait in it, how often what they wait
 * for changed, what they were last told and when time alone may change it. {@code virtual} is the
 * point that turns have reached, {@code shared} the leads so far, each by the weight of those who
 * could have had it. {@code ledgers} are those of before they were kept apart.
 */
public record Desk(
    TeamId team,
    long turn,
    long nextPlace,
    long waiting,
    long notices,
    @Nullable UnroutedReason waitingFor,
    @Nullable List<Before> ledgers,
    long virtual,
    double shared,
    @Nullable String text,
    @Nullable Instant nextTry) {
  public Desk {
    ledgers = ledgers == null || ledgers.isEmpty() ? null : List.copyOf(ledgers);
  }

  /** A rep's ledger as it was written before; its credit is let go: all begin level. */
  public record Before(RepId rep, long credit, int open, long lastTurn) {}

  public static Desk of(TeamId team) {
    return new Desk(team, 0, 0, 0, 0, null, null, 0, 0, null, null);
  }

  /** Another lead waits, at place {@code nextPlace}. */
  public Desk enqueued() {
    return queue(nextPlace + 1, waiting + 1, waitingFor, nextTry);
  }

  /** One lead fewer waits; what the others wait for is forgotten when none is left. */
  public Desk dequeued() {
    return waiting == 1
        ? queue(nextPlace, 0, null, null)
        : queue(nextPlace, waiting - 1, waitingFor, nextTry);
  }

  private Desk queue(
      long place, long waiting, @Nullable UnroutedReason reason, @Nullable Instant at) {
    return new Desk(
        team, turn, place, waiting, notices, reason, ledgers, virtual, shared, text, at);
  }

  public Desk waitingFor(Choice.Nobody nobody) {
    long told = nobody.reason() == waitingFor ? notices : notices + 1;
    return new Desk(
        team,
        turn,
        nextPlace,
        waiting,
        told,
        nobody.reason(),
        ledgers,
        virtual,
        shared,
        nobody.text(),
        nobody.nextTry());
  }

  /** One more was given, at {@code pass}, while those who could have had it weighed this much. */
  Desk given(long pass, long weights) {
    return new Desk(
        team,
        turn + 1,
        nextPlace,
        waiting,
        notices,
        waitingFor,
        ledgers,
        Math.max(virtual, pass),
        weights == 0 ? shared : shared + 1.0 / weights,
        text,
        nextTry);
  }

  /** Its ledgers are kept apart from now on. */
  public Desk split() {
    return new Desk(
        team, turn, nextPlace, waiting, notices, waitingFor, null, virtual, shared, text, nextTry);
  }
}
