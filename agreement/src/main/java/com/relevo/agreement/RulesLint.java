package com.relevo.agreement;

import com.relevo.agreement.Agreement.RoutingRule;
import com.relevo.agreement.AgreementLint.Found;
import com.relevo.agreement.Lint.Code;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Conditions that decide nothing: shadowed, said twice, or always false. */
final class RulesLint {
  private static final String WHEN = "when";

  private final Agreement agreement;
  private final Found found;

  RulesLint(Agreement agreement, Found found) {
    this.agreement = agreement;
    this.found = found;
  }

  void check() {
    routing();
    Map<String, String> fit = new HashMap<>();
    agreement
        .scoring()
        .fit()
        .forEach(rule ->
            condition("Fit rule " + rule.id(), rule.id(), rule.when(), fit, "scoring", "fit"));
    agreement
        .consent()
        .rules()
        .forEach(rule ->
            never("Consent rule " + rule.id(), rule.when(), "consent", "rules", rule.id(), WHEN));
    agreement
        .targets()
        .forEach(
            target -> never("Target " + target.id(), target.when(), "targets", target.id(), WHEN));
    Agreement.Definitions definitions = agreement.definitions();
    never("The definition of profiled", definitions.profiled(), "definitions", "profiled", WHEN);
    never("The definition of mql", definitions.mql().when(), "definitions", "mql", WHEN);
    never("The definition of sal", definitions.sal(), "definitions", "sal", WHEN);
    never("The definition of sql", definitions.sql().when(), "definitions", "sql", WHEN);
  }

  private void routing() {
    String catchAll = "";
    Map<String, String> seen = new HashMap<>();
    for (RoutingRule rule : agreement.routing()) {
      String name = "Routing rule " + rule.id();
      if (!catchAll.isEmpty()) {
        found.add(
            Code.UNREACHABLE_RULE,
            name + " never gets a lead, as " + catchAll + " before it takes all",
            "move " + catchAll + " to the end, or remove what is behind it",
            "routing",
            rule.id());
      } else if (CelText.isAlways(rule.when())) {
        catchAll = rule.id();
      } else {
        condition(name, rule.id(), rule.when(), seen, "routing");
      }
    }
    if (catchAll.isEmpty()) {
      found.add(
          Code.LEADS_WITHOUT_TEAM,
          "A lead that no routing rule holds for stays unrouted",
          "end with a rule that has no when",
          "routing");
    }
  }

  /** {@code seen} are the conditions of the rules before, with their ids. */
  private void condition(
      String name, String id, Condition when, Map<String, String> seen, String... section) {
    String[] path = Arrays.copyOf(section, section.length + 2);
    path[section.length] = id;
    path[section.length + 1] = WHEN;
    never(name, when, path);
    String first = seen.putIfAbsent(CelText.canonical(when.text()), id);
    if (first != null) {
      found.add(
          Code.REPEATED_CONDITION,
          name + " asks for the same as " + first,
          "change one of the two conditions, or remove a rule",
          path);
    }
  }

  private void never(String name, Condition when, String... path) {
    if (CelText.isNever(when)) {
      found.add(
          Code.NEVER_HOLDS,
          name + " has a condition that never holds",
          "remove it, or ask for something of the lead",
          path);
    }
  }
}
