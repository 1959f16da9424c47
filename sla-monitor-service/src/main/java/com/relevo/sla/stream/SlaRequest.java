package com.relevo.sla.stream;

import com.relevo.events.LeadId;
import com.relevo.sla.domain.SlaCommand;
import java.time.Instant;

/** A command on its way: {@code id} is its reply's key, {@code replyTo} the instance that waits. */
public record SlaRequest(
    String id, LeadId lead, SlaCommand command, Instant receivedAt, String replyTo) {}
