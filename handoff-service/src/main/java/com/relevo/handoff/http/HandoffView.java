package com.relevo.handoff.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.Permission;
import com.relevo.events.AssignmentId;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactPurpose;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.LeadId;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.lead.Contactable;
import com.relevo.handoff.domain.lead.Cycle;
import com.relevo.handoff.domain.lead.HandoffState;
import com.relevo.handoff.domain.lead.Progress;
import com.relevo.handoff.domain.lead.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead's handoff as the API shows it: the cycles, newest first; {@code contact} is how sales may
 * contact it while a cycle is open.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HandoffView(
    LeadId leadId,
    long version,
    boolean contactAllowed,
    @Nullable ContactView contact,
    List<CycleView> cycles) {

  /** For {@code purpose}, where a rep does not say another. */
  record ContactView(ContactPurpose purpose, List<ChannelView> channels) {
    static ContactView of(Contactable lead, Instant now) {
      return new ContactView(
          lead.purpose(), lead.permissions(now).stream().map(ChannelView::of).toList());
    }
  }

  /** {@code rule} is the agreement's, or the code of what else decides; {@code text} says it. */
  record ChannelView(ContactChannel channel, boolean allowed, String rule, String text) {
    static ChannelView of(Permission permission) {
      return new ChannelView(
          permission.channel(),
          permission.allowed(),
          permission.why().code(),
          permission.why().text());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CycleView(
      int cycle,
      Status status,
      Stage stage,
      Mode mode,
      Instant openedAt,
      int score,
      @Nullable TeamId team,
      @Nullable String routedBy,
      @Nullable RepId rep,
      @Nullable AssignmentId assignment,
      @Nullable UnroutedReason waitingFor,
      int refusals,
      @Nullable Instant snoozedUntil,
      @Nullable RepId offeredTo,
      @Nullable String agreementVersion,
      @JsonUnwrapped Progress progress) {}

  static HandoffView of(HandoffState state, AgreementTimeline timeline, Instant now) {
    return new HandoffView(
        state.lead(),
        state.version(),
        state.contactAllowed(),
        Contactable.of(state, timeline).map(lead -> ContactView.of(lead, now)).orElse(null),
        state.cycles().reversed().stream().map(HandoffView::view).toList());
  }

  private static CycleView view(Cycle cycle) {
    Assignment held = cycle.held().orElse(null);
    return new CycleView(
        cycle.number(),
        cycle.status(),
        cycle.stage(),
        cycle.opening().mode(),
        cycle.opening().at(),
        cycle.opening().score().total(),
        cycle.route() == null ? null : cycle.route().team(),
        cycle.route() == null ? null : cycle.route().rule().text(),
        held == null ? null : held.rep(),
        held == null ? null : held.id(),
        cycle.waitingFor(),
        cycle.refusals().count(),
        cycle.hold().snoozedUntil(),
        cycle.hold().offeredTo(),
        cycle.opening().version(),
        cycle.progress());
  }
}
