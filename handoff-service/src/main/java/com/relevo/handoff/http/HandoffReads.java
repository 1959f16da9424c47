package com.relevo.handoff.http;

import com.relevo.agreement.TimelineSource;
import com.relevo.handoff.domain.lead.HandoffState;
import com.relevo.handoff.stream.HandoffBinding;
import com.relevo.kit.http.Problems;
import com.relevo.kit.http.RoutedReads;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /handoffs/{leadId}}: where a lead's handoff stands, from any instance. */
@RestController
class HandoffReads {
  private final RoutedReads reads;
  private final TimelineSource agreements;
  private final InstantSource clock;

  HandoffReads(RoutedReads reads, TimelineSource agreements, InstantSource clock) {
    this.reads = reads;
    this.agreements = agreements;
    this.clock = clock;
  }

  @GetMapping("/handoffs/{leadId}")
  ResponseEntity<?> handoff(@PathVariable String leadId, HttpServletRequest request) {
    return reads.<HandoffState>answer(HandoffBinding.HANDOFFS, leadId, request, this::view);
  }

  private ResponseEntity<?> view(Optional<HandoffState> state) {
    return state
        .filter(known -> known.current().isPresent())
        .<ResponseEntity<?>>map(known ->
            ResponseEntity.ok()
                .eTag(IfMatch.etag(known.version()))
                .body(HandoffView.of(known, agreements.timeline(), clock.instant())))
        .orElseGet(() ->
            Problems.response(
                HttpStatus.NOT_FOUND, "unknown_lead", "No handoff was ever opened for this lead."));
  }
}
