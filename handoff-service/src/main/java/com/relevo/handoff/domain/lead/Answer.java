package com.relevo.handoff.domain.lead;

import org.jspecify.annotations.Nullable;

/**
 * What whoever gave a command is told: accepted where {@code refusal} is null; {@code standing} is
 * the lead's state after it, absent for an unknown lead.
 */
public record Answer(@Nullable Refusal refusal, String text, @Nullable Standing standing) {}
