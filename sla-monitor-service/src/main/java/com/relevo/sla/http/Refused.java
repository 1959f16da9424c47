package com.relevo.sla.http;

import com.relevo.kit.http.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** A request that cannot be answered as it is, as the problem that says why. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ProblemDetail problem;

  Refused(HttpStatus status, String code, String detail) {
    super(detail);
    this.problem = Problems.problem(status, code, detail);
  }

  Refused with(String property, Object value) {
    problem.setProperty(property, value);
    return this;
  }

  ResponseEntity<?> response() {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
