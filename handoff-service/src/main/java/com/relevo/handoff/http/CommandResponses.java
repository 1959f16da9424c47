package com.relevo.handoff.http;

import com.relevo.handoff.domain.lead.Answer;
import com.relevo.handoff.domain.lead.Refusal;
import com.relevo.kit.http.InvalidBodyException.Fault;
import com.relevo.kit.http.Problems;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Outcomes as HTTP: 200 with the state, or a problem with its code. */
final class CommandResponses {
  private CommandResponses() {}

  static ResponseEntity<?> of(Answer answer) {
    Refusal refusal = answer.refusal();
    if (refusal == null) {
      return ResponseEntity.ok(answer.standing());
    }
    ProblemDetail problem = Problems.problem(status(refusal), refusal.code(), answer.text());
    if (answer.standing() != null) {
      problem.setProperty("state", answer.standing());
    }
    if (refusal == Refusal.UNKNOWN_REASON) {
      problem.setProperty("errors", List.of(new Fault("/reason", refusal.code(), answer.text())));
    }
    return response(problem);
  }

  static HttpStatus status(Refusal refusal) {
    return switch (refusal) {
      case UNKNOWN_LEAD -> HttpStatus.NOT_FOUND;
      case NOT_YOURS -> HttpStatus.FORBIDDEN;
      case UNKNOWN_REASON, KEY_REUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
      case OTHER_CYCLE,
          ALREADY_CLOSED,
          NOT_ASSIGNED,
          NOT_CLAIMABLE,
          OTHER_REP,
          ALREADY_ACCEPTED,
          REJECT_AFTER_ACCEPT,
          NOT_ACCEPTED,
          ALREADY_QUALIFIED,
          NOT_QUALIFIED,
          CONTACT_BEFORE_HANDOFF,
          CONTACT_IN_FUTURE ->
          HttpStatus.CONFLICT;
    };
  }

  static ResponseEntity<?> unanswered() {
    return Problems.unavailable(
        "no_outcome_yet",
        "The outcome is not known yet and the command may yet take effect. A retry with the same"
            + " Idempotency-Key is safe.",
        Duration.ofSeconds(2));
  }

  static ResponseEntity<?> unavailable() {
    return Problems.unavailable(
        "broker_unavailable",
        "The command could not be handed over now; should the broker have it all the same, it may"
            + " yet take effect. A retry with the same Idempotency-Key is safe.",
        Duration.ofSeconds(5));
  }

  private static ResponseEntity<?> response(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
