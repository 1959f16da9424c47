package com.relevo.handoff.http;

import java.util.List;

/** A body that says no command: every fault at once, each with the JSON pointer of its place. */
final class InvalidCommandException extends Exception {
  private static final long serialVersionUID = 1L;

  /** One fault; {@code code} is stable, {@code detail} for people. */
  record Fault(String pointer, String code, String detail) {}

  private final boolean readable;
  private final transient List<Fault> faults;

  private InvalidCommandException(boolean readable, List<Fault> faults) {
    super("Expected a command, but its body has faults: " + faults);
    this.readable = readable;
    this.faults = List.copyOf(faults);
  }

  static InvalidCommandException unreadable(String detail) {
    return new InvalidCommandException(false, List.of(new Fault("", "unreadable", detail)));
  }

  static InvalidCommandException of(List<Fault> faults) {
    return new InvalidCommandException(true, faults);
  }

  /** Whether it was a JSON object at all. */
  boolean readable() {
    return readable;
  }

  List<Fault> faults() {
    return faults;
  }
}
