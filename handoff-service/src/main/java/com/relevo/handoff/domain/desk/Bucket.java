package com.relevo.handoff.domain.desk;

import com.relevo.agreement.Rate;
import java.time.Duration;
import java.time.Instant;

/**
 * How many new leads a rep may still get by their rate. Exact: a lead costs {@code cost}, each
 * millisecond brings {@code gain}, so that 10 a month is 10 and never rounded to none. It holds one
 * lead and what three days bring, so that a weekend loses nothing, at most the rate itself; and
 * begins with one.
 */
public record Bucket(long level, long at, long gain, long cost) {
  private static final long THREE_DAYS = Duration.ofDays(3).toMillis();

  static Bucket of(Rate rate, Instant now) {
    long cost = rate.periodMillis();
    return new Bucket(cost, now.toEpochMilli(), rate.leads(), cost);
  }

  boolean counts(Rate rate) {
    return gain == rate.leads() && cost == rate.periodMillis();
  }

  Bucket filled(Instant now) {
    long millis = Math.max(at, now.toEpochMilli());
    long most = Math.min(gain * cost, cost + gain * THREE_DAYS);
    long room = most - level;
    long passed = millis - at;
    boolean full = passed >= room / gain + 1;
    return new Bucket(full ? most : Math.min(most, level + passed * gain), millis, gain, cost);
  }

  boolean hasOne() {
    return level >= cost;
  }

  Bucket less() {
    return new Bucket(level - cost, at, gain, cost);
  }

  /** When it has one again. */
  Instant next() {
    return Instant.ofEpochMilli(at + Math.ceilDiv(Math.max(0, cost - level), gain));
  }
}
