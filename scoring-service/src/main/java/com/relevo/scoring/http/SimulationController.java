package com.relevo.scoring.http;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.TimelineSource;
import com.relevo.kit.http.RefusedException;
import com.relevo.kit.simulation.Candidates;
import com.relevo.kit.simulation.Period;
import com.relevo.kit.simulation.SimulationApi;
import com.relevo.kit.simulation.Simulations;
import com.relevo.scoring.config.SimulationProperties;
import com.relevo.scoring.past.Asked;
import com.relevo.scoring.past.PastScoring;
import com.relevo.scoring.simulation.Impact;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A candidate agreement's scoring and routing against the past. */
@RestController
class SimulationController extends SimulationApi<Asked, Impact> {
  private final PastScoring past;
  private final TimelineSource agreements;
  private final SimulationProperties settings;
  private final InstantSource clock;

  SimulationController(
      Simulations<Asked, Impact> simulations,
      PastScoring past,
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
      HttpServletRequest request)
      throws IOException {
    try {
      Instant now = clock.instant();
      Period period = Period.of(since, until, now, settings.maxPeriod());
      AgreementTimeline timeline = agreements.timeline();
      Agreement candidate = Candidates.read(request, timeline.at(now));
      return start(
          Asked.of(period, timeline, candidate), () -> past.plan(timeline, candidate, period));
    } catch (RefusedException e) {
      return e.response();
    }
  }
}
