package com.relevo.agreement;

import com.relevo.agreement.Target.CalendarRef;
import com.relevo.agreement.Target.Kind;
import com.relevo.agreement.Target.Warning;
import com.relevo.events.ContactLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code targets}. */
final class TargetsReader {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s?%");
  private static final Duration LONGEST = Duration.ofDays(366);

  private final Problems problems;
  private final Ids calendars;
  private final ConditionsReader conditions;
  private final Ids ids;

  TargetsReader(Problems problems, Ids calendars, ConditionsReader conditions) {
    this.problems = problems;
    this.calendars = calendars;
    this.conditions = conditions;
    this.ids = new Ids("target", problems);
  }

  List<Target> read(Section agreement) {
    return agreement.sections("targets", "a target", false).stream().map(this::target).toList();
  }

  private Target target(Section section) {
    String id = section.id("id", ids);
    Optional<Kind> kind = Words.of(Kind.class, "a kind of target", section, "kind", problems);
    CalendarRef calendar = calendar(section, kind);
    Duration budget = budget(section, calendar);
    Condition when = conditions.optional(section, Scope.TARGET);
    ContactLevel evidence = evidence(section, kind);
    List<Warning> warnings = warnings(section);
    section.close();
    return new Target(
        id, kind.orElse(Kind.TIME_TO_ROUTE), budget, calendar, when, evidence, warnings);
  }

  private CalendarRef calendar(Section section, Optional<Kind> kind) {
    String name = section.text("calendar");
    return switch (name) {
      case "elapsed", "" -> new CalendarRef.Elapsed();
      case "team" -> new CalendarRef.OfTeam();
      case "rep" -> ofRep(section, kind);
      default -> {
        calendars.require(name, section.lineOf("calendar"));
        yield new CalendarRef.Named(name);
      }
    };
  }

  private CalendarRef ofRep(Section section, Optional<Kind> kind) {
    if (kind.isPresent() && kind.get() != Kind.TIME_TO_ACCEPT) {
      problems.add(
          section.lineOf("calendar"),
          "Expected a calendar that is known when the clock starts, but no rep has the lead yet; did you mean team?");
    }
    return new CalendarRef.OfRep();
  }

  private Duration budget(Section section, CalendarRef calendar) {
    String text = section.text("budget");
    if (text.isEmpty()) {
      return Duration.ofHours(1);
    }
    Duration budget = Budgets.parse(text).orElse(Duration.ZERO);
    String expected = null;
    if (budget.isZero()) {
      expected = "Expected a budget above zero such as 4h, 1h30m or 90s";
    } else if (budget.compareTo(LONGEST) > 0) {
      expected = "Expected a budget of at most 366 days";
    } else if (Budgets.hasDays(text) && !(calendar instanceof CalendarRef.Elapsed)) {
      expected = "Expected hours, as a day of business time can mean 8 or 24 of them";
    }
    if (expected != null) {
      problems.add(section.lineOf("budget"), expected + ", but it is " + text);
    }
    return budget;
  }

  private ContactLevel evidence(Section section, Optional<Kind> kind) {
    if (!section.has("evidence")) {
      return ContactLevel.ATTEMPT;
    }
    if (kind.isPresent() && kind.get() != Kind.TIME_TO_FIRST_RESPONSE) {
      problems.add(
          section.lineOf("evidence"),
          "Expected evidence for time-to-first-response only, but this target asks for no contact");
    }
    return Words.of(ContactLevel.class, "a level of contact", section, "evidence", problems)
        .orElse(ContactLevel.ATTEMPT);
  }

  private List<Warning> warnings(Section section) {
    List<Warning> warnings = new ArrayList<>();
    section
        .optional("warn")
        .ifPresent(node -> section.items("warn", node).forEach(item -> warning(item, warnings)));
    return warnings;
  }

  private void warning(Node node, List<Warning> into) {
    String text = Section.textOf(node);
    Matcher matcher = PERCENT.matcher(text == null ? "" : text);
    int percent = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    if (text == null || percent < 1 || percent > 99) {
      problems.add(
          node,
          "Expected a share of the budget from 1% to 99%, but it is " + Section.describe(node));
    } else if (into.stream().anyMatch(warning -> warning.percent() == percent)) {
      problems.add(node, "Expected each warning once, but " + text + " is there again");
    } else {
      into.add(new Warning(text, percent));
    }
  }
}
