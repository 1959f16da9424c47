package com.relevo.events;

/** Who reached out. */
public enum ContactDirection {
  /** Sales did. */
  OUTBOUND,
  /** The lead did. */
  INBOUND
}
