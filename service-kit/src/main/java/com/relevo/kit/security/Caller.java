package com.relevo.kit.security;

import com.relevo.events.RepId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request. {@code subject} goes into the events of what they do; {@code rep} is who
 * they are in the agreement's teams, if they are anybody there; {@code email} is verified, or null.
 * Controllers get it as {@code &#64;AuthenticationPrincipal}.
 */
public record Caller(String subject, RepId rep, @Nullable String email, Set<Role> roles) {
  /** Everybody, where security is switched off. */
  public static final Caller UNAUTHENTICATED =
      new Caller(
          "unauthenticated",
          new RepId("unauthenticated"),
          null,
          Set.copyOf(EnumSet.allOf(Role.class)));

  private static final Set<Role> FOR_OTHERS = EnumSet.of(Role.SALES_MANAGER, Role.SALES_OPS);

  public Caller {
    roles = Set.copyOf(roles);
  }

  /** The rep they are bound to: nobody's leads but this one's are theirs. Empty for managers. */
  public Optional<RepId> boundTo() {
    return roles.contains(Role.SALES_REP) && roles.stream().noneMatch(FOR_OTHERS::contains)
        ? Optional.of(rep)
        : Optional.empty();
  }
}
