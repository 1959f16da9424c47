package com.relevo.agreement;

import com.relevo.agreement.AgreementLint.Found;
import com.relevo.agreement.Lint.Code;
import com.relevo.agreement.Target.Budget;
import com.relevo.agreement.Target.Escalation;
import com.relevo.agreement.Target.Kind;
import com.relevo.agreement.Target.Warning;
import com.relevo.events.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Stages that no clock runs on, and steps that are not in the order of time. */
final class TargetsLint {
  private static final Set<Kind> OF_QUALIFIED =
      Set.of(Kind.TIME_TO_ROUTE, Kind.TIME_TO_ACCEPT, Kind.TIME_TO_FIRST_RESPONSE);

  private final Agreement agreement;
  private final Found found;

  TargetsLint(Agreement agreement, Found found) {
    this.agreement = agreement;
    this.found = found;
  }

  void check() {
    List.of(Stage.MQL, Stage.SAL, Stage.SQL).forEach(this::stage);
    agreement.targets().forEach(this::steps);
  }

  private void stage(Stage stage) {
    if (agreement.targets().stream().noneMatch(target -> watches(target, stage))) {
      String name = stage.name().toLowerCase(Locale.ROOT);
      found.add(
          Code.STAGE_WITHOUT_TARGET,
          "Stage " + name + " has no target, so that nobody notices a lead that is left there",
          "add a target of kind "
              + (stage == Stage.SAL ? "follow-up" : "time-to-first-response")
              + ", or time-in-stage with stage: "
              + name,
          "targets");
    }
  }

  private static boolean watches(Target target, Stage stage) {
    return target.stage() == stage
        || (stage.qualified() && OF_QUALIFIED.contains(target.kind()))
        || (stage == Stage.SAL && target.kind() == Kind.FOLLOW_UP);
  }

  private void steps(Target target) {
    if (!ascending(
        target.warnings().stream().flatMap(each -> consumed(target, each).stream()).toList())) {
      outOfOrder(target, "warnings", "warn");
    }
    if (!ascending(target.escalations().stream().map(Escalation::after).toList())) {
      outOfOrder(target, "escalations", "escalate");
    }
  }

  /** Of business days nobody knows how long they are; shares of them can be told apart. */
  private static Optional<Duration> consumed(Target target, Warning warning) {
    return switch (target.budget()) {
      case Budget.Time(String _, Duration time) -> warning.consumed(time);
      case Budget.BusinessDays(String _, int days) ->
          warning instanceof Warning.Share
              ? warning.consumed(Duration.ofDays(days))
              : Optional.empty();
    };
  }

  private static boolean ascending(List<Duration> times) {
    return times.equals(times.stream().sorted().toList());
  }

  private void outOfOrder(Target target, String steps, String key) {
    found.add(
        Code.STEPS_OUT_OF_ORDER,
        "Target " + target.id() + " has " + steps + " that are not in the order of time",
        "list the earliest first",
        "targets",
        target.id(),
        key);
  }
}
