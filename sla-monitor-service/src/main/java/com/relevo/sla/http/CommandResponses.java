package com.relevo.sla.http;

import com.relevo.kit.http.Problems;
import com.relevo.sla.domain.Ruling.Refusal;
import com.relevo.sla.stream.SlaReply;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Outcomes as HTTP: 200 with the event that says it, or a problem with its code. */
final class CommandResponses {
  private CommandResponses() {}

  static ResponseEntity<?> of(SlaReply reply) {
    Refusal refusal = reply.refusal();
    return refusal == null
        ? ResponseEntity.ok(reply)
        : Problems.response(
            status(refusal), refusal.name().toLowerCase(Locale.ROOT), sentence(refusal));
  }

  private static HttpStatus status(Refusal refusal) {
    return switch (refusal) {
      case UNKNOWN_INSTANCE -> HttpStatus.NOT_FOUND;
      case NOT_YOURS -> HttpStatus.FORBIDDEN;
      case EXPIRED -> HttpStatus.UNPROCESSABLE_CONTENT;
      case NOTHING_TO_WAIVE, NOTHING_TO_DISPUTE, NOT_DISPUTED -> HttpStatus.CONFLICT;
    };
  }

  private static String sentence(Refusal refusal) {
    return switch (refusal) {
      case UNKNOWN_INSTANCE -> "No clock of this id is known.";
      case NOT_YOURS ->
          "The lead was never yours in this cycle: a rep disputes their own breaches only.";
      case EXPIRED -> "The waiver would have expired when it is granted.";
      case NOTHING_TO_WAIVE -> "The clock neither runs nor is breached: there is nothing to waive.";
      case NOTHING_TO_DISPUTE ->
          "The clock is not breached, or its breach was disputed before: there is nothing to"
              + " dispute.";
      case NOT_DISPUTED -> "No dispute of this clock is open.";
    };
  }

  static ResponseEntity<?> unanswered() {
    return Problems.unavailable(
        "no_outcome_yet",
        "The outcome is not known yet and the command may yet take effect: GET the instance's"
            + " explanation before you repeat it.",
        Duration.ofSeconds(2));
  }

  static ResponseEntity<?> unavailable() {
    return Problems.unavailable(
        "broker_unavailable",
        "The command could not be handed over now; should the broker have it all the same, it may"
            + " yet take effect.",
        Duration.ofSeconds(5));
  }
}
