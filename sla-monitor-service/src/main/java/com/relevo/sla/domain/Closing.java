package com.relevo.sla.domain;

import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Mode;
import java.time.Instant;

/** The cycle ended. */
public record Closing(String eventId, Instant at, Outcome outcome, Mode mode) {}
