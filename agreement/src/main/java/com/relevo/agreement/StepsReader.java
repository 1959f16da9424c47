package com.relevo.agreement;

import com.relevo.agreement.Target.Budget;
import com.relevo.agreement.Target.Escalation;
import com.relevo.agreement.Target.Warning;
import com.relevo.events.SlaEvent.EscalationAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what happens to a target's clock before and after it is due. */
final class StepsReader {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s?%");
  private static final Pattern BEFORE = Pattern.compile("(\\S+) before");

  private final Problems problems;

  StepsReader(Problems problems) {
    this.problems = problems;
  }

  List<Warning> warnings(Section target, Budget budget) {
    List<Warning> warnings = new ArrayList<>();
    target
        .optional("warn")
        .ifPresent(node ->
            target
                .items("warn", node)
                .forEach(item -> warning(item, target.at("warn", item), budget, warnings)));
    return warnings;
  }

  private void warning(Node node, Place at, Budget budget, List<Warning> into) {
    String text = Section.textOf(node);
    Optional<Warning> warning = text == null ? Optional.empty() : warning(text, at, budget);
    if (warning.isEmpty()) {
      problems.add(
          at,
          "Expected a share of the budget from 1% to 99%, or a time such as 1h before, but it is "
              + Section.describe(node));
    } else if (into.stream().anyMatch(each -> each.name().equals(text))) {
      problems.add(at, "Expected each warning once, but " + text + " is there again");
    } else {
      into.add(warning.get());
    }
  }

  private Optional<Warning> warning(String text, Place at, Budget budget) {
    Matcher share = PERCENT.matcher(text);
    if (share.matches()) {
      int percent = Integer.parseInt(share.group(1));
      return percent < 1 || percent > 99
          ? Optional.empty()
          : Optional.of(new Warning.Share(text, percent));
    }
    Matcher before = BEFORE.matcher(text);
    Duration offset =
        before.matches() ? Budgets.parse(before.group(1)).orElse(Duration.ZERO) : Duration.ZERO;
    if (offset.isZero()) {
      return Optional.empty();
    }
    if (budget instanceof Budget.Time(String whole, Duration time) && offset.compareTo(time) >= 0) {
      problems.add(at, "Expected a warning within the budget of " + whole + ", but it is " + text);
    }
    return Optional.of(new Warning.Before(text, offset));
  }

  List<Escalation> escalations(Section target) {
    List<Escalation> escalations = new ArrayList<>();
    target
        .sections("escalate", "an escalation", false)
        .forEach(section -> escalation(section, escalations));
    return escalations;
  }

  private void escalation(Section section, List<Escalation> into) {
    String text = section.text("after");
    Optional<Duration> after = Budgets.parse(text);
    Optional<EscalationAction> action =
        Words.of(EscalationAction.class, "an action", section, "action", problems);
    @Nullable String role = section.optionalText("role").orElse(null);
    section.close();
    if (!text.isEmpty() && (after.isEmpty() || Budgets.hasDays(text))) {
      problems.add(
          section.at("after"),
          "Expected a time after the breach in hours and minutes such as 30m, or 0m, but it is "
              + text);
    }
    if (action.filter(EscalationAction.NOTIFY::equals).isPresent() && role == null) {
      problems.add(section.at(), "Expected the role to notify in an escalation, but it is missing");
    }
    if (after.isEmpty() || action.isEmpty()) {
      return;
    }
    String name = name(text, action.get(), role);
    if (into.stream().anyMatch(each -> each.name().equals(name))) {
      problems.add(section.at(), "Expected each escalation once, but " + name + " is there again");
    } else {
      into.add(new Escalation(name, after.get(), action.get(), role));
    }
  }

  /** Such as {@code +30m notify team-lead}. */
  private static String name(String after, EscalationAction action, @Nullable String role) {
    String word = action.name().toLowerCase(Locale.ROOT);
    return "+" + after + " " + word + (role == null ? "" : " " + role);
  }
}
