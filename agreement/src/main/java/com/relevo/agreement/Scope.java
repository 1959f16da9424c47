package com.relevo.agreement;

import dev.cel.common.types.CelType;
import java.util.LinkedHashMap;
import java.util.Map;
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

  Map<String, CelType> names() {
    Map<String, CelType> visible = new LinkedHashMap<>();
    Vocabulary.NAMES.forEach((name, known) -> {
      if (names.test(name)) {
        visible.put(name, known.type());
      }
    });
    return visible;
  }

  String description() {
    return description;
  }
}
