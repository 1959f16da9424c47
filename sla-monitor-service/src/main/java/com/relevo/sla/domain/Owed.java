package com.relevo.sla.domain;

import com.relevo.agreement.Target;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A clock that the agreement asks for, whether it runs already or not: {@code part} tells it from
 * the target's others in the cycle, {@code assigned} has the lead where somebody does, {@code
 * anchor} is the fact that begins it, {@code from} when its time begins.
 */
public record Owed(
    Terms terms,
    Target target,
    @Nullable String part,
    @Nullable Assigned assigned,
    Instant anchor,
    Instant from,
    Why why) {}
