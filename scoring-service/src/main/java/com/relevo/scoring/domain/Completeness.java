package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.RequiredProfile;
import com.relevo.agreement.RequiredProfile.Gap;
import com.relevo.events.Reason;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much of the profile that the agreement requires is known of a lead and right, in per cent;
 * null where it requires none. {@code gaps} is what is missing of it, and whatever was told
 * wrongly.
 */
public record Completeness(@Nullable Integer percent, List<Gap> gaps) {
  private static final Completeness UNKNOWN = new Completeness(null, List.of());

  public Completeness {
    gaps = List.copyOf(gaps);
  }

  /** Nothing is said of a lead before its first capture. */
  static Completeness of(LeadScoring state, Agreement agreement) {
    KnownFacts known = state.facts();
    if (known == null) {
      return UNKNOWN;
    }
    RequiredProfile profile = agreement.definitions().profile();
    return new Completeness(
        profile.isStated() ? profile.completeness(known.lead()) : null, profile.gaps(known.lead()));
  }

  /** One for each gap. */
  List<Reason> reasons() {
    return gaps.stream().map(this::reason).toList();
  }

  private Reason reason(Gap gap) {
    String code = (gap.field() + "_" + gap.validity()).toLowerCase(Locale.ROOT);
    String text = gap.field().text() + ' ' + gap.validity().text();
    return Reason.of(code, gap.required() ? text + " (profile " + percent + " %)" : text);
  }
}
