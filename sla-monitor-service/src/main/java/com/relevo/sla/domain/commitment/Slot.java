package com.relevo.sla.domain.commitment;

import java.time.Instant;

/** What is counted by itself: one commitment in the period that begins at {@code from}. */
public record Slot(String commitment, Instant from) {}
