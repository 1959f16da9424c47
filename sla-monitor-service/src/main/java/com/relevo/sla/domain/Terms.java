package com.relevo.sla.domain;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Target;
import com.relevo.events.Stage;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One agreement as clocks see it: what is asked for often is worked out once. {@code pin} names it
 * for good, whatever a later file of the same version says.
 */
public final class Terms {
  private final String pin;
  private final Agreement agreement;
  private final Hours hours;
  private final Map<String, Target> targets = new HashMap<>();
  private final Set<Stage> stages = EnumSet.noneOf(Stage.class);
  private final int contactsKept;

  private Terms(String pin, Agreement agreement, RepCalendars reps) {
    this.pin = pin;
    this.agreement = agreement;
    this.hours = new Hours(agreement, reps);
    int contacts = 1;
    for (Target target : agreement.targets()) {
      targets.put(target.id(), target);
      if (target.stage() != null) {
        stages.add(target.stage());
      }
      if (target.attempts() != null) {
        contacts = Math.max(contacts, target.attempts().count());
      }
    }
    this.contactsKept = contacts;
  }

  public static Terms of(String pin, Agreement agreement) {
    return of(pin, agreement, RepCalendars.NONE);
  }

  /** {@code reps} is what is set of them beside the agreement. */
  public static Terms of(String pin, Agreement agreement, RepCalendars reps) {
    return new Terms(pin, agreement, reps);
  }

  public String pin() {
    return pin;
  }

  public Agreement agreement() {
    return agreement;
  }

  public Hours hours() {
    return hours;
  }

  String version() {
    return agreement.version();
  }

  List<Target> targets() {
    return agreement.targets();
  }

  public Target target(String id) {
    Target target = targets.get(id);
    if (target == null) {
      throw new IllegalStateException(
          "Expected target " + id + " in agreement " + pin + ", but it has " + targets.keySet());
    }
    return target;
  }

  boolean has(String target) {
    return targets.containsKey(target);
  }

  /** Whether a target is about the time in {@code stage}. */
  public boolean watches(Stage stage) {
    return stages.contains(stage);
  }

  /** Whether the time before a lead is qualified matters at all. */
  public boolean watchesMarketing() {
    return watches(Stage.LEAD) || watches(Stage.PROFILED);
  }

  /** How many contacts of each level can matter to a cycle. */
  int contactsKept() {
    return contactsKept;
  }

  /** Whether some target takes over what runs under older terms. */
  public boolean hasInFlight() {
    return targets.values().stream().anyMatch(Target::inFlight);
  }
}
