package com.relevo.intake.domain.ladder;

import com.relevo.events.LeadId;
import com.relevo.intake.domain.person.Item;
import com.relevo.intake.domain.person.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What arrives at an identity key; one that points on hands it on. */
public sealed interface Step {
  /**
   * An item looks for its lead. {@code trail} are the keys it came by, {@code refused} that the
   * person it was sent to is another, so that it is to be at home here.
   */
  record Visit(Item item, List<String> trail, boolean refused) implements Step {
    public Visit {
      trail = trail == null ? List.of() : List.copyOf(trail);
    }

    Visit past(String key) {
      List<String> longer = new ArrayList<>(trail);
      longer.add(key);
      return new Visit(item, longer, refused);
    }
  }

  /** {@code by} was told under {@code key} and has it from now on, unless somebody else does. */
  record Claim(String key, Claimant by, Cause cause) implements Step {}

  /** {@code key}, if it points to {@code from}, is who is at {@code home}'s from now on. */
  record Assign(String key, String from, String home) implements Step {}

  /** {@code lead}, at {@code home}, is no more: what points there is free. */
  record Release(LeadId lead, String home) implements Step {}

  /**
   * {@code lead}, who claimed {@code key}, is {@code into}, the elder, who lives at {@code home}.
   */
  record Join(LeadId lead, LeadId into, String home, String key, Cause cause) implements Step {}

  /** All that was {@code person}, which points here. */
  record Absorb(Person person, Cause cause) implements Step {}

  /** {@code person} was merged into {@code from} by mistake, and is at home here again. */
  record Restore(Person person, LeadId from, String fromHome, Cause cause) implements Step {}

  /**
   * {@code other} may be the same, by {@code why}; a {@code key} both were told under is theirs.
   */
  record Suspect(LeadId other, String why, String key) implements Step {}

  /** {@code lead} has an address that is read as this one: {@code key}. */
  record Alike(String key, LeadId lead, String home) implements Step {}

  /** What somebody asks of the lead. */
  record Request(Asked asked) implements Step {}

  /** By the names under which steps are written. */
  Map<String, Class<? extends Step>> KINDS =
      Map.of(
          "release", Release.class,
          "visit", Visit.class,
          "claim", Claim.class,
          "assign", Assign.class,
          "join", Join.class,
          "absorb", Absorb.class,
          "restore", Restore.class,
          "suspect", Suspect.class,
          "alike", Alike.class,
          "request", Request.class);
}
