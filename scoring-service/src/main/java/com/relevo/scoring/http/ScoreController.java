package com.relevo.scoring.http;

import com.relevo.agreement.TimelineSource;
import com.relevo.kit.http.Problems;
import com.relevo.kit.http.RoutedReads;
import com.relevo.scoring.domain.LeadScoring;
import com.relevo.scoring.predictive.Forecasts;
import com.relevo.scoring.stream.LeadScoringStore;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A lead's score as of now, point by point, and what is missing to more; any instance answers. */
@RestController
class ScoreController {
  private final RoutedReads reads;
  private final TimelineSource agreements;
  private final Forecasts forecasts;
  private final InstantSource clock;

  ScoreController(
      RoutedReads reads, TimelineSource agreements, Forecasts forecasts, InstantSource clock) {
    this.reads = reads;
    this.agreements = agreements;
    this.forecasts = forecasts;
    this.clock = clock;
  }

  @GetMapping("/leads/{leadId}/score")
  ResponseEntity<?> score(@PathVariable String leadId, HttpServletRequest request) {
    return reads.<LeadScoring>answer(
        LeadScoringStore.NAME, leadId, request, found -> answer(leadId, found));
  }

  private ResponseEntity<?> answer(String leadId, Optional<LeadScoring> found) {
    Optional<LeadScoring> scored = found.filter(scoring -> scoring.published() != null);
    if (scored.isEmpty()) {
      return Problems.response(
          HttpStatus.NOT_FOUND, "lead_unknown", "No lead with this id has been scored.");
    }
    Instant now = clock.instant();
    return ResponseEntity.ok(
        ScoreView.of(leadId, scored.get(), agreements.timeline().at(now), forecasts, now));
  }
}
