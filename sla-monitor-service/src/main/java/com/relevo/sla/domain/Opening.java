package com.relevo.sla.domain;

import com.relevo.events.LeadFacts;
import com.relevo.events.Mode;
import com.relevo.events.Stage;
import java.time.Instant;

/**
 * The lead became sales' to work. Conditions of targets look at the lead as it was then; {@code
 * learntUnder} is the agreement version in force when the monitor read of it.
 */
public record Opening(
    String eventId,
    Instant at,
    Stage stage,
    LeadFacts lead,
    int score,
    Mode mode,
    String learntUnder) {}
