package com.relevo.kit.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Which roles may call one endpoint. {@code method} is null for all; {@code path} is a pattern as
 * controllers spell it. An {@code open} one needs no token, for it proves its senders otherwise.
 */
public record AccessRule(@Nullable HttpMethod method, String path, Set<Role> roles, boolean open) {
  public AccessRule {
    if (open != roles.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected " + path + " to be for some roles or open, but it is for " + roles);
    }
    roles = Set.copyOf(roles);
  }

  public static AccessRule get(String path, Role... roles) {
    return new AccessRule(HttpMethod.GET, path, setOf(roles), false);
  }

  public static AccessRule post(String path, Role... roles) {
    return new AccessRule(HttpMethod.POST, path, setOf(roles), false);
  }

  public static AccessRule put(String path, Role... roles) {
    return new AccessRule(HttpMethod.PUT, path, setOf(roles), false);
  }

  public static AccessRule delete(String path, Role... roles) {
    return new AccessRule(HttpMethod.DELETE, path, setOf(roles), false);
  }

  public static AccessRule open(String path) {
    return new AccessRule(null, path, Set.of(), true);
  }

  private static Set<Role> setOf(Role... roles) {
    Set<Role> set = EnumSet.noneOf(Role.class);
    set.addAll(Arrays.asList(roles));
    return set;
  }

  /** Whoever may GET may ask for the headers alone. */
  List<@Nullable HttpMethod> methods() {
    return HttpMethod.GET.equals(method)
        ? List.of(HttpMethod.GET, HttpMethod.HEAD)
        : Arrays.asList(method);
  }

  String rolesText() {
    return open
        ? "open: proves its senders by their signatures"
        : Arrays.stream(Role.values())
            .filter(roles::contains)
            .map(Role::text)
            .collect(Collectors.joining(", "));
  }
}
