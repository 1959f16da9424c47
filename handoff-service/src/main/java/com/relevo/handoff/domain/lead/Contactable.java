package com.relevo.handoff.domain.lead;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.Condition.Facts;
import com.relevo.agreement.ConsentRules;
import com.relevo.agreement.ContactStatements;
import com.relevo.agreement.Permission;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactPurpose;
import com.relevo.events.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How sales may contact a lead in a cycle: by the consent rules it was opened under, by what it
 * said and by what it asked for. {@code purpose} is what a contact is for where nobody says.
 */
public record Contactable(
    ConsentRules rules, Facts lead, ContactStatements said, ContactPurpose purpose) {
  static Contactable of(HandoffState state, Cycle cycle, Agreement agreement) {
    return new Contactable(
        agreement.consent(),
        cycle.facts(),
        Objects.requireNonNull(state.said()),
        state.asksIn(cycle) ? ContactPurpose.REQUEST : ContactPurpose.PROSPECTING);
  }

  /** Of the open cycle; empty where there is none, or nobody may contact the lead at all. */
  public static Optional<Contactable> of(HandoffState state, AgreementTimeline timeline) {
    return state
        .open()
        .filter(_ -> state.contactAllowed())
        .map(cycle -> of(state, cycle, cycle.opening().agreement(timeline)));
  }

  Permission by(ContactChannel channel, @Nullable ContactPurpose stated, Instant at) {
    return rules.permission(lead, said, stated == null ? purpose : stated, channel, at);
  }

  /** Of every channel, for {@link #purpose}. */
  public List<Permission> permissions(Instant at) {
    return rules.permissions(lead, said, purpose, at);
  }

  /** Why sales may not contact the lead at all. */
  Optional<Reason> bar(Instant at) {
    return rules.bars(lead, said, purpose, at);
  }
}
