package com.relevo.sla.http;

import com.relevo.agreement.Agreement;
import com.relevo.events.TeamId;
import com.relevo.sla.simulation.Scope;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What is asked for: {@code since} a duration ago or {@code from} an instant, up to {@code to} or
 * until now.
 */
record SimulationQuery(
    @Nullable String since,
    @Nullable String from,
    @Nullable String to,
    @Nullable String team,
    @Nullable String target) {

  Scope scope(Instant now, Duration longest) throws Refused {
    if ((since == null) == (from == null)) {
      throw invalid("Expected either since (such as P90D) or from (such as 2026-08-01).");
    }
    Instant end = to == null ? now : instant("to", to);
    Instant start = from == null ? before(end) : instant("from", from);
    if (!start.isBefore(end) || end.isAfter(now)) {
      throw invalid("Expected a period in the past, but it is " + start + " to " + end + ".");
    }
    if (Duration.between(start, end).compareTo(longest) > 0) {
      throw new Refused(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "period_too_long",
              "Expected at most "
                  + longest.toDays()
                  + " days, but it is "
                  + start
                  + " to "
                  + end
                  + "; the latest that fits is from "
                  + end.minus(longest)
                  + ".")
          .with("from", start)
          .with("to", end);
    }
    return new Scope(start, end, team == null ? null : new TeamId(team), target);
  }

  /** A filter that names nothing would answer that nothing happened. */
  void check(Agreement inForce, Agreement candidate) throws Refused {
    if (target != null && inForce.target(target).or(() -> candidate.target(target)).isEmpty()) {
      throw unknown("unknown_target", "Neither agreement has a target " + target + ".");
    }
    if (team != null
        && Stream.of(inForce, candidate)
            .noneMatch(each -> each.team(new TeamId(team)).isPresent())) {
      throw unknown("unknown_team", "Neither agreement has a team " + team + ".");
    }
  }

  private Instant before(Instant end) throws Refused {
    try {
      return end.minus(Duration.parse(String.valueOf(since)));
    } catch (DateTimeException | ArithmeticException _) {
      throw invalid("Expected since as an ISO 8601 duration of days or hours, such as P90D.");
    }
  }

  private static Instant instant(String name, String text) throws Refused {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException _) {
      throw invalid(
          "Expected "
              + name
              + " as a date (midnight in UTC) or an instant, such as"
              + " 2026-08-01T06:00:00Z.");
    }
  }

  private static Refused invalid(String detail) {
    return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_period", detail);
  }

  private static Refused unknown(String code, String detail) {
    return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
  }
}
