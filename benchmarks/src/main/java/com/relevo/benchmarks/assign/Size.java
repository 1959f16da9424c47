package com.relevo.benchmarks.assign;

import com.relevo.agreement.Pool;
import com.relevo.agreement.calendar.AlwaysOpenCalendar;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.Roster;
import com.relevo.handoff.domain.desk.Roster.Seat;
import com.relevo.handoff.domain.desk.RosterSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** So many pools of so many reps each, all alike and always there. */
record Size(int pools, int reps) {
  /** More than any run gives them. */
  static final int CAPACITY = 1_000_000_000;

  static Size of(String text) {
    String[] parts = text.split("x", 2);
    return new Size(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  String pool(int index) {
    return "pool-" + index % pools;
  }

  RosterSource rosters() {
    Map<TeamId, Roster> all =
        IntStream.range(0, pools)
            .mapToObj(this::roster)
            .collect(Collectors.toMap(Roster::team, Function.identity()));
    return new RosterSource() {
      @Override
      public Object version(Instant now) {
        return all;
      }

      @Override
      public Roster roster(TeamId team, Instant now) {
        return all.getOrDefault(team, Roster.unknown(team));
      }

      @Override
      public Optional<TeamId> teamOf(RepId rep, Instant now) {
        return Optional.empty();
      }
    };
  }

  private Roster roster(int pool) {
    AlwaysOpenCalendar always = new AlwaysOpenCalendar("always");
    List<Seat> seats =
        IntStream.range(0, reps)
            .mapToObj(rep ->
                new Seat(
                    new RepId(rep(pool, rep)),
                    true,
                    1,
                    CAPACITY,
                    always,
                    Set.of(),
                    Set.of(),
                    null,
                    List.of()))
            .toList();
    return new Roster(new TeamId(pool(pool)), true, Pool.IN_TURN, seats);
  }

  static String rep(int pool, int rep) {
    return "rep-" + pool + "-" + rep;
  }

  /** Jain's index of what each rep had; those who had none count. */
  double jain(Map<String, Long> had) {
    double sum = had.values().stream().mapToDouble(Long::doubleValue).sum();
    double squares = had.values().stream().mapToDouble(each -> (double) each * each).sum();
    return squares == 0 ? 0 : sum * sum / ((double) pools * reps * squares);
  }

  @Override
  public String toString() {
    return pools + " x " + reps;
  }
}
