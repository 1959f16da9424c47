package com.relevo.sla.http;

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
  private final Clockwork clockwork;
  private final InstantSource clock;

  LeadSlaController(RoutedReads reads, Clockwork clockwork, InstantSource clock) {
    this.reads = reads;
    this.clockwork = clockwork;
    this.clock = clock;
  }

  @GetMapping("/sla/leads/{leadId}")
  ResponseEntity<?> lead(@PathVariable String leadId, HttpServletRequest request) {
    return reads.<LeadClocks>answer(SlaBinding.LEADS, leadId, request, this::answer);
  }

  /** The path is the instance's id: lead, cycle, target. */
  @GetMapping("/sla/instances/{leadId}/{cycle}/{target}/explanation")
  ResponseEntity<?> explanation(
      @PathVariable String leadId,
      @PathVariable String cycle,
      @PathVariable String target,
      HttpServletRequest request) {
    String id = leadId + "/" + cycle + "/" + target;
    return reads.<LeadClocks>answer(SlaBinding.LEADS, leadId, request, known -> explain(known, id));
  }

  /** As above, for one of an assignment or after a contact. */
  @GetMapping("/sla/instances/{leadId}/{cycle}/{target}/{part}/explanation")
  ResponseEntity<?> explanation(
      @PathVariable String leadId,
      @PathVariable String cycle,
      @PathVariable String target,
      @PathVariable String part,
      HttpServletRequest request) {
    String id = leadId + "/" + cycle + "/" + target + "/" + part;
    return reads.<LeadClocks>answer(SlaBinding.LEADS, leadId, request, known -> explain(known, id));
  }

  private ResponseEntity<?> answer(Optional<LeadClocks> known) {
    return known.isPresent()
        ? ResponseEntity.ok(LeadSlaView.of(known.get(), clockwork, clock.instant()))
        : Problems.response(
            HttpStatus.NOT_FOUND, "unknown_lead", "No clock is known of this lead.");
  }

  private ResponseEntity<?> explain(Optional<LeadClocks> known, String id) {
    return known.stream()
        .flatMap(clockwork::instances)
        .filter(instance -> instance.id().equals(id))
        .findFirst()
        .<ResponseEntity<?>>map(
            instance -> ResponseEntity.ok(ExplanationView.of(instance, clock.instant())))
        .orElseGet(() ->
            Problems.response(
                HttpStatus.NOT_FOUND, "unknown_instance", "No clock of this id is known."));
  }
}
