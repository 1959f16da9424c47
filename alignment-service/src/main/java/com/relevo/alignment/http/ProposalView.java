package com.relevo.alignment.http;

import com.relevo.alignment.domain.Proposal;
import com.relevo.events.AgreementEvent.Change;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A proposal with what its simulation found; without one {@code simulation} is null, and {@code
 * simulationId} is set only where the id is all there is.
 */
record ProposalView(
    String by,
    Instant at,
    @Nullable String against,
    List<Change> changes,
    @Nullable Instant requested,
    @Nullable String simulationId,
    @Nullable JsonNode simulation,
    @Nullable String comment) {

  static ProposalView of(Proposal proposal, @Nullable JsonNode simulation) {
    return new ProposalView(
        proposal.by(),
        proposal.at(),
        proposal.against(),
        proposal.changes(),
        proposal.requested(),
        proposal.simulation(),
        simulation,
        proposal.comment());
  }
}
