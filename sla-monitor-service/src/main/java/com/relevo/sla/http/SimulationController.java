package com.relevo.sla.http;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.kit.http.RefusedException;
import com.relevo.kit.simulation.Candidates;
import com.relevo.kit.simulation.SimulationApi;
import com.relevo.kit.simulation.Simulations;
import com.relevo.sla.config.SimulationProperties;
import com.relevo.sla.past.Asked;
import com.relevo.sla.past.PastClocks;
import com.relevo.sla.simulation.Comparison;
import com.relevo.sla.simulation.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A candidate agreement's clocks against the past. */
@RestController
class SimulationController extends SimulationApi<Asked, Comparison> {
  private final PastClocks past;
  private final TimelineSource agreements;
  private final SimulationProperties settings;
  private final InstantSource clock;

  SimulationController(
      Simulations<Asked, Comparison> simulations,
      PastClocks past,
      TimelineSource agreements,
      SimulationProperties settings,
      InstantSource clock) {
    super(simulations);
    this.past = past;
    this.agreements = agreements;
    this.settings = settings;
    this.clock = clock;
  }

  @PostMapping("/simulations")
  ResponseEntity<?> simulate(
      @RequestParam(required = false) @Nullable String since,
      @RequestParam(required = false) @Nullable String until,
      @RequestParam(required = false) @Nullable String team,
      @RequestParam(required = false) @Nullable String target,
      HttpServletRequest request)
      throws IOException {
    SimulationQuery query = new SimulationQuery(since, until, team, target);
    try {
      Instant now = clock.instant();
      Scope scope = query.scope(now, settings.maxPeriod());
      Agreement inForce = agreements.timeline().at(now);
      Agreement candidate = Candidates.read(request, inForce);
      query.check(inForce, candidate);
      return start(
          Asked.of(scope, inForce.version(), candidate.version()),
          () -> past.plan(inForce, candidate, scope));
    } catch (RefusedException e) {
      return e.response();
    }
  }
}
