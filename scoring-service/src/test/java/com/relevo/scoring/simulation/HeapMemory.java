package com.relevo.scoring.simulation;

import com.relevo.events.Stage;
import com.relevo.scoring.domain.AccountScoring;
import com.relevo.scoring.domain.LeadScoring;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A memory that forgets nothing and packs nothing. */
public final class HeapMemory implements Memory {
  private record Wake(Instant at, String lead) implements Comparable<Wake> {
    @Override
    public int compareTo(Wake other) {
      int byTime = at.compareTo(other.at);
      return byTime == 0 ? lead.compareTo(other.lead) : byTime;
    }
  }

  private final Map<String, LeadScoring> leads = new HashMap<>();
  private final Map<String, AccountScoring> accounts = new HashMap<>();
  private final Map<String, Stage> reached = new HashMap<>();
  private final TreeSet<Wake> wakes = new TreeSet<>();

  @Override
  public LeadScoring lead(String lead) {
    return leads.getOrDefault(lead, LeadScoring.UNKNOWN);
  }

  @Override
  public void keep(String lead, LeadScoring before, LeadScoring after) {
    leads.put(lead, after);
    before.wake().ifPresent(at -> wakes.remove(new Wake(at, lead)));
    after.wake().ifPresent(at -> wakes.add(new Wake(at, lead)));
  }

  @Override
  public AccountScoring account(String domain) {
    return accounts.getOrDefault(domain, AccountScoring.UNKNOWN);
  }

  @Override
  public void keep(String domain, AccountScoring account) {
    accounts.put(domain, account);
  }

  @Override
  public @Nullable String due(Instant until) {
    return wakes.isEmpty() || wakes.first().at().isAfter(until) ? null : wakes.first().lead();
  }

  @Override
  public @Nullable Stage reached(String lead) {
    return reached.get(lead);
  }

  @Override
  public void note(String lead, Stage stage) {
    reached.put(lead, stage);
  }
}
