package com.relevo.agreement;

import dev.cel.common.types.CelType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a condition may look at depends on where it stands: whoever decides by it must know those
 * facts. A name out of scope would silently be empty there, so that the rule never fired; it is
 * refused instead.
 */
enum Scope {
  /** Before there are points. */
  FIT("lead.*", name -> name.startsWith("lead.")),
  DEFINITION(
      "lead.*, engagement.*, score.* and stage",
      name -> !name.equals("team") && !name.equals("waiting")),
  /** What a qualification carries. */
  ROUTING(
      "lead.*, score.* and stage",
      name -> DEFINITION.names.test(name) && !name.startsWith("engagement.")),
  /** What is known of a lead that a rep is asked to accept. */
  ACCEPTANCE(ROUTING.description, ROUTING.names),
  /** What a qualification and a captured lead have in common. */
  COMMITMENT("lead.*", FIT.names),
  /** What is known of whoever is to be contacted. */
  CONSENT("lead.*", FIT.names),
  /** What an open handoff carries. */
  TARGET(
      "lead.*, score.total, stage and team",
      name -> name.startsWith("lead.") || Set.of("score.total", "stage", "team").contains(name)),
  /** What changes while a handoff is open. */
  CLOCK(
      "lead.*, score.total, stage, team and waiting",
      name -> TARGET.names.test(name) || name.equals("waiting"));

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
