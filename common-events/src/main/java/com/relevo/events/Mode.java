package com.relevo.events;

/**
 * How far an event may reach: a LIVE one everywhere; QUIET and REPLAY ones decide, but never notify
 * nor start a clock in the past.
 */
public enum Mode {
  LIVE,
  QUIET,
  REPLAY
}
