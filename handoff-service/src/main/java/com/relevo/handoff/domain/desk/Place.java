package com.relevo.handoff.domain.desk;

import com.relevo.events.RepId;
import org.jspecify.annotations.Nullable;

/**
 * Where an assignment is at its desk: in the queue (no {@code rep} yet) at {@code number}, or with
 * a rep. One that is nowhere was released, or never asked for: this is what makes a second release
 * harmless.
 */
public record Place(long number, @Nullable RepId rep) {}
