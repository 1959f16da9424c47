package com.relevo.kit.http;

import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * RFC 9457 problems: {@code code} is stable and machine-readable, {@code detail} is a sentence for
 * people.
 */
public final class Problems {
  private Problems() {}

  public static ProblemDetail problem(HttpStatus status, String code, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create("urn:relevo:problem:" + code.replace('_', '-')));
    problem.setTitle(status.getReasonPhrase());
    problem.setProperty("code", code);
    return problem;
  }

  public static ResponseEntity<ProblemDetail> response(
      HttpStatus status, String code, String detail) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem(status, code, detail));
  }

  /** 400 for what is no JSON object, else 422 with every fault. */
  public static ResponseEntity<ProblemDetail> invalid(InvalidBodyException invalid) {
    HttpStatus status =
        invalid.readable() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.BAD_REQUEST;
    ProblemDetail problem =
        invalid.readable()
            ? problem(status, "invalid_command", "The command has faults.")
            : problem(status, "unreadable_body", "The body is not a JSON object.");
    problem.setProperty("errors", invalid.faults());
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  /** 503: ours to mend, the same request is worth another try after {@code wait}. */
  public static ResponseEntity<ProblemDetail> unavailable(
      String code, String detail, Duration wait) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds())))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem(HttpStatus.SERVICE_UNAVAILABLE, code, detail));
  }
}
