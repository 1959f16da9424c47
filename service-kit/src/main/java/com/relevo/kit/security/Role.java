package com.relevo.kit.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is to Relevo, as the roles claim of their token spells it. */
public enum Role {
  MARKETING,
  /** Acts only on the leads that are theirs. */
  SALES_REP,
  SALES_MANAGER,
  SALES_OPS,
  PRIVACY,
  ADMIN;

  /** As in tokens and documents, such as {@code sales-rep}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Empty for a role of somebody else: a provider serves more than Relevo. */
  public static Optional<Role> of(String text) {
    return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
  }
}
