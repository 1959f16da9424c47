package com.relevo.scoring.http;

import com.relevo.kit.http.Problems;
import com.relevo.kit.http.RoutedReads;
import com.relevo.scoring.domain.LeadScoring;
import com.relevo.scoring.stream.LeadScoringStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The current score of a lead, point by point; any instance answers. */
@RestController
class ScoreController {
  private final RoutedReads reads;

  ScoreController(RoutedReads reads) {
    this.reads = reads;
  }

  @GetMapping("/scores/{leadId}")
  ResponseEntity<?> score(@PathVariable String leadId, HttpServletRequest request) {
    return reads.<LeadScoring>answer(
        LeadScoringStore.NAME, leadId, request, found -> answer(leadId, found));
  }

  private static ResponseEntity<?> answer(String leadId, Optional<LeadScoring> found) {
    Optional<ScoreView> view = found.flatMap(scoring -> ScoreView.of(leadId, scoring));
    return view.isPresent()
        ? ResponseEntity.ok(view.get())
        : Problems.response(
            HttpStatus.NOT_FOUND, "lead_unknown", "No lead with this id has been scored.");
  }
}
