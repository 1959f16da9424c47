package com.relevo.kit.security;

import com.relevo.events.RepId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** Makes a {@link Caller} of a token's claims, which each provider names in its own way. */
final class Claims {
  private static final String KEYCLOAK_ROLES = "realm_access.roles";
  private static final List<String> REP = List.of("rep_id", "preferred_username", "sub");

  private final List<String> roleClaims;
  private final List<String> repClaims;

  Claims(SecurityProperties properties) {
    this.roleClaims = List.of(properties.rolesClaim(), KEYCLOAK_ROLES);
    String rep = properties.repClaim();
    this.repClaims = rep == null || rep.isBlank() ? REP : List.of(rep);
  }

  /** Empty for a token of nobody: what they do could not be recorded. */
  Optional<Caller> caller(Jwt token) {
    String subject = token.getSubject();
    return subject == null || subject.isBlank()
        ? Optional.empty()
        : Optional.of(new Caller(subject, rep(token, subject), email(token), roles(token)));
  }

  private RepId rep(Jwt token, String subject) {
    return repClaims.stream()
        .map(claim -> find(token, claim))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(RepId::new)
        .orElseGet(() -> new RepId(subject));
  }

  /** Not one that its owner could have made up: who signs for a side is known by theirs. */
  private static @Nullable String email(Jwt token) {
    Object verified = token.getClaims().get("email_verified");
    return verified != null && Boolean.parseBoolean(verified.toString())
        ? token.getClaimAsString("email")
        : null;
  }

  private Set<Role> roles(Jwt token) {
    return roleClaims.stream()
        .map(claim -> find(token, claim))
        .flatMap(Claims::texts)
        .flatMap(text -> Role.of(text).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A list, or one text with spaces between. */
  private static Stream<String> texts(@Nullable Object claim) {
    return switch (claim) {
      case Collection<?> many -> many.stream().filter(Objects::nonNull).map(Object::toString);
      case String text -> Arrays.stream(text.split(" "));
      case null, default -> Stream.empty();
    };
  }

  /** The claim of exactly this name, for names may have dots in them; else along the path. */
  private static @Nullable Object find(Jwt token, String path) {
    Map<String, Object> claims = token.getClaims();
    Object exact = claims.get(path);
    if (exact != null) {
      return exact;
    }
    Object found = claims;
    for (String step : path.split("\\.")) {
      found = found instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return found;
  }
}
