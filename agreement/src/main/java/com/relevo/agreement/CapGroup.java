package com.relevo.agreement;

import org.jspecify.annotations.Nullable;

/**
 * Engagement rules that together give, or take, at most {@code max} points: in each period, or in
 * all where {@code per} is null.
 */
public record CapGroup(String id, String text, int max, @Nullable Period per) {}
