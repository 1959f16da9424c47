package com.relevo.sla.http;

import com.relevo.events.LeadId;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.Problems;
import com.relevo.kit.request.RequestChannel;
import com.relevo.kit.request.RequestChannel.Result;
import com.relevo.kit.security.Caller;
import com.relevo.sla.stream.SlaReply;
import com.relevo.sla.stream.SlaRequest;
import com.relevo.sla.stream.SlaWire;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Waivers and disputes of one clock, answered with their outcome. An instance's id has slashes in
 * it and begins with its lead, which says who decides.
 */
@RestController
class CommandController {
  private static final String ID = "/sla/instances/{lead}/{cycle}/{target}";
  private static final String ID_WITH_PART = ID + "/{part}";
  private static final int LARGEST_BODY = 64 * 1024;

  private final RequestChannel<SlaReply> channel;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  CommandController(RequestChannel<SlaReply> channel, InstantSource clock, MeterRegistry metrics) {
    this.channel = channel;
    this.clock = clock;
    this.metrics = metrics;
  }

  @PostMapping({ID + "/waivers", ID_WITH_PART + "/waivers"})
  ResponseEntity<?> waive(
      @PathVariable String lead,
      @PathVariable String cycle,
      @PathVariable String target,
      @PathVariable(required = false) @Nullable String part,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    return run(CommandKind.WAIVE, lead, id(lead, cycle, target, part), caller, request);
  }

  @PostMapping({ID + "/disputes", ID_WITH_PART + "/disputes"})
  ResponseEntity<?> dispute(
      @PathVariable String lead,
      @PathVariable String cycle,
      @PathVariable String target,
      @PathVariable(required = false) @Nullable String part,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    return run(CommandKind.DISPUTE, lead, id(lead, cycle, target, part), caller, request);
  }

  @PostMapping({ID + "/disputes/resolution", ID_WITH_PART + "/disputes/resolution"})
  ResponseEntity<?> resolve(
      @PathVariable String lead,
      @PathVariable String cycle,
      @PathVariable String target,
      @PathVariable(required = false) @Nullable String part,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    return run(CommandKind.RESOLVE, lead, id(lead, cycle, target, part), caller, request);
  }

  private static String id(String lead, String cycle, String target, @Nullable String part) {
    String id = lead + "/" + cycle + "/" + target;
    return part == null ? id : id + "/" + part;
  }

  private ResponseEntity<?> run(
      CommandKind kind, String lead, String instance, Caller caller, HttpServletRequest request)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      return Problems.response(
          HttpStatus.CONTENT_TOO_LARGE, "body_too_large", "Expected at most 64 KiB.");
    }
    if (lead.isBlank()) {
      return Problems.response(HttpStatus.NOT_FOUND, "unknown_instance", "Expected a lead.");
    }
    try {
      return ask(
          kind,
          new SlaRequest(
              UUID.randomUUID().toString(),
              new LeadId(lead),
              kind.read(instance, body, caller),
              clock.instant(),
              channel.instance()));
    } catch (InvalidBodyException e) {
      count(kind, "invalid");
      return Problems.invalid(e);
    }
  }

  private ResponseEntity<?> ask(CommandKind kind, SlaRequest request) {
    return switch (channel.ask(request.id(), SlaWire.request(request))) {
      case Result.Answered<SlaReply>(SlaReply reply) -> {
        count(kind, reply.refusal() == null ? "accepted" : lower(reply.refusal()));
        yield CommandResponses.of(reply);
      }
      case Result.Unanswered<SlaReply> _ -> {
        count(kind, "unanswered");
        yield CommandResponses.unanswered();
      }
      case Result.Unavailable<SlaReply> _ -> {
        count(kind, "unavailable");
        yield CommandResponses.unavailable();
      }
    };
  }

  private void count(CommandKind kind, String outcome) {
    metrics.counter("relevo.commands", "command", lower(kind), "outcome", outcome).increment();
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
