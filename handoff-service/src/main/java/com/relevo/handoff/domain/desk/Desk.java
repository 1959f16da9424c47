package com.relevo.handoff.domain.desk;

import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One team's state: everybody's ledger, how many assignments there were ({@code turn}), the next
 * free place in the queue, how many wait in it, how often what they wait for changed, and what they
 * were last told.
 */
public record Desk(
    TeamId team,
    long turn,
    long nextPlace,
    long waiting,
    long notices,
    @Nullable UnroutedReason waitingFor,
    List<Ledger> ledgers) {
  public Desk {
    ledgers = List.copyOf(ledgers);
  }

  public static Desk of(TeamId team) {
    return new Desk(team, 0, 0, 0, 0, null, List.of());
  }

  /** The rep's ledger; one who was never chosen starts level with the others' average. */
  public Ledger ledger(RepId rep) {
    return ledgers.stream()
        .filter(each -> each.rep().equals(rep))
        .findFirst()
        .orElseGet(() -> Ledger.blank(rep));
  }

  /** Another lead waits, at place {@code nextPlace}. */
  public Desk enqueued() {
    return new Desk(team, turn, nextPlace + 1, waiting + 1, notices, waitingFor, ledgers);
  }

  /** One lead fewer waits; what the others wait for is forgotten when none is left. */
  public Desk dequeued() {
    UnroutedReason left = waiting == 1 ? null : waitingFor;
    return new Desk(team, turn, nextPlace, waiting - 1, notices, left, ledgers);
  }

  public Desk waitingFor(UnroutedReason reason) {
    long told = reason == waitingFor ? notices : notices + 1;
    return new Desk(team, turn, nextPlace, waiting, told, reason, ledgers);
  }

  /** The rep has one more, whoever's turn it was. */
  public Desk placed(RepId rep) {
    return with(turn + 1, List.of(ledger(rep).chosen(turn + 1, 0)));
  }

  /** The rep has one open lead fewer. Once per assignment: the caller makes sure of it. */
  public Desk released(RepId rep) {
    return with(turn, List.of(ledger(rep).released()));
  }

  Desk with(long turn, List<Ledger> changed) {
    Map<RepId, Ledger> all = new LinkedHashMap<>();
    ledgers.forEach(each -> all.put(each.rep(), each));
    changed.forEach(each -> all.put(each.rep(), each));
    return new Desk(team, turn, nextPlace, waiting, notices, waitingFor, List.copyOf(all.values()));
  }
}
