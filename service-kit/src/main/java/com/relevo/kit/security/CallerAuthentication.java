package com.relevo.kit.security;

import java.util.Objects;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A {@link Caller} as Spring Security knows it. */
final class CallerAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient Caller caller;

  CallerAuthentication(Caller caller) {
    super(AuthorityUtils.createAuthorityList(authorities(caller)));
    this.caller = caller;
    setAuthenticated(true);
  }

  static String[] authorities(Caller caller) {
    return caller.roles().stream().map(role -> "ROLE_" + role.text()).toArray(String[]::new);
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Caller getPrincipal() {
    return caller;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CallerAuthentication that && caller.equals(that.caller);
  }

  @Override
  public int hashCode() {
    return Objects.hash(caller);
  }
}
