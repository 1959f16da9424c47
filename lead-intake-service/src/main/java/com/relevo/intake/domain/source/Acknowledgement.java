package com.relevo.intake.domain.source;

import org.jspecify.annotations.Nullable;

/** What a tool takes for delivered: a status, and a body of its own where Relevo's would not do. */
public record Acknowledgement(int status, @Nullable String contentType, @Nullable String body) {
  public static final Acknowledgement ACCEPTED = new Acknowledgement(202, null, null);
}
