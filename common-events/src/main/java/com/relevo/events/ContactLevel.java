package com.relevo.events;

/**
 * How much a contact proves, weakest first: a machine wrote; a person tried; the two spoke. A
 * target names the level that stops it.
 */
public enum ContactLevel {
  AUTOMATED,
  ATTEMPT,
  CONNECT;

  /** Whether evidence of this level is enough where {@code required} is asked for. */
  public boolean satisfies(ContactLevel required) {
    return compareTo(required) >= 0;
  }
}
