package com.relevo.alignment.http;

import com.relevo.agreement.InvalidAgreementException;
import com.relevo.alignment.domain.Outcome.Refused;
import com.relevo.alignment.domain.Refusal;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.Problems;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What goes wrong, as RFC 9457 problems. */
@RestControllerAdvice(
    assignableTypes = {AgreementController.class, CommandController.class, DiffController.class})
class AgreementProblems {
  private static final Logger log = LoggerFactory.getLogger(AgreementProblems.class);
  private static final Duration SOON = Duration.ofSeconds(5);

  static ResponseEntity<ProblemDetail> refused(Refused refused) {
    return Problems.response(status(refused.refusal()), refused.refusal().code(), refused.text());
  }

  /** Of a document whose version is known by its text only. */
  static ResponseEntity<ProblemDetail> refused(Refused refused, String version) {
    ResponseEntity<ProblemDetail> response = refused(refused);
    Objects.requireNonNull(response.getBody()).setProperty("version", version);
    return response;
  }

  private static HttpStatus status(Refusal refusal) {
    return switch (refusal) {
      case UNKNOWN_VERSION -> HttpStatus.NOT_FOUND;
      case CHANGED_MEANWHILE -> HttpStatus.PRECONDITION_FAILED;
      case NOT_YOUR_SIDE, NOT_THE_OWNER, SAME_SIGNER -> HttpStatus.FORBIDDEN;
      case VERSION_EXISTS,
          NOT_EDITABLE,
          NOT_PROPOSABLE,
          NOT_PROPOSED,
          ANOTHER_TEXT,
          ALREADY_SIGNED,
          SUCCESSOR_SCHEDULED,
          COMPARISON_OUTDATED,
          NOT_WITHDRAWABLE,
          TOO_LATE ->
          HttpStatus.CONFLICT;
    };
  }

  static ResponseEntity<ProblemDetail> nobody() {
    return Problems.response(
        HttpStatus.UNAUTHORIZED,
        "actor_required",
        "Say who you are: the header " + Actors.ACTOR + " with an e-mail address.");
  }

  static ResponseEntity<ProblemDetail> unknown(String what) {
    return Problems.response(HttpStatus.NOT_FOUND, Refusal.UNKNOWN_VERSION.code(), what);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(InvalidAgreementException invalid) {
    ProblemDetail problem =
        Problems.problem(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "invalid_agreement",
            "The document has mistakes: " + invalid.problems().size() + ".");
    problem.setProperty("errors", invalid.problems());
    return ResponseEntity.unprocessableContent()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(InvalidBodyException invalid) {
    return Problems.invalid(invalid);
  }

  @ExceptionHandler({
    CannotCreateTransactionException.class,
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class
  })
  ResponseEntity<ProblemDetail> databaseAway(RuntimeException failure) {
    log.warn("The database does not answer", failure);
    return Problems.unavailable(
        "database_unavailable", "The database does not answer now. Try again.", SOON);
  }
}
