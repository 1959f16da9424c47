package com.relevo.kit.http;

import java.util.List;

/**
 * A body that says not what it should: every fault at once, each with the JSON pointer of its
 * place.
 */
public final class InvalidBodyException extends Exception {
  private static final long serialVersionUID = 1L;

  /** One fault; {@code code} is stable, {@code detail} for people. */
  public record Fault(String pointer, String code, String detail) {}

  private final boolean readable;
  private final transient List<Fault> faults;

  private InvalidBodyException(boolean readable, List<Fault> faults) {
    super("Expected a request, but its body has faults: " + faults);
    this.readable = readable;
    this.faults = List.copyOf(faults);
  }

  public static InvalidBodyException unreadable(String detail) {
    return new InvalidBodyException(false, List.of(new Fault("", "unreadable", detail)));
  }

  public static InvalidBodyException of(List<Fault> faults) {
    return new InvalidBodyException(true, faults);
  }

  /** Whether it was a JSON object at all. */
  public boolean readable() {
    return readable;
  }

  public List<Fault> faults() {
    return faults;
  }
}
