package com.relevo.intake.http;

import com.relevo.intake.domain.signature.AddressRange;
import com.relevo.intake.domain.source.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Who may deliver, how much at once, how slowly, and when to come back; {@code trustedProxies} are
 * believed when they say for whom they speak.
 */
public record EdgeSettings(
    Map<String, Source> sources,
    int maxBodyBytes,
    Duration bodyTimeout,
    Duration retryAfter,
    List<AddressRange> trustedProxies) {}
