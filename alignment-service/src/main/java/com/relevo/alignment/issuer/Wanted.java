package com.relevo.alignment.issuer;

import com.relevo.agreement.Agreement;
import com.relevo.events.RepId;
import com.relevo.kit.security.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who should have an account: one for each role that is no rep's, each rep, each service. */
record Wanted(String name, Set<Role> roles, @Nullable RepId rep, @Nullable String email) {
  static Iterable<Wanted> of(
      Agreement.Owners owners, List<Agreement.Team> teams, Map<String, Set<Role>> services) {
    Map<String, Wanted> all = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      if (role != Role.SALES_REP) {
        all.put(role.text(), new Wanted(role.text(), Set.of(role), null, email(role, owners)));
      }
    }
    services.forEach((name, roles) -> add(all, new Wanted(name, roles, null, null)));
    teams.forEach(team ->
        team.reps()
            .forEach(rep ->
                add(all, new Wanted(rep.id().value(), Set.of(Role.SALES_REP), rep.id(), null))));
    return all.values();
  }

  /** Who the agreement names to sign for a side has the account of the side's role. */
  private static @Nullable String email(Role role, Agreement.Owners owners) {
    String email =
        switch (role) {
          case MARKETING -> owners.marketing().email();
          case SALES_MANAGER -> owners.sales().email();
          case SALES_REP, SALES_OPS, PRIVACY, ADMIN -> "";
        };
    return email.isBlank() ? null : email;
  }

  /** A rep may be in several teams, but nobody is two things under one name. */
  private static void add(Map<String, Wanted> all, Wanted wanted) {
    Wanted before = all.putIfAbsent(wanted.name(), wanted);
    if (before != null && !before.equals(wanted)) {
      throw new IllegalStateException(
          "Expected accounts to have different names, but "
              + wanted.name()
              + " is "
              + before.roles()
              + " and "
              + wanted.roles());
    }
  }
}
