package com.relevo.intake.domain.person;

import com.relevo.events.Mode;
import com.relevo.events.Reason;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an item happened, as far as a tool may be believed: never in the future, never before
 * anybody keeps records, and what is old is taken in quietly. All of intake's time rules are here.
 */
public record Dating(Instant occurredAt, Mode mode, List<Reason> because) {
  /** Clocks differ; a time further ahead than this is wrong. */
  public static final Duration FUTURE_TOLERANCE = Duration.ofMinutes(5);

  /** Older events decide, but notify nobody and start no clock. */
  public static final Duration QUIET_AFTER = Duration.ofDays(30);

  /**
   * As long as {@code relevo.leads} is kept: earlier times are taken as this long before receipt.
   */
  public static final Duration OLDEST = Duration.ofDays(400);

  // Tools write epoch seconds or milliseconds; as seconds this many digits would be past the year
  // 5000.
  private static final int MILLIS_DIGITS = 12;

  // As ISO 8601 has it, but for a space where the T belongs, and offsets without their colon.
  private static final DateTimeFormatter WRITTEN =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendPattern("[XXX][XX]")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  /** {@code zone} is the tool's, for times that say none. */
  static Dating of(@Nullable String written, Instant receivedAt, @Nullable ZoneId zone) {
    if (written == null) {
      return new Dating(receivedAt, Mode.LIVE, List.of());
    }
    return read(written, zone)
        .map(claimed -> bounded(claimed, receivedAt))
        .orElseGet(() ->
            new Dating(
                receivedAt,
                Mode.LIVE,
                List.of(
                    Reason.of(
                        "time_unreadable",
                        "The tool's time could not be read; the time of receipt holds"))));
  }

  private static Dating bounded(Instant claimed, Instant receivedAt) {
    if (claimed.isAfter(receivedAt.plus(FUTURE_TOLERANCE))) {
      return new Dating(
          receivedAt,
          Mode.LIVE,
          List.of(
              Reason.of(
                  "time_in_future",
                  "The tool's time is in the future; the time of receipt holds")));
    }
    Instant oldest = receivedAt.minus(OLDEST);
    if (claimed.isBefore(oldest)) {
      return new Dating(
          oldest,
          Mode.QUIET,
          List.of(
              Reason.of(
                  "time_too_old",
                  "The tool's time is more than 400 days past; 400 days hold, quietly")));
    }
    if (claimed.isBefore(receivedAt.minus(QUIET_AFTER))) {
      return new Dating(
          claimed,
          Mode.QUIET,
          List.of(
              Reason.of(
                  "time_old", "The tool's time is more than 30 days past; taken in quietly")));
    }
    return new Dating(claimed, Mode.LIVE, List.of());
  }

  private static Optional<Instant> read(String written, @Nullable ZoneId zone) {
    try {
      if (written.chars().allMatch(c -> c >= '0' && c <= '9')) {
        long number = Long.parseLong(written);
        return Optional.of(
            written.length() >= MILLIS_DIGITS
                ? Instant.ofEpochMilli(number)
                : Instant.ofEpochSecond(number));
      }
      TemporalAccessor time =
          WRITTEN.parseBest(written.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
      return switch (time) {
        case OffsetDateTime offset -> Optional.of(offset.toInstant());
        case LocalDateTime local when zone != null -> Optional.of(local.atZone(zone).toInstant());
        default -> Optional.empty();
      };
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
