package com.relevo.local.deadletters;

import com.relevo.local.CannotRun;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters; all of what is said must hold. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class Filter {
  @Option(names = "--topic", paramLabel = "TOPIC")
  private @Nullable String topic;

  @Option(names = "--service", paramLabel = "SERVICE")
  private @Nullable String service;

  @Option(names = "--reason", paramLabel = "CODE")
  private @Nullable String reason;

  @Option(names = "--key", paramLabel = "KEY")
  private @Nullable String key;

  @Option(names = "--since", paramLabel = "SPAN|TIME")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "SPAN|TIME")
  private @Nullable String until;

  boolean says() {
    return Stream.of(topic, service, reason, key, since, until).anyMatch(each -> each != null);
  }

  /** Of a topic, or of its dead letters. */
  boolean reads(String deadLetters) {
    return topic == null
        || deadLetters.equals(topic)
        || deadLetters.equals(topic + DeadLetter.ENDING);
  }

  Predicate<DeadLetter> at(Instant now) {
    Instant from = since == null ? Instant.MIN : instant("--since", since, now);
    Instant to = until == null ? Instant.MAX : instant("--until", until, now);
    return letter ->
        (service == null || service.equals(letter.service()))
            && (reason == null || reason.equals(letter.reason()))
            && (key == null || key.equals(letter.key()))
            && !letter.at().isBefore(from)
            && letter.at().isBefore(to);
  }

  /** {@code 2h} and {@code 7d} before now, a day in UTC, or an instant. */
  static Instant instant(String option, String text, Instant now) {
    try {
      if (text.matches("\\d+[smhd]")) {
        String upper = text.toUpperCase(Locale.ROOT);
        return now.minus(Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper));
      }
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeParseException _) {
      throw new CannotRun(
          CannotRun.USAGE,
          "Expected %s as 2h, 7d, 2026-11-01 or 2026-11-01T06:00:00Z, but it is '%s'."
              .formatted(option, text));
    }
  }
}
