package com.relevo.handoff.http.roster;

import com.relevo.agreement.AbsenceCalendar;
import com.relevo.agreement.Agreement;
import com.relevo.agreement.Pool.Strategy;
import com.relevo.agreement.Rate;
import com.relevo.events.RepId;
import com.relevo.events.RosterEvent.Absence;
import com.relevo.events.RosterEvent.AccountEntry;
import com.relevo.events.RosterEvent.RepEntry;
import com.relevo.events.RosterEvent.TeamEntry;
import com.relevo.events.TeamId;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.JsonBody;
import com.relevo.kit.roster.RosterOverlay;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes entries of bodies, with every fault of one; teams and calendars are those of the agreement
 * in force.
 */
final class EntryReader {
  static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
  static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+");
  private static final int MOST = 1000;
  private static final int MOST_ABSENCES = 200;
  private static final Duration LONGEST_BEFORE = Duration.ofDays(7);

  private final Agreement agreement;

  EntryReader(Agreement agreement) {
    this.agreement = agreement;
  }

  static final Set<String> OF_REP =
      Set.of(
          "name",
          "email",
          "team",
          "active",
          "weight",
          "capacity",
          "calendar",
          "skills",
          "languages",
          "rate",
          "absences");

  RepEntry rep(JsonBody body) {
    String name = body.required("name");
    String email = body.optional("email");
    if (email != null && !EMAIL.matcher(email).matches()) {
      body.fault("email", "not_an_email", "Expected an e-mail address");
    }
    TeamId team = new TeamId(body.required("team"));
    if (body.node("team") != null && agreement.team(team).isEmpty()) {
      body.fault(
          "team",
          "unknown_team",
          "Expected a team of agreement " + agreement.version() + ": " + teams());
    }
    Integer weight = body.integer("weight", 1, MOST);
    Integer capacity = body.integer("capacity", 1, MOST);
    if (body.node("capacity") == null) {
      body.fault("capacity", "required", "Expected the most open leads at a time");
    }
    String rate = body.optional("rate");
    if (rate != null && Rate.parse(rate).isEmpty()) {
      body.fault("rate", "not_a_rate", "Expected a rate such as 10 per month, or per day or week");
    }
    return new RepEntry(
        name,
        email,
        team,
        body.flag("active", true),
        weight == null ? 1 : weight,
        capacity == null ? 1 : capacity,
        calendar(body),
        small(body.texts("skills")),
        small(body.texts("languages")),
        rate,
        absences(body));
  }

  private String teams() {
    return agreement.teams().stream()
        .map(team -> team.id().value())
        .collect(Collectors.joining(", "));
  }

  private @Nullable String calendar(JsonBody body) {
    String calendar = body.optional("calendar");
    if (calendar != null && !agreement.calendars().containsKey(calendar)) {
      body.fault(
          "calendar",
          "unknown_calendar",
          "Expected a calendar of agreement "
              + agreement.version()
              + ": "
              + agreement.calendars().keySet().stream().sorted().collect(Collectors.joining(", ")));
    }
    return calendar;
  }

  private static Set<String> small(Set<String> words) {
    return words.stream()
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static List<Absence> absences(JsonBody body) {
    List<Absence> absences = new ArrayList<>();
    for (JsonNode node : body.list("absences")) {
      LocalDate from = date(node.get("from"));
      LocalDate to = date(node.get("to"));
      JsonNode comment = node.get("comment");
      if (from == null || to == null || to.isBefore(from)) {
        body.fault(
            "absences",
            "not_an_absence",
            "Expected from and to as dates such as 2026-12-24, and to not before from");
      } else {
        String text = comment != null && comment.isString() ? comment.stringValue() : null;
        absences.add(new Absence(from, to, text));
      }
    }
    if (absences.size() > MOST_ABSENCES) {
      body.fault("absences", "too_many", "Expected at most " + MOST_ABSENCES + " absences");
    }
    return absences;
  }

  private static @Nullable LocalDate date(@Nullable JsonNode node) {
    try {
      return node != null && node.isString() ? LocalDate.parse(node.stringValue()) : null;
    } catch (DateTimeException _) {
      return null;
    }
  }

  /** The whole days of an iCalendar text. */
  static List<Absence> ofCalendar(String text) throws InvalidBodyException {
    try {
      return AbsenceCalendar.read(text).stream()
          .map(each -> new Absence(each.from(), each.to(), null))
          .toList();
    } catch (AbsenceCalendar.InvalidException e) {
      throw InvalidBodyException.of(
          List.of(
              new InvalidBodyException.Fault(
                  "", "not_a_calendar", String.valueOf(e.getMessage()))));
    }
  }

  TeamEntry team(JsonBody body) {
    body.allow(Set.of("calendar", "strategy", "opensWithin", "floor"));
    String strategy = body.optional("strategy");
    List<String> words = Stream.of(Strategy.values()).map(RosterOverlay::word).toList();
    if (strategy != null && !words.contains(strategy)) {
      body.fault("strategy", "unknown_value", "Expected one of " + String.join(", ", words));
    }
    return new TeamEntry(
        calendar(body), strategy, opensWithin(body), body.integer("floor", 0, 100));
  }

  private static @Nullable Duration opensWithin(JsonBody body) {
    String text = body.optional("opensWithin");
    try {
      Duration span = text == null ? null : Duration.parse(text);
      if (span == null || !span.isNegative() && span.compareTo(LONGEST_BEFORE) <= 0) {
        return span;
      }
    } catch (DateTimeException _) {
      // said below
    }
    body.fault("opensWithin", "not_a_span", "Expected a time such as PT30M, up to PT168H");
    return null;
  }

  static AccountEntry account(JsonBody body) {
    return new AccountEntry(new RepId(body.required("owner")));
  }
}
