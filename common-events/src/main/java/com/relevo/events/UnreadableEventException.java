package com.relevo.events;

/**
 * Bytes that claim to be an event and are not; the message says why, without the event's content.
 */
public final class UnreadableEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableEventException(String message) {
    super(message);
  }
}
