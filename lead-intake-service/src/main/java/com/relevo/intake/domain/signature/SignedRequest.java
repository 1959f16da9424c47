package com.relevo.intake.domain.signature;

import com.relevo.intake.domain.payload.Node;
import java.util.function.Supplier;

/**
 * What a signature covers. {@code url} is the public one the tool was given; {@code content} parses
 * the body, which some proofs are inside of, and gives nothing where that cannot be done: of the
 * others nothing is parsed before they are proven.
 */
public record SignedRequest(
    String method, String url, Headers headers, byte[] body, Supplier<Node> content) {}
