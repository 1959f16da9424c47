package com.relevo.alignment.http;

import com.relevo.alignment.domain.Actor;
import com.relevo.events.AgreementEvent.Role;
import com.relevo.kit.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Who acts, as their token says: the subject goes to the record, by the e-mail address an owner is
 * known, and marketing and sales managers speak for their sides. Where security is switched off it
 * is whoever the headers {@code X-Relevo-Actor} (an e-mail address) and {@code X-Relevo-Role}
 * (roles, by commas) name: every other request has a token, or does not get here.
 */
@Component
class Actors {
  static final String ACTOR = "X-Relevo-Actor";
  static final String ROLE = "X-Relevo-Role";
  private static final int LONGEST = 200;

  /** Empty where nobody says who they are. */
  Optional<Actor> of(HttpServletRequest request) {
    if (request.getUserPrincipal() instanceof Authentication token
        && token.getPrincipal() instanceof Caller caller) {
      String email = caller.email() == null ? caller.subject() : caller.email();
      return Optional.of(new Actor(caller.subject(), email, sides(caller)));
    }
    String actor = request.getHeader(ACTOR);
    if (actor == null || actor.isBlank() || actor.length() > LONGEST) {
      return Optional.empty();
    }
    return Optional.of(new Actor(actor.strip(), actor.strip(), sides(request.getHeader(ROLE))));
  }

  private static Set<Role> sides(Caller caller) {
    return caller.roles().stream()
        .flatMap(role -> side(role.text()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<Role> sides(@Nullable String roles) {
    return roles == null
        ? Set.of()
        : Arrays.stream(roles.split(","))
            .map(role -> role.strip().toLowerCase(Locale.ROOT))
            .flatMap(role -> side(role).stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<Role> side(String role) {
    return switch (role) {
      case "marketing" -> Optional.of(Role.MARKETING);
      case "sales", "sales-manager" -> Optional.of(Role.SALES);
      default -> Optional.empty();
    };
  }
}
