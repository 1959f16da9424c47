package com.relevo.scoring.predictive;

import com.relevo.kit.http.Problems;
import java.time.Duration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The evidence that the predictive score stands on; every instance has it. */
@RestController
class PredictiveController {
  private final LearntModel model;

  PredictiveController(LearntModel model) {
    this.model = model;
  }

  @GetMapping("/scoring/predictive")
  ResponseEntity<?> evidence() {
    return model
        .newest()
        .<ResponseEntity<?>>map(newest -> ResponseEntity.ok(EvidenceView.of(newest)))
        .orElseGet(() ->
            Problems.unavailable(
                "nothing_learnt_yet",
                "The outcomes are being read for the first time; try again.",
                Duration.ofSeconds(10)));
  }
}
