package com.relevo.agreement;

import com.relevo.events.LeadFacts;
import com.relevo.events.Validity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which fields both sides want to be known, and right, of a lead. */
public record RequiredProfile(Set<ProfileField> fields) {
  /** Nothing is required. */
  public static final RequiredProfile NONE = new RequiredProfile(Set.of());

  public RequiredProfile {
    // In one order, so that reasons are, too.
    EnumSet<ProfileField> ordered = EnumSet.noneOf(ProfileField.class);
    ordered.addAll(fields);
    fields = Collections.unmodifiableSet(ordered);
  }

  /** A field that is required and not there, or told wrongly, required or not. */
  public record Gap(ProfileField field, Validity validity, boolean required) {}

  public boolean isStated() {
    return !fields.isEmpty();
  }

  /** How many of 100 required fields are there and right, rounded down; 100 where none is. */
  public int completeness(LeadFacts lead) {
    if (fields.isEmpty()) {
      return 100;
    }
    long there = fields.stream().filter(field -> field.validity(lead) == Validity.VALID).count();
    return (int) (100 * there / fields.size());
  }

  /** What keeps the profile from being complete, then what else is wrong. */
  public List<Gap> gaps(LeadFacts lead) {
    List<Gap> gaps = new ArrayList<>();
    for (ProfileField field : fields) {
      Validity validity = field.validity(lead);
      if (validity != Validity.VALID) {
        gaps.add(new Gap(field, validity, true));
      }
    }
    if (!lead.allValid()) {
      addOtherFaults(lead, gaps);
    }
    return List.copyOf(gaps);
  }

  private void addOtherFaults(LeadFacts lead, List<Gap> gaps) {
    for (ProfileField field : ProfileField.values()) {
      Validity validity = field.validity(lead);
      if (validity.isFault() && !fields.contains(field)) {
        gaps.add(new Gap(field, validity, false));
      }
    }
  }
}
