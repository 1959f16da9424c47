package com.relevo.sla.http;

import com.relevo.agreement.Agreement;
import com.relevo.kit.http.Problems;
import com.relevo.kit.http.RoutedReads;
import com.relevo.sla.domain.Clockwork;
import com.relevo.sla.domain.LeadClocks;
import com.relevo.sla.stream.SlaBinding;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One lead's clocks; whichever instance is asked, the one that holds the lead answers. */
@RestController
class LeadSlaController {
  private final RoutedReads reads;
  private final LeadSlaView.Maker views;
  private final InstantSource clock;

  LeadSlaController(
      RoutedReads reads, Clockwork clockwork, Agreement agreement, InstantSource clock) {
    this.reads = reads;
    this.views = new LeadSlaView.Maker(clockwork, agreement);
    this.clock = clock;
  }

  @GetMapping("/sla/leads/{leadId}")
  ResponseEntity<?> lead(@PathVariable String leadId, HttpServletRequest request) {
    return reads.<LeadClocks>answer(SlaBinding.LEADS, leadId, request, this::answer);
  }

  private ResponseEntity<?> answer(Optional<LeadClocks> known) {
    return known.isPresent()
        ? ResponseEntity.ok(views.view(known.get(), clock.instant()))
        : Problems.response(
            HttpStatus.NOT_FOUND, "unknown_lead", "No clock has ever been asked for this lead.");
  }
}
