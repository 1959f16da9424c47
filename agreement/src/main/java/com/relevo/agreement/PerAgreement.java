package com.relevo.agreement;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What is worked out of an agreement, once for each: a timeline gives the same object every time.
 * Any thread may ask.
 */
public final class PerAgreement<T> {
  private final Function<Agreement, T> make;

  /** Never changed, only replaced: it is asked for each record, and grows with each version. */
  private volatile Map<Agreement, T> made = new IdentityHashMap<>();

  public PerAgreement(Function<Agreement, T> make) {
    this.make = make;
  }

  public T of(Agreement agreement) {
    T known = made.get(agreement);
    return known == null ? make(agreement) : known;
  }

  private synchronized T make(Agreement agreement) {
    T known = made.get(agreement);
    if (known != null) {
      return known;
    }
    Map<Agreement, T> more = new IdentityHashMap<>(made);
    T fresh = make.apply(agreement);
    more.put(agreement, fresh);
    made = more;
    return fresh;
  }
}
