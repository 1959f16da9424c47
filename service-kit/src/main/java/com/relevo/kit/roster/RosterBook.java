package com.relevo.kit.roster;

import com.relevo.events.RepId;
import com.relevo.events.RosterEvent;
import com.relevo.events.RosterEvent.AccountEntry;
import com.relevo.events.RosterEvent.RepEntry;
import com.relevo.events.RosterEvent.TeamEntry;
import com.relevo.events.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the records of {@code relevo.reps} and {@code relevo.accounts} come to. Each follower tells
 * it of records, any thread may ask.
 */
public final class RosterBook {
  private final Map<RepId, Kept<RepEntry>> reps = new ConcurrentHashMap<>();
  private final Map<TeamId, Kept<TeamEntry>> teams = new ConcurrentHashMap<>();
  private final Map<String, Kept<AccountEntry>> accounts = new ConcurrentHashMap<>();
  private final Map<String, Long> heard = new ConcurrentHashMap<>();
  private volatile Object version = new Object();

  /** An entry at a version, who made it so and when. */
  public record Kept<T>(T entry, long version, @Nullable String by, Instant at) {}

  /** Another object after each change. */
  public Object version() {
    return version;
  }

  public Map<RepId, Kept<RepEntry>> reps() {
    return reps;
  }

  public Map<TeamId, Kept<TeamEntry>> teams() {
    return teams;
  }

  /** By domain. */
  public Map<String, Kept<AccountEntry>> accounts() {
    return accounts;
  }

  /** The calendar that is set for the rep; empty where none is. */
  public Optional<String> calendarOf(RepId rep) {
    return Optional.ofNullable(reps.get(rep)).map(kept -> kept.entry().calendar());
  }

  public synchronized void hear(RosterEvent event) {
    String key =
        switch (event) {
          case RosterEvent.RepSet set -> {
            reps.put(set.rep(), kept(set.entry(), set));
            yield "rep/" + set.rep();
          }
          case RosterEvent.RepRemoved removed -> {
            reps.remove(removed.rep());
            yield "rep/" + removed.rep();
          }
          case RosterEvent.TeamSet set -> {
            teams.put(set.team(), kept(set.entry(), set));
            yield "team/" + set.team();
          }
          case RosterEvent.TeamRemoved removed -> {
            teams.remove(removed.team());
            yield "team/" + removed.team();
          }
          case RosterEvent.AccountSet set -> {
            accounts.put(set.domain(), kept(set.entry(), set));
            yield "account/" + set.domain();
          }
          case RosterEvent.AccountRemoved removed -> {
            accounts.remove(removed.domain());
            yield "account/" + removed.domain();
          }
        };
    heard.put(key, event.version());
    version = new Object();
    notifyAll();
  }

  private static <T> Kept<T> kept(T entry, RosterEvent event) {
    return new Kept<>(entry, event.version(), event.meta().actor(), event.meta().occurredAt());
  }

  /**
   * Waits until it has heard of this version of {@code rep/ID}, {@code team/ID} or {@code
   * account/DOMAIN}.
   */
  public synchronized void await(String key, long version, Duration longest) {
    long deadline = System.nanoTime() + longest.toNanos();
    try {
      for (long left = longest.toNanos();
          heard.getOrDefault(key, 0L) < version && left > 0;
          left = deadline - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
