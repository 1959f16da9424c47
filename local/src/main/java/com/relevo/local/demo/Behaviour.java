package com.relevo.local.demo;

import java.util.Map;

/** What a rep of the demo does with a lead. */
enum Behaviour {
  /** Accepts, and calls. */
  FOLLOWS_UP,
  /** Accepts, and that is all. */
  FORGETS,
  /** Has a reason, and gives it. */
  SENDS_BACK,
  /** Is not there. */
  ABSENT;

  private static final Map<String, Behaviour> OF =
      Map.of(
          "anna.keller",
          FOLLOWS_UP,
          "jonas.brandt",
          FORGETS,
          "claire.moreau",
          SENDS_BACK,
          "marta.nowak",
          ABSENT);

  /** By the ids of the demo's agreement; anybody else is absent. */
  static Behaviour of(String rep) {
    return OF.getOrDefault(rep, ABSENT);
  }
}
