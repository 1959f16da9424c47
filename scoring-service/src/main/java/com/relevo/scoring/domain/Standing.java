package com.relevo.scoring.domain;

import com.relevo.agreement.Condition.Account;
import java.time.Instant;

/**
 * How a lead's buying group stands, as the account last told: {@code customers} of its {@code
 * people} have bought; {@code chosen} where the account is qualified and the lead one of its most
 * engaged people.
 */
public record Standing(
    String domain, int score, int people, int customers, boolean qualified, boolean chosen) {
  static final Standing NONE = new Standing("", 0, 0, 0, false, false);

  Account account() {
    return new Account(score, people, customers, qualified);
  }

  /** What the account tells one lead; {@code cause} is the event that led to it. */
  public record Told(String leadId, Standing standing, String cause, Instant at) {}
}
