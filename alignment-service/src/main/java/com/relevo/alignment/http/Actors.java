package com.relevo.alignment.http;

import com.relevo.alignment.domain.Actor;
import com.relevo.events.AgreementEvent.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who acts. The one place that knows: from the headers {@code X-Relevo-Actor} (an e-mail address)
 * and {@code X-Relevo-Role} (roles, by commas).
 */
@Component
class Actors {
  static final String ACTOR = "X-Relevo-Actor";
  static final String ROLE = "X-Relevo-Role";
  private static final int LONGEST = 200;

  /** Empty where nobody says who they are. */
  Optional<Actor> of(HttpServletRequest request) {
    String actor = request.getHeader(ACTOR);
    if (actor == null || actor.isBlank() || actor.length() > LONGEST) {
      return Optional.empty();
    }
    return Optional.of(new Actor(actor.strip(), actor.strip(), sides(request.getHeader(ROLE))));
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
