package com.relevo.sla.http;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.InvalidAgreementException;
import com.relevo.agreement.TimelineSource;
import com.relevo.kit.http.Problems;
import com.relevo.sla.config.SimulationProperties;
import com.relevo.sla.past.Simulations;
import com.relevo.sla.simulation.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /simulations}: a candidate agreement against the past. The body is its YAML, whatever
 * type it is said to be; 202 with the place where the answer will be.
 */
@RestController
class SimulationController {
  private static final Logger log = LoggerFactory.getLogger(SimulationController.class);
  private static final int LARGEST = 1024 * 1024;

  private final Simulations simulations;
  private final TimelineSource agreements;
  private final SimulationProperties settings;
  private final InstantSource clock;

  SimulationController(
      Simulations simulations,
      TimelineSource agreements,
      SimulationProperties settings,
      InstantSource clock) {
    this.simulations = simulations;
    this.agreements = agreements;
    this.settings = settings;
    this.clock = clock;
  }

  @PostMapping("/simulations")
  ResponseEntity<?> simulate(
      @RequestParam(required = false) @Nullable String since,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String team,
      @RequestParam(required = false) @Nullable String target,
      HttpServletRequest request)
      throws IOException {
    SimulationQuery query = new SimulationQuery(since, from, to, team, target);
    try {
      Instant now = clock.instant();
      Scope scope = query.scope(now, settings.maxPeriod());
      Agreement inForce = agreements.timeline().at(now);
      Agreement candidate = candidate(request, inForce);
      query.check(inForce, candidate);
      return answer(scope, simulations.start(candidate, scope));
    } catch (Refused e) {
      return e.response();
    } catch (KafkaException e) {
      log.warn("A simulation could not start, as the broker did not answer", e);
      return Problems.unavailable(
          "broker_unavailable", "The past cannot be read now; try again.", Duration.ofSeconds(5));
    }
  }

  @GetMapping("/simulations/{id}")
  ResponseEntity<?> get(@PathVariable String id) {
    return simulations
        .get(id)
        .<ResponseEntity<?>>map(job -> ResponseEntity.ok(SimulationView.of(job)))
        .orElseGet(() ->
            Problems.response(
                HttpStatus.NOT_FOUND,
                "unknown_simulation",
                "This instance has no simulation of this id, or has it no more."));
  }

  /** The files it names are those of the agreement in force: a text brings none along. */
  private static Agreement candidate(HttpServletRequest request, Agreement inForce)
      throws IOException, Refused {
    byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      throw new Refused(
          HttpStatus.CONTENT_TOO_LARGE, "body_too_large", "Expected at most 1 MiB of YAML.");
    }
    try {
      String yaml = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return AgreementReader.read("candidate", yaml, inForce.files());
    } catch (CharacterCodingException _) {
      throw invalid("The candidate is not text in UTF-8.", List.of());
    } catch (InvalidAgreementException e) {
      throw invalid("The candidate is not a valid agreement.", e.problems());
    }
  }

  private static Refused invalid(String detail, List<InvalidAgreementException.Problem> errors) {
    return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_agreement", detail)
        .with("errors", errors);
  }

  private static ResponseEntity<?> answer(Scope scope, Simulations.Answer answer) {
    return switch (answer) {
      case Simulations.Started started ->
          ResponseEntity.accepted()
              .location(URI.create("/simulations/" + started.job().id()))
              .body(SimulationView.of(started.job()));
      case Simulations.Busy(Duration after) ->
          ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
              .header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, after.toSeconds())))
              .contentType(MediaType.APPLICATION_PROBLEM_JSON)
              .body(
                  Problems.problem(
                      HttpStatus.TOO_MANY_REQUESTS,
                      "simulation_running",
                      "Another simulation runs on this instance; one at a time."));
      case Simulations.TooLarge(long records, long most) ->
          new Refused(
                  HttpStatus.CONTENT_TOO_LARGE,
                  "too_many_records",
                  "Expected at most "
                      + most
                      + " records, but "
                      + scope.from()
                      + " to "
                      + scope.to()
                      + " has "
                      + records
                      + " with what comes before; ask for a shorter period.")
              .with("records", records)
              .with("from", scope.from())
              .with("to", scope.to())
              .response();
    };
  }
}
