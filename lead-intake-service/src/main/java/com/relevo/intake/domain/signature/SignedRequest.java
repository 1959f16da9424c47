package com.relevo.intake.domain.signature;

import com.relevo.intake.domain.payload.Node;
import org.jspecify.annotations.Nullable;

/**
 * What a signature covers. {@code url} is the public one the tool was given; {@code json} the
 * parsed body, only where the proof is inside it.
 */
public record SignedRequest(
    String method, String url, Headers headers, byte[] body, @Nullable Node json) {}
