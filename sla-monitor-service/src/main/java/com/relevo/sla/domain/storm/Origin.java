package com.relevo.sla.domain.storm;

import com.relevo.events.AgreementEvent;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.HandoffOpened;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadEvent.LeadErased;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.RosterEvent;
import com.relevo.events.ScoringEvent;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.events.SlaReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a lead that may explain a breach: where it came from, when, whether by an
 * import; whether it waits because nobody has room; and which of its clocks took over an older one
 * when the agreement, with its calendars, changed.
 */
public record Origin(
    @Nullable String source,
    @Nullable Instant since,
    boolean imported,
    boolean noCapacity,
    List<String> tookOver) {
  public static final Origin UNKNOWN = new Origin(null, null, false, false, List.of());

  /** More clocks than a lead has at a time. */
  private static final int REMEMBERED = 16;

  public Origin {
    tookOver = tookOver == null ? List.of() : List.copyOf(tookOver);
  }

  public Origin on(Event event) {
    return switch (event) {
      case LeadEvent lead -> lead instanceof LeadErased ? UNKNOWN : this;
      case ScoringEvent scoring ->
          scoring instanceof QualificationChanged changed && changed.stage().qualified()
              ? qualified(changed.lead().source(), changed.meta())
              : this;
      case HandoffEvent handoff -> on(handoff);
      case SlaEvent sla -> on(sla);
      case SlaReport _, AgreementEvent _, RosterEvent _ -> this;
    };
  }

  private Origin on(HandoffEvent event) {
    return switch (event) {
      case HandoffOpened opened -> qualified(opened.lead().source(), opened.meta());
      case HandoffEvent.LeadUnrouted unrouted ->
          waiting(
              unrouted.reason() == UnroutedReason.NO_CAPACITY
                  || unrouted.reason() == UnroutedReason.NO_ACTIVE_REP);
      case HandoffEvent.LeadAssigned _ -> waiting(false);
      case HandoffEvent.LeadUnassigned _,
          HandoffEvent.LeadKept _,
          HandoffEvent.LeadReturned _,
          HandoffEvent.LeadSnoozed _,
          HandoffEvent.LeadWoken _,
          HandoffEvent.TransferOffered _,
          HandoffEvent.TransferDeclined _,
          HandoffEvent.RejectionArchived _,
          HandoffEvent.OpportunityOpened _,
          HandoffEvent.LeadAccepted _,
          HandoffEvent.LeadRejected _,
          HandoffEvent.ContactLogged _,
          HandoffEvent.LeadQualified _,
          HandoffEvent.LeadRecycled _,
          HandoffEvent.LeadDisqualified _,
          HandoffEvent.DealWon _,
          HandoffEvent.DealLost _,
          HandoffEvent.HandoffClosed _ ->
          this;
    };
  }

  private Origin on(SlaEvent event) {
    return event instanceof SlaStarted started && started.supersedes() != null
        ? tookOver(started.instance().id())
        : this;
  }

  private Origin qualified(@Nullable String from, Meta meta) {
    return new Origin(from, meta.occurredAt(), meta.mode() != Mode.LIVE, noCapacity, tookOver);
  }

  private Origin waiting(boolean forRoom) {
    return new Origin(source, since, imported, forRoom, tookOver);
  }

  private Origin tookOver(String instance) {
    List<String> all = new ArrayList<>(tookOver);
    all.remove(instance);
    all.add(instance);
    return new Origin(
        source,
        since,
        imported,
        noCapacity,
        all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
  }
}
