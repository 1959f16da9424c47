package com.relevo.kit.http;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** A request that cannot be answered as it is, as the problem that says why. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ProblemDetail problem;

  public RefusedException(HttpStatus status, String code, String detail) {
    super(detail);
    this.problem = Problems.problem(status, code, detail);
  }

  public RefusedException with(String property, Object value) {
    problem.setProperty(property, value);
    return this;
  }

  public ResponseEntity<?> response() {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
