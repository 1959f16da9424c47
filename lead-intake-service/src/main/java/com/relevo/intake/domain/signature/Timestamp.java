package com.relevo.intake.domain.signature;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The signed time of a delivery. {@code header} is null where it stands beside the signature
 * ({@code t=...}); {@code tolerance} how far from now it may be, either way, null where the tool
 * states none.
 */
public record Timestamp(@Nullable String header, Unit unit, @Nullable Duration tolerance) {
  /** How the time is written. */
  public enum Unit {
    SECONDS,
    MILLIS,
    ISO
  }

  boolean fresh(String text, Instant now) {
    try {
      Instant signedAt = read(text);
      return tolerance == null || Duration.between(signedAt, now).abs().compareTo(tolerance) <= 0;
    } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
      return false;
    }
  }

  private Instant read(String text) {
    return switch (unit) {
      case SECONDS -> Instant.ofEpochSecond(Long.parseLong(text));
      case MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
      case ISO -> OffsetDateTime.parse(text).toInstant();
    };
  }
}
