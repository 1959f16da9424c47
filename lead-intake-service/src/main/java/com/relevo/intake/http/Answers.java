package com.relevo.intake.http;

import com.relevo.intake.domain.source.Acknowledgement;
import com.relevo.intake.domain.source.Source;
import com.relevo.intake.http.Reception.Receipt;
import com.relevo.kit.http.Problems;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What a sender hears: its tool's own kind of yes, or a problem. */
record Answers(EdgeSettings settings) {
  ResponseEntity<?> to(@Nullable Source source, Receipt receipt) {
    return switch (receipt.outcome()) {
      case ACCEPTED ->
          accepted(
              source == null ? Acknowledgement.ACCEPTED : source.preset().acknowledgement(),
              String.valueOf(receipt.deliveryId()));
      case REFUSED_SIGNATURE ->
          Problems.response(
              HttpStatus.UNAUTHORIZED, "signature_refused", "The delivery could not be verified.");
      case REFUSED_UNPARSABLE ->
          Problems.response(
              HttpStatus.BAD_REQUEST,
              "body_unparsable",
              "The body is not what its tool sends. It was kept as refused.");
      case REFUSED_INVALID ->
          Problems.response(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "invalid_lead",
              "Expected an email, a phone or an external_id, each a text.");
      case REFUSED_KEY ->
          Problems.response(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "key_reused",
              "The idempotency key was used for another lead in the last 24 hours.");
      case TOO_LARGE ->
          Problems.response(
              HttpStatus.CONTENT_TOO_LARGE,
              "body_too_large",
              "The body is larger than " + settings.maxBodyBytes() + " bytes.");
      case TOO_SLOW ->
          Problems.response(
              HttpStatus.REQUEST_TIMEOUT,
              "body_too_slow",
              "The body did not come within " + settings.bodyTimeout().toSeconds() + " seconds.");
      case TOO_MANY -> tooMany();
      case UNKNOWN_SOURCE ->
          Problems.response(HttpStatus.NOT_FOUND, "unknown_source", "There is no such source.");
      case UNAVAILABLE ->
          Problems.unavailable(
              "broker_unavailable",
              "The delivery could not be kept; send it again.",
              settings.retryAfter());
      case ABORTED ->
          Problems.response(HttpStatus.BAD_REQUEST, "body_incomplete", "The body ended early.");
      case FAILED ->
          Problems.response(
              HttpStatus.INTERNAL_SERVER_ERROR,
              "internal_error",
              "The delivery could not be handled; send it again.");
    };
  }

  private static ResponseEntity<?> accepted(Acknowledgement tool, String deliveryId) {
    if (tool.body() == null) {
      return ResponseEntity.status(tool.status()).body(Map.of("deliveryId", deliveryId));
    }
    MediaType type =
        tool.contentType() == null
            ? MediaType.TEXT_PLAIN
            : MediaType.parseMediaType(tool.contentType());
    return ResponseEntity.status(tool.status()).contentType(type).body(tool.body());
  }

  private static ResponseEntity<?> tooMany() {
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
        .header(HttpHeaders.RETRY_AFTER, String.valueOf(RateLimits.PERIOD.toSeconds()))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            Problems.problem(
                HttpStatus.TOO_MANY_REQUESTS,
                "too_many_deliveries",
                "The source sends more in a second than it may; send it again."));
  }
}
