package com.relevo.agreement;

import com.relevo.agreement.Target.Attempts;
import com.relevo.agreement.Target.Budget;
import com.relevo.agreement.Target.CalendarRef;
import com.relevo.agreement.Target.Kind;
import com.relevo.agreement.Target.Triggers;
import com.relevo.events.ContactLevel;
import com.relevo.events.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads {@code targets}. */
final class TargetsReader {
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int MOST_ATTEMPTS = 20;

  private final Problems problems;
  private final Ids calendars;
  private final ConditionsReader conditions;
  private final StepsReader steps;
  private final Ids ids;

  TargetsReader(Problems problems, Ids calendars, Ids ids, ConditionsReader conditions) {
    this.problems = problems;
    this.calendars = calendars;
    this.conditions = conditions;
    this.steps = new StepsReader(problems);
    this.ids = ids;
  }

  List<Target> read(Section agreement) {
    return agreement.sections("targets", "a target", false).stream().map(this::target).toList();
  }

  private Target target(Section section) {
    String id = section.id("id", ids);
    Optional<Kind> kind = Words.of(Kind.class, "a kind of target", section, "kind", problems);
    @Nullable Stage stage = stage(section, kind);
    CalendarRef calendar = calendar(section, kind);
    Budget budget = budget(section, calendar);
    Target target =
        new Target(
            id,
            kind.orElse(Kind.TIME_TO_ROUTE),
            stage,
            budget,
            calendar,
            inLeadZone(section, calendar),
            conditions.optional(section, Scope.TARGET),
            triggers(section),
            evidence(section, kind),
            attempts(section, kind),
            steps.warnings(section, budget),
            steps.escalations(section),
            section.flag("in-flight", false));
    section.close();
    return target;
  }

  private @Nullable Stage stage(Section section, Optional<Kind> kind) {
    boolean inStage = kind.filter(Kind.TIME_IN_STAGE::equals).isPresent();
    if (inStage) {
      return Words.of(Stage.class, "a stage", section, "stage", problems).orElse(Stage.MQL);
    }
    refuse(section, "stage", kind, "time-in-stage");
    return null;
  }

  private CalendarRef calendar(Section section, Optional<Kind> kind) {
    String name = section.text("calendar");
    return switch (name) {
      case "elapsed", "" -> new CalendarRef.Elapsed();
      case "team" -> new CalendarRef.OfTeam();
      case "rep" -> ofRep(section, kind);
      default -> {
        calendars.require(name, section.at("calendar"));
        yield new CalendarRef.Named(name);
      }
    };
  }

  private CalendarRef ofRep(Section section, Optional<Kind> kind) {
    if (kind.isPresent() && !kind.get().startsWithRep()) {
      problems.add(
          section.at("calendar"),
          "Expected a calendar that is known when the clock starts, but no rep has the lead yet",
          "did you mean team?");
    }
    return new CalendarRef.OfRep();
  }

  private boolean inLeadZone(Section section, CalendarRef calendar) {
    Optional<String> zone = section.optionalText("zone");
    if (zone.isPresent() && !zone.get().equals("lead")) {
      problems.add(
          section.at("zone"),
          "Expected lead, or no zone for the calendar's own, but it is " + zone.get());
    } else if (zone.isPresent() && calendar instanceof CalendarRef.Elapsed) {
      problems.add(
          section.at("zone"), "Expected a zone for hours of a calendar, but every second counts");
    }
    return zone.isPresent();
  }

  private Budget budget(Section section, CalendarRef calendar) {
    String text = section.text("budget");
    if (text.isEmpty()) {
      return new Budget.Time("1h", Duration.ofHours(1));
    }
    OptionalInt days = Budgets.businessDays(text);
    Duration time = Budgets.parse(text).orElse(Duration.ofDays(days.orElse(0)));
    String expected = null;
    if (time.isZero()) {
      expected = "Expected a budget above zero such as 4h, 1h30m, 90s or 2bd";
    } else if (time.compareTo(LONGEST) > 0) {
      expected = "Expected a budget of at most 366 days";
    } else if (days.isPresent() && calendar instanceof CalendarRef.Elapsed) {
      expected = "Expected plain days such as 2d where every second counts";
    } else if (days.isEmpty()
        && Budgets.hasDays(text)
        && !(calendar instanceof CalendarRef.Elapsed)) {
      expected =
          "Expected hours, or business days such as 2bd, as a plain day can mean 8 or 24 hours of business time";
    }
    if (expected != null) {
      problems.add(section.at("budget"), expected + ", but it is " + text);
    }
    return days.isPresent()
        ? new Budget.BusinessDays(text, days.getAsInt())
        : new Budget.Time(text, time);
  }

  private Triggers triggers(Section section) {
    @Nullable Condition start = conditions.named("start", section, Scope.CLOCK);
    @Nullable Condition pause = conditions.named("pause", section, Scope.CLOCK);
    @Nullable Condition resume = conditions.named("resume", section, Scope.CLOCK);
    @Nullable Condition stop = conditions.named("stop", section, Scope.CLOCK);
    @Nullable Condition cancel = conditions.named("cancel", section, Scope.CLOCK);
    if (resume != null && pause == null) {
      problems.add(
          section.at("resume"),
          "Expected resume together with pause only, but this target never pauses");
    }
    return new Triggers(start, pause, resume, stop, cancel);
  }

  private ContactLevel evidence(Section section, Optional<Kind> kind) {
    if (!section.has("evidence")) {
      return ContactLevel.ATTEMPT;
    }
    if (kind.isPresent() && !kind.get().asksForContact()) {
      problems.add(
          section.at("evidence"),
          "Expected evidence for time-to-first-response and follow-up only, but this target asks for no contact");
    }
    return Words.of(ContactLevel.class, "a level of contact", section, "evidence", problems)
        .orElse(ContactLevel.ATTEMPT);
  }

  private @Nullable Attempts attempts(Section section, Optional<Kind> kind) {
    if (kind.filter(Kind.FOLLOW_UP::equals).isEmpty()) {
      refuse(section, "attempts", kind, "follow-up");
      refuse(section, "within", kind, "follow-up");
      return null;
    }
    int count = section.integer("attempts", 2, MOST_ATTEMPTS);
    String text = section.text("within");
    Duration within = Budgets.parse(text).orElse(Duration.ZERO);
    if (!text.isEmpty() && (within.isZero() || within.compareTo(LONGEST) > 0)) {
      problems.add(
          section.at("within"),
          "Expected a time above zero and of at most 366 days such as 21d, but it is " + text);
    }
    return new Attempts(count, within);
  }

  private void refuse(Section section, String key, Optional<Kind> kind, String only) {
    if (section.has(key) && kind.isPresent()) {
      problems.add(
          section.at(key), "Expected " + key + " for " + only + " only, but this is another kind");
    }
  }
}
