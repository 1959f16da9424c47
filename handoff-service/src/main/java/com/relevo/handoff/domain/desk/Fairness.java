package com.relevo.handoff.domain.desk;

import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.Roster.Seat;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a team's leads were shared: each rep's share due, of the leads that came while they could
 * take one, by their weight, and what they had. {@code jain} is Jain's index of had over due of
 * those whose due is at least one lead: 1 where all are alike. {@code deviation} is the largest.
 */
public record Fairness(TeamId team, long leads, double jain, double deviation, List<Share> reps) {
  public Fairness {
    reps = List.copyOf(reps);
  }

  /** {@code deviation} is what they had above their due, in leads; below it, it is negative. */
  public record Share(
      RepId rep,
      boolean active,
      int weight,
      double due,
      long had,
      double deviation,
      int open,
      int capacity) {}

  public static Fairness of(Desk desk, Roster roster, Collection<Ledger> ledgers) {
    Map<RepId, Ledger> known =
        ledgers.stream().collect(Collectors.toMap(Ledger::rep, Function.identity()));
    List<Share> shares =
        roster.seats().stream()
            .map(seat ->
                share(
                    seat,
                    known.getOrDefault(seat.rep(), Ledger.newcomer(seat.rep(), desk.virtual())),
                    desk.shared()))
            .toList();
    double most = shares.stream().mapToDouble(each -> Math.abs(each.deviation())).max().orElse(0);
    return new Fairness(roster.team(), desk.turn(), jain(shares), most, shares);
  }

  private static Share share(Seat seat, Ledger ledger, double shared) {
    double due = ledger.dueAt(seat.weight(), shared);
    return new Share(
        seat.rep(),
        seat.active(),
        seat.weight(),
        due,
        ledger.had(),
        ledger.had() - due,
        ledger.open(),
        seat.capacity());
  }

  private static double jain(List<Share> shares) {
    double[] ratios =
        shares.stream()
            .filter(each -> each.due() >= 1)
            .mapToDouble(each -> each.had() / each.due())
            .toArray();
    double sum = 0;
    double squares = 0;
    for (double each : ratios) {
      sum += each;
      squares += each * each;
    }
    return squares == 0 ? 1 : sum * sum / (ratios.length * squares);
  }
}
