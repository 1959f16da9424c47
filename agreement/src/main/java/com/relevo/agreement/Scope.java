package com.relevo.agreement;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a condition may look at depends on where it stands: whoever decides by it must know those
 * facts. A name out of scope would silently be empty there, so that the rule never fired; it is
 * refused instead.
 */
enum Scope {
  /** Before there are points. */
  FIT("lead.*", name -> name.startsWith("lead.")),
  DEFINITION("lead.*, engagement.*, score.* and stage", name -> true),
  /** What a qualification carries. */
  ROUTING("lead.*, score.* and stage", name -> !name.startsWith("engagement.")),
  /** What an open handoff carries. */
  TARGET(
      "lead.*, score.total and stage",
      name -> name.startsWith("lead.") || name.equals("score.total") || name.equals("stage"));

  private final String description;
  private final Predicate<String> names;

  Scope(String description, Predicate<String> names) {
    this.description = description;
    this.names = names;
  }

  boolean includes(String name) {
    return names.test(name);
  }

  List<String> names() {
    return Vocabulary.NAMES.keySet().stream().filter(names).toList();
  }

  String description() {
    return description;
  }
}
