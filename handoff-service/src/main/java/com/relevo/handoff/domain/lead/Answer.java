package com.relevo.handoff.domain.lead;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What whoever gave a command is told: accepted where {@code refusal} is null; {@code standing} is
 * the lead's state after it, absent for an unknown lead; {@code details} as of {@link
 * Outcome.Refused}.
 */
public record Answer(
    @Nullable Refusal refusal,
    String text,
    @Nullable Standing standing,
    @Nullable Map<String, String> details) {}
