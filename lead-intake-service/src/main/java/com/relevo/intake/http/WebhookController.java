package com.relevo.intake.http;

import com.relevo.intake.domain.signature.Headers;
import com.relevo.intake.domain.source.Source;
import com.relevo.intake.http.Reception.Arrival;
import com.relevo.intake.http.Reception.Receipt;
import com.relevo.kit.http.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /webhooks/{source}}: 2xx means kept; everything else is a problem with a stable code.
 */
@RestController
final class WebhookController {
  private static final Logger log = LoggerFactory.getLogger(WebhookController.class);

  private final EdgeSettings settings;
  private final Reception reception;
  private final EdgeMetrics metrics;

  WebhookController(EdgeSettings settings, Reception reception, EdgeMetrics metrics) {
    this.settings = settings;
    this.reception = reception;
    this.metrics = metrics;
  }

  @PostMapping("/webhooks/{slug}")
  ResponseEntity<?> receive(@PathVariable String slug, HttpServletRequest request) {
    Source source = settings.sources().get(slug);
    String label = source == null ? EdgeMetrics.unknown() : slug;
    metrics.received(label);
    Receipt receipt = receipt(source, request);
    metrics.answered(label, receipt.outcome());
    return answer(source, receipt);
  }

  private Receipt receipt(@Nullable Source source, HttpServletRequest request) {
    if (source == null) {
      return new Receipt(Outcome.UNKNOWN_SOURCE, null);
    }
    try {
      Optional<byte[]> body = BodyReader.read(request, settings.maxBodyBytes());
      return body.isEmpty()
          ? new Receipt(Outcome.TOO_LARGE, null)
          : receive(source, arrival(request, body.get()));
    } catch (IOException e) {
      return new Receipt(Outcome.ABORTED, null);
    } catch (RuntimeException e) {
      log.error("A delivery of {} failed", source.slug(), e);
      return new Receipt(Outcome.FAILED, null);
    }
  }

  private Receipt receive(Source source, Arrival arrival) {
    long start = System.nanoTime();
    Receipt receipt = reception.receive(source, arrival);
    if (receipt.outcome() == Outcome.ACCEPTED) {
      metrics.kept(source.slug(), System.nanoTime() - start);
    }
    return receipt;
  }

  private static Arrival arrival(HttpServletRequest request, byte[] body) {
    Map<String, List<String>> headers = new HashMap<>();
    Collections.list(request.getHeaderNames())
        .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    return new Arrival(
        request.getMethod(),
        request.getRequestURI() + query,
        new Headers(headers),
        request.getContentType(),
        body);
  }

  private ResponseEntity<?> answer(@Nullable Source source, Receipt receipt) {
    return switch (receipt.outcome()) {
      case ACCEPTED ->
          ResponseEntity.status(source == null ? 202 : source.preset().acknowledgement())
              .body(Map.of("deliveryId", String.valueOf(receipt.deliveryId())));
      case REFUSED_SIGNATURE ->
          Problems.response(
              HttpStatus.UNAUTHORIZED, "signature_refused", "The delivery could not be verified.");
      case REFUSED_UNPARSABLE ->
          Problems.response(
              HttpStatus.BAD_REQUEST,
              "body_unparsable",
              "The body is not JSON. It was kept as refused.");
      case TOO_LARGE ->
          Problems.response(
              HttpStatus.CONTENT_TOO_LARGE,
              "body_too_large",
              "The body is larger than " + settings.maxBodyBytes() + " bytes.");
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
}
