package com.relevo.kit.simulation;

import com.relevo.kit.http.Problems;
import com.relevo.kit.http.RefusedException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * {@code /simulations}, the same in every service that has some: a service's own controller begins
 * one, all else is here.
 */
public abstract class SimulationApi<Q, R> {
  private static final Logger log = LoggerFactory.getLogger(SimulationApi.class);

  private final Simulations<Q, R> simulations;

  protected SimulationApi(Simulations<Q, R> simulations) {
    this.simulations = simulations;
  }

  /** 202 with the place where the answer will be, or why not now or not at all. */
  protected ResponseEntity<?> start(Q asked, Supplier<Simulations.Plan<R>> plan) {
    try {
      return answer(simulations.start(asked, plan));
    } catch (KafkaException e) {
      log.warn("A simulation could not start, as the broker did not answer", e);
      return Problems.unavailable(
          "broker_unavailable", "The past cannot be read now; try again.", Duration.ofSeconds(5));
    }
  }

  private ResponseEntity<?> answer(Simulations.Answer<Q, R> answer) {
    return switch (answer) {
      case Simulations.Started<Q, R>(Job<Q, R> job) ->
          ResponseEntity.accepted()
              .location(URI.create("/simulations/" + job.id()))
              .body(SimulationView.of(job));
      case Simulations.Busy<Q, R>(Duration after) ->
          ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
              .header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, after.toSeconds())))
              .contentType(MediaType.APPLICATION_PROBLEM_JSON)
              .body(
                  Problems.problem(
                      HttpStatus.TOO_MANY_REQUESTS,
                      "simulation_running",
                      "This instance runs as many simulations as it may; wait for one to end."));
      case Simulations.TooLarge<Q, R>(long records, long most) ->
          new RefusedException(
                  HttpStatus.CONTENT_TOO_LARGE,
                  "too_many_records",
                  "Expected at most "
                      + most
                      + " records, but the period has "
                      + records
                      + " with what comes before; ask for another one.")
              .with("records", records)
              .response();
    };
  }

  @GetMapping("/simulations/{id}")
  public ResponseEntity<?> get(@PathVariable String id) {
    return simulations
        .get(id)
        .<ResponseEntity<?>>map(job -> ResponseEntity.ok(SimulationView.of(job)))
        .orElseGet(SimulationApi::unknown);
  }

  /** Of a list: the newest first, without their results. */
  public record Page<Q, R>(List<SimulationView<Q, R>> simulations) {}

  @GetMapping("/simulations")
  public ResponseEntity<?> list() {
    return ResponseEntity.ok(
        new Page<>(simulations.all().stream().map(SimulationView::withoutResult).toList()));
  }

  /** 204: one that ran is cancelled, one that had ended is forgotten. */
  @DeleteMapping("/simulations/{id}")
  public ResponseEntity<?> cancel(@PathVariable String id) {
    return simulations.cancel(id) ? ResponseEntity.noContent().build() : unknown();
  }

  private static ResponseEntity<?> unknown() {
    return Problems.response(
        HttpStatus.NOT_FOUND,
        "unknown_simulation",
        "This instance has no simulation of this id, or has it no more.");
  }
}
