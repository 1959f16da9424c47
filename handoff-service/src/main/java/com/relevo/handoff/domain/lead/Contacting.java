package com.relevo.handoff.domain.lead;

import com.relevo.agreement.Permission;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.ContactLogged;
import com.relevo.events.Meta;
import com.relevo.events.Reason;
import com.relevo.handoff.domain.lead.Outcome.Accepted;
import com.relevo.handoff.domain.lead.Outcome.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A rep reached out: in the cycle, and by a way that the agreement's consent rules allow. */
record Contacting(Contactable lead, Cycle cycle, Assignment held, Command command, Cause cause) {
  /** Clocks of phones and CRMs differ by this much at most. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  Outcome log(Action.LogContact action) {
    Instant at = action.occurredAt() == null ? command.receivedAt() : action.occurredAt();
    if (at.isBefore(cycle.opening().at())) {
      return new Refused(
          Refusal.CONTACT_BEFORE_HANDOFF,
          "The contact at "
              + at
              + " was before the handoff opened at "
              + cycle.opening().at()
              + ".");
    }
    if (at.isAfter(cause.now().plus(SKEW))) {
      return new Refused(
          Refusal.CONTACT_IN_FUTURE,
          "The contact at " + at + " is more than " + SKEW.toMinutes() + " minutes ahead.");
    }
    Permission permission = lead.by(action.channel(), action.purpose(), at);
    return permission.allowed() ? logged(action, at, permission) : refused(permission);
  }

  private Outcome logged(Action.LogContact action, Instant at, Permission permission) {
    Meta meta =
        cause
            .meta(EventType.CONTACT_LOGGED, allowedBy(permission))
            .by(command.by().subject())
            .occurring(at);
    return new Accepted(
        List.of(
            new Change.Happened(
                new ContactLogged(
                    meta, held, action.channel(), action.level(), action.comment()))));
  }

  private static Reason[] allowedBy(Permission permission) {
    return permission.isByRule()
        ? new Reason[] {
          Reason.of(
              permission.why().code(),
              "For " + word(permission.purpose()) + ": " + permission.why().text())
        }
        : new Reason[0];
  }

  private static Refused refused(Permission permission) {
    return new Refused(
        Refusal.CONTACT_NOT_ALLOWED,
        "Contact by %s for %s is not allowed: %s."
            .formatted(
                word(permission.channel()),
                word(permission.purpose()),
                permission.why().text().replaceFirst("\\.$", "")),
        Map.of(permission.why().code(), permission.why().text()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
