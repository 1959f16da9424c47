package com.relevo.events;

import org.jspecify.annotations.Nullable;

/**
 * Where a fact about a lead came from: the configured source, the tool's own id of the record where
 * it has one, and the stored delivery.
 */
public record SourceRef(String source, @Personal @Nullable String externalId, String deliveryId) {}
