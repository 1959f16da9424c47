package com.relevo.scoring.simulation;

/** Under the agreements that were in force, or under the candidate. */
enum Side {
  IN_FORCE,
  CANDIDATE
}
