package com.relevo.intake.http;

import com.relevo.kit.http.Problems;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * What Spring refuses by itself (wrong method, wrong path) as the same kind of problem, never with
 * an exception's text.
 */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode code,
      WebRequest request) {
    HttpStatus status = HttpStatus.resolve(code.value());
    HttpStatus known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    return ResponseEntity.status(known)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            Problems.problem(
                known, known.name().toLowerCase(Locale.ROOT), known.getReasonPhrase() + "."));
  }

  @ExceptionHandler(RuntimeException.class)
  ResponseEntity<?> unexpected(RuntimeException failure) {
    log.error("A request failed", failure);
    return Problems.response(
        HttpStatus.INTERNAL_SERVER_ERROR, "internal_error", "The request could not be handled.");
  }
}
