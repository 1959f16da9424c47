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
      "lead.*, engagement.*, score.fit, score.engagement, score.total, score.grade, account.* and stage",
      name -> !Set.of("team", "waiting", Vocabulary.PREDICTIVE).contains(name)),
  /** Where the agreement lets the predictive score decide. */
  PREDICTIVE_DEFINITION(
      "lead.*, engagement.*, score.*, account.* and stage",
      name -> DEFINITION.names.test(name) || name.equals(Vocabulary.PREDICTIVE)),
  /** What a qualification carries. */
  ROUTING(
      "lead.*, score.fit, score.engagement, score.total and stage",
      name ->
          name.startsWith("lead.")
              || Set.of("score.fit", "score.engagement", "score.total", "stage").contains(name)),
  /** What is known of a lead that a rep is asked to accept. */
  ACCEPTANCE(ROUTING.description, ROUTING.names),
  /** What the monitor keeps of a lead: nothing of its mailbox, nor of what was told wrongly. */
  COMMITMENT(
      "lead.*", name -> FIT.names.test(name) && !Vocabulary.UNKNOWN_TO_MONITOR.contains(name)),
  /** What is known of whoever is to be contacted. */
  CONSENT("lead.*", FIT.names),
  /** What an open handoff carries. */
  TARGET(
      "lead.*, score.total, stage and team",
      name -> COMMITMENT.names.test(name) || Set.of("score.total", "stage", "team").contains(name)),
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
