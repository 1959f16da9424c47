package com.relevo.handoff.http;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.handoff.config.PastProperties;
import com.relevo.handoff.domain.desk.AccountOwners;
import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.handoff.domain.past.Forecast;
import com.relevo.handoff.past.Asked;
import com.relevo.handoff.past.PastHandoffs;
import com.relevo.kit.http.RefusedException;
import com.relevo.kit.roster.RosterBook;
import com.relevo.kit.roster.RosterOverlay;
import com.relevo.kit.simulation.Period;
import com.relevo.kit.simulation.SimulationApi;
import com.relevo.kit.simulation.Simulations;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Dry runs of past periods: each runs beside the requests, and is asked for until it is done. */
@RestController
class PastRuns extends SimulationApi<Asked, Forecast> {
  private final PastHandoffs past;
  private final RosterBook book;
  private final PastProperties settings;
  private final InstantSource clock;

  PastRuns(
      Simulations<Asked, Forecast> simulations,
      PastHandoffs past,
      RosterBook book,
      PastProperties settings,
      InstantSource clock) {
    super(simulations);
    this.past = past;
    this.book = book;
    this.settings = settings;
    this.clock = clock;
  }

  ResponseEntity<?> start(@Nullable String since, @Nullable String until, Agreement candidate) {
    try {
      Period period = Period.of(since, until, clock.instant(), settings.maxPeriod());
      TimelineSource alone = TimelineSource.of(RosterOverlay.on(candidate, book));
      return start(
          new Asked(period.since(), period.until(), candidate.version()),
          () -> past.plan(candidate, RosterSource.of(alone), AccountOwners.of(alone), period));
    } catch (RefusedException e) {
      return e.response();
    }
  }
}
