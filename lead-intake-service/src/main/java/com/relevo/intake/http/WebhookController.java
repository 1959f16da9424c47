package com.relevo.intake.http;

import com.relevo.intake.domain.signature.Headers;
import com.relevo.intake.domain.signature.Query;
import com.relevo.intake.domain.source.Handshake;
import com.relevo.intake.domain.source.Source;
import com.relevo.intake.http.Reception.Arrival;
import com.relevo.intake.http.Reception.Receipt;
import com.relevo.kit.http.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /webhooks/{source}}: 2xx means kept; everything else is a problem with a stable code.
 * {@code GET} answers the handshakes of tools that have one.
 */
@RestController
final class WebhookController {
  private static final Logger log = LoggerFactory.getLogger(WebhookController.class);

  private final EdgeSettings settings;
  private final Reception reception;
  private final EdgeMetrics metrics;
  private final Answers answers;
  private final BodyReader bodies;

  WebhookController(
      EdgeSettings settings, Reception reception, EdgeMetrics metrics, InstantSource clock) {
    this.settings = settings;
    this.reception = reception;
    this.metrics = metrics;
    this.answers = new Answers(settings);
    this.bodies = new BodyReader(settings.maxBodyBytes(), settings.bodyTimeout(), clock);
  }

  @PostMapping("/webhooks/{slug}")
  ResponseEntity<?> receive(@PathVariable String slug, HttpServletRequest request) {
    Source source = settings.sources().get(slug);
    String label = source == null ? EdgeMetrics.unknown() : slug;
    metrics.received(label);
    Receipt receipt = receipt(source, request);
    metrics.answered(label, receipt.outcome());
    return answers.to(source, receipt);
  }

  @GetMapping("/webhooks/{slug}")
  ResponseEntity<?> handshake(@PathVariable String slug, HttpServletRequest request)
      throws HttpRequestMethodNotSupportedException {
    Source source = settings.sources().get(slug);
    if (source == null) {
      return answers.to(null, new Receipt(Outcome.UNKNOWN_SOURCE, null));
    }
    Handshake handshake = source.preset().handshake();
    if (handshake == null) {
      throw new HttpRequestMethodNotSupportedException("GET", List.of("POST"));
    }
    String query = request.getQueryString() == null ? "" : request.getQueryString();
    Optional<Handshake.Answer> answer =
        handshake.answer(Query.of('?' + query), source.handshakeSecrets());
    metrics.handshake(slug, answer.isPresent());
    return answer
        .<ResponseEntity<?>>map(WebhookController::answered)
        .orElseGet(() ->
            Problems.response(
                HttpStatus.FORBIDDEN,
                "handshake_refused",
                "The question was not the tool's, or its token not this source's."));
  }

  private static ResponseEntity<?> answered(Handshake.Answer answer) {
    return switch (answer) {
      case Handshake.Answer.PlainText(String text) ->
          ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(text);
      case Handshake.Answer.Fields(Map<String, String> fields) ->
          ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(fields);
    };
  }

  private Receipt receipt(@Nullable Source source, HttpServletRequest request) {
    if (source == null) {
      return new Receipt(Outcome.UNKNOWN_SOURCE, null);
    }
    try {
      Optional<byte[]> body = bodies.read(request);
      return body.isEmpty()
          ? new Receipt(Outcome.TOO_LARGE, null)
          : receive(source, arrival(request, body.get()));
    } catch (BodyReader.TooSlowException | SocketTimeoutException e) {
      return new Receipt(Outcome.TOO_SLOW, null);
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

  private Arrival arrival(HttpServletRequest request, byte[] body) {
    Map<String, List<String>> values = new HashMap<>();
    Collections.list(request.getHeaderNames())
        .forEach(name -> values.put(name, Collections.list(request.getHeaders(name))));
    Headers headers = new Headers(values);
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    return new Arrival(
        request.getMethod(),
        request.getRequestURI() + query,
        headers,
        request.getContentType(),
        body,
        Sender.of(request.getRemoteAddr(), headers, settings.trustedProxies()));
  }
}
