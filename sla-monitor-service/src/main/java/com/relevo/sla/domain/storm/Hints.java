package com.relevo.sla.domain.storm;

import com.relevo.events.SlaReport.IncidentCause;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How many breaches there are, and what how many of them have in common. {@code bursts} counts
 * leads by source and time of coming, {@code teams} are those that owed them, at most two.
 */
public record Hints(
    int breaches,
    int late,
    int imported,
    int noCapacity,
    int tookOver,
    Map<String, Integer> bursts,
    Set<String> teams) {
  static final Hints NONE = new Hints(0, 0, 0, 0, 0, Map.of(), Set.of());

  /** A burst that explains most breaches is among the first; the rest need not be told apart. */
  private static final int BURSTS = 16;

  /** Two are as many as ten: not one. */
  private static final int TEAMS = 2;

  public Hints {
    bursts = Map.copyOf(bursts);
    teams = Set.copyOf(teams);
  }

  /** {@code window} is how close together leads of one burst come. */
  static Hints of(Breach breach, Duration window) {
    return new Hints(
        1,
        breach.late() ? 1 : 0,
        breach.imported() ? 1 : 0,
        breach.noCapacity() ? 1 : 0,
        breach.tookOver() ? 1 : 0,
        bursts(breach, window),
        Set.of(breach.team() == null ? "" : breach.team().value()));
  }

  private static Map<String, Integer> bursts(Breach breach, Duration window) {
    Instant since = breach.since();
    return breach.source() == null || since == null
        ? Map.of()
        : Map.of(breach.source() + "@" + since.toEpochMilli() / window.toMillis(), 1);
  }

  Hints plus(Hints other) {
    Map<String, Integer> all = new HashMap<>(bursts);
    other.bursts.forEach((burst, count) -> {
      if (all.size() < BURSTS || all.containsKey(burst)) {
        all.merge(burst, count, Integer::sum);
      }
    });
    Set<String> owing = new TreeSet<>(teams);
    owing.addAll(other.teams);
    return new Hints(
        breaches + other.breaches,
        late + other.late,
        imported + other.imported,
        noCapacity + other.noCapacity,
        tookOver + other.tookOver,
        all,
        owing.size() <= TEAMS ? owing : Set.copyOf(owing.stream().limit(TEAMS).toList()));
  }

  /**
   * What most breaches have in common. An outage of ours first, for it makes all else look guilty;
   * a burst last, for most storms are one that something else made of it.
   */
  IncidentCause cause() {
    if (most(late)) {
      return IncidentCause.OUTAGE;
    }
    if (most(tookOver)) {
      return IncidentCause.CALENDAR_CHANGE;
    }
    if (most(imported)) {
      return IncidentCause.IMPORT;
    }
    if (most(noCapacity)) {
      return IncidentCause.NO_CAPACITY;
    }
    return bursts.values().stream().anyMatch(this::most)
        ? IncidentCause.IMPORT
        : IncidentCause.UNKNOWN;
  }

  private boolean most(int some) {
    return 2 * some > breaches;
  }
}
