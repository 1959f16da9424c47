package com.relevo.events;

/** How a rep reached out. */
public enum ContactChannel {
  CALL,
  EMAIL,
  MEETING,
  MESSAGE,
  OTHER
}
