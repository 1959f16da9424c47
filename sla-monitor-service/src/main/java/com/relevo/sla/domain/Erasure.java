package com.relevo.sla.domain;

import java.time.Instant;

/** The lead asked to be forgotten. */
public record Erasure(String eventId, Instant at) {}
