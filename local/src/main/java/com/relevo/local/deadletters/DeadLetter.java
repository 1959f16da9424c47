package com.relevo.local.deadletters;

import com.relevo.events.DeadLetters;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;

/**
 * One record that could not be processed. {@code headers} are those of the record it was and those
 * that say what became of it; {@code replayed} is whether a replay of it was committed.
 */
record DeadLetter(
    LetterId id, String key, Map<String, String> headers, Instant at, boolean replayed) {
  static final String ENDING = ".dlt";

  DeadLetter {
    headers = Map.copyOf(headers);
  }

  static DeadLetter of(LetterId id, String key, Map<String, String> headers, Instant written) {
    return new DeadLetter(id, key, headers, at(headers, written), false);
  }

  private static Instant at(Map<String, String> headers, Instant written) {
    try {
      String said = headers.get(DeadLetters.AT);
      return said == null ? written : Instant.parse(said);
    } catch (DateTimeParseException _) {
      return written;
    }
  }

  DeadLetter replayed(boolean now) {
    return new DeadLetter(id, key, headers, at, now);
  }

  String service() {
    return header(DeadLetters.SERVICE);
  }

  String reason() {
    return header(DeadLetters.REASON);
  }

  /** Where the record was: the header says it, and else the name of the topic it lies on. */
  String origin() {
    String said = header(DeadLetters.TOPIC);
    return said.isEmpty() ? id.topic().substring(0, id.topic().length() - ENDING.length()) : said;
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
