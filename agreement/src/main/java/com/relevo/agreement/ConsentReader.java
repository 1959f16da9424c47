package com.relevo.agreement;

import com.relevo.agreement.ConsentRules.Basis;
import com.relevo.agreement.ConsentRules.Rule;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactPurpose;
import java.util.List;
import java.util.Set;

/** Reads {@code consent}. */
final class ConsentReader {
  private final Problems problems;
  private final ConditionsReader conditions;
  private final Ids ids;

  ConsentReader(Problems problems, ConditionsReader conditions) {
    this.problems = problems;
    this.conditions = conditions;
    this.ids = new Ids("consent rule", problems);
  }

  ConsentRules read(Section agreement) {
    if (!agreement.has("consent")) {
      return ConsentRules.UNSTATED;
    }
    Section section = agreement.section("consent", "the consent rules");
    boolean contactUnstated = section.flag("contact-unstated", true);
    List<Rule> rules =
        section.sections("rules", "a consent rule", false).stream().map(this::rule).toList();
    section.close();
    return new ConsentRules(contactUnstated, rules);
  }

  private Rule rule(Section section) {
    Rule rule =
        new Rule(
            section.id("id", ids),
            section.text("text"),
            conditions.optional(section, Scope.CONSENT),
            Words.all(ContactPurpose.class, "a purpose", section, "purposes", problems),
            Words.all(ContactChannel.class, "a channel", section, "channels", problems),
            section.has("bases")
                ? Words.listed(Basis.class, "a legal basis", section, "bases", problems)
                : missing(section));
    section.close();
    return rule;
  }

  private static Set<Basis> missing(Section section) {
    section.required("bases");
    return Set.of();
  }
}
