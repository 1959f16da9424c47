package com.relevo.handoff.domain.lead;

import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.LeadFacts;
import com.relevo.events.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cycle as it is about to be: the parts that are not set are those it was made from. */
final class CycleDraft {
  private final Opening opening;
  Stage stage;
  Status status;
  int requests;
  @Nullable Route route;
  @Nullable UnroutedReason waitingFor;
  Progress progress;
  @Nullable Search search;
  List<String> escalations;
  Refusals refusals;
  Hold hold;
  @Nullable LeadFacts lead;

  CycleDraft(Cycle from) {
    this.opening = from.opening();
    this.stage = from.stage();
    this.status = from.status();
    this.requests = from.requests();
    this.route = from.route();
    this.waitingFor = from.waitingFor();
    this.progress = from.progress();
    this.search = from.search();
    this.escalations = from.escalations();
    this.refusals = from.refusals();
    this.hold = from.hold();
    this.lead = from.lead();
  }

  Cycle cycle() {
    return new Cycle(
        opening,
        stage,
        status,
        requests,
        route,
        waitingFor,
        progress,
        search,
        escalations,
        refusals,
        hold,
        lead);
  }
}
