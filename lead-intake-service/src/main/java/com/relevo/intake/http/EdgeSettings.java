package com.relevo.intake.http;

import com.relevo.intake.domain.source.Source;
import java.time.Duration;
import java.util.Map;

/** Who may deliver, how much at once, and when to come back. */
public record EdgeSettings(Map<String, Source> sources, int maxBodyBytes, Duration retryAfter) {}
