package com.relevo.sla.domain;

import java.time.Instant;

/** From {@code at} on the lead may, or may not, be contacted. */
public record ConsentChange(String eventId, Instant at, boolean allowed) {}
