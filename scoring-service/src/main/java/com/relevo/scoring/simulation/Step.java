package com.relevo.scoring.simulation;

import com.relevo.events.LeadFacts;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead entered a stage from below: PROFILED, MQL or SQL. {@code handover} is set where it was
 * handed to sales with it.
 */
record Step(
    String lead,
    Stage stage,
    Instant at,
    Mode mode,
    LeadFacts facts,
    List<Reason> because,
    @Nullable Handover handover) {

  /** {@code team} is null where no routing rule holds. */
  record Handover(@Nullable TeamId team) {}
}
