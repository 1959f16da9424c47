package com.relevo.alignment.issuer;

import static java.util.Objects.requireNonNull;

import com.relevo.events.RepId;
import com.relevo.kit.security.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may have tokens. {@code email} is what an agreement knows its owners by; {@code
 * secretHash} proves their password and does not tell it.
 */
record Account(
    String name, Set<Role> roles, @Nullable RepId rep, @Nullable String email, String secretHash) {
  Account {
    requireNonNull(name, "name");
    requireNonNull(secretHash, "secretHash");
    roles = Set.copyOf(roles);
  }

  @Override
  public String toString() {
    return "Account[" + name + ", " + roles + "]";
  }
}
