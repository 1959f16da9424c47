package com.relevo.handoff.http;

import com.relevo.handoff.domain.lead.Answer;
import com.relevo.handoff.domain.lead.Refusal;
import com.relevo.handoff.domain.lead.Standing;
import com.relevo.kit.http.InvalidBodyException.Fault;
import com.relevo.kit.http.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
      Standing standing = answer.standing();
      return standing == null
          ? ResponseEntity.ok().build()
          : ResponseEntity.ok().eTag(IfMatch.etag(standing.version())).body(standing);
    }
    ProblemDetail problem = Problems.problem(status(refusal), refusal.code(), answer.text());
    if (answer.standing() != null) {
      problem.setProperty("state", answer.standing());
    }
    Map<String, String> details = answer.details() == null ? Map.of() : answer.details();
    if (refusal == Refusal.SAL_NOT_MET) {
      problem.setProperty("missing", List.copyOf(details.keySet()));
    }
    if (refusal == Refusal.CONTACT_NOT_ALLOWED) {
      problem.setProperty("rule", String.join(", ", details.keySet()));
    }
    if (refusal == Refusal.UNKNOWN_REASON || refusal == Refusal.REASON_MISSING) {
      problem.setProperty("errors", List.of(new Fault("/reason", refusal.code(), answer.text())));
      problem.setProperty("reasons", reasons(details));
    }
    return response(problem);
  }

  private static List<ReasonView> reasons(Map<String, String> details) {
    return details.entrySet().stream()
        .map(each -> new ReasonView(each.getKey(), each.getValue()))
        .toList();
  }

  /** One of the agreement's reasons to choose from. */
  record ReasonView(String code, String text) {}

  static HttpStatus status(Refusal refusal) {
    return switch (refusal) {
      case UNKNOWN_LEAD -> HttpStatus.NOT_FOUND;
      case NOT_YOURS -> HttpStatus.FORBIDDEN;
      case VERSION_CHANGED -> HttpStatus.PRECONDITION_FAILED;
      case UNKNOWN_REASON,
          REASON_MISSING,
          SNOOZE_IN_PAST,
          SNOOZE_TOO_LONG,
          UNKNOWN_REP,
          KEY_REUSED ->
          HttpStatus.UNPROCESSABLE_CONTENT;
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
          ALREADY_OPENED,
          CONTACT_BEFORE_HANDOFF,
          CONTACT_IN_FUTURE,
          CONTACT_NOT_ALLOWED,
          SAL_NOT_MET,
          NOT_SNOOZED,
          REP_NOT_ACTIVE,
          ALREADY_THEIRS,
          NOT_OFFERED,
          NOT_REJECTED ->
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
