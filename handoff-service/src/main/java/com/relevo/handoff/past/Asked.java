package com.relevo.handoff.past;

import java.time.Instant;

/** What a dry run of the past was asked for, as it is shown. */
public record Asked(Instant since, Instant until, String agreement) {}
