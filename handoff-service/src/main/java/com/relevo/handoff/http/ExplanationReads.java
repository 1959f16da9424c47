package com.relevo.handoff.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.relevo.handoff.domain.lead.Decision;
import com.relevo.handoff.domain.lead.Decisions;
import com.relevo.handoff.stream.HandoffBinding;
import com.relevo.kit.http.Problems;
import com.relevo.kit.http.RoutedReads;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /handoffs/{leadId}/explanation}: who had the lead and why, newest first. */
@RestController
class ExplanationReads {
  private final RoutedReads reads;

  ExplanationReads(RoutedReads reads) {
    this.reads = reads;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(String leadId, List<Decision> decisions) {}

  @GetMapping("/handoffs/{leadId}/explanation")
  ResponseEntity<?> explanation(@PathVariable String leadId, HttpServletRequest request) {
    return reads.<Decisions>answer(
        HandoffBinding.DECISIONS, leadId, request, decisions -> view(leadId, decisions));
  }

  private static ResponseEntity<?> view(String leadId, Optional<Decisions> decisions) {
    return decisions
        .<ResponseEntity<?>>map(
            known -> ResponseEntity.ok(new View(leadId, known.all().reversed())))
        .orElseGet(() ->
            Problems.response(
                HttpStatus.NOT_FOUND,
                "unknown_lead",
                "Nothing was decided yet on who has this lead."));
  }
}
