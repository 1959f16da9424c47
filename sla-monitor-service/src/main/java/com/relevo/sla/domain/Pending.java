package com.relevo.sla.domain;

import com.relevo.agreement.Target;
import java.time.Instant;

/**
 * A target that applies, but nobody knows yet whose hours count; it will count from {@code from}.
 */
public record Pending(Target target, Instant from) {}
