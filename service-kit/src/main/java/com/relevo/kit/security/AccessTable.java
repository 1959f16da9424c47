package com.relevo.kit.security;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Who may call which endpoint of a service, as a bean of it. The security filters, the tests and
 * the documents all read the same table.
 */
public record AccessTable(List<AccessRule> rules) {
  public AccessTable {
    rules = List.copyOf(rules);
  }

  public static AccessTable of(AccessRule... rules) {
    return new AccessTable(List.of(rules));
  }

  /** As it stands in the README, a line for each endpoint. */
  public String markdown() {
    return rules.stream()
        .map(rule ->
            "| `%s%s` | %s |"
                .formatted(
                    rule.method() == null ? "" : rule.method() + " ",
                    rule.path(),
                    rule.rolesText()))
        .collect(Collectors.joining("\n", "| Endpoint | Roles |\n|---|---|\n", "\n"));
  }
}
