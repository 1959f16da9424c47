package com.relevo.handoff.http;

import com.relevo.events.LeadId;
import com.relevo.handoff.domain.lead.Answer;
import com.relevo.handoff.domain.lead.Command;
import com.relevo.handoff.stream.Wire;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.Problems;
import com.relevo.kit.request.RequestChannel;
import com.relevo.kit.request.RequestChannel.Result;
import com.relevo.kit.security.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /handoffs/{leadId}/{command}}: what a rep does with a lead, or somebody for them,
 * answered with its outcome.
 */
@RestController
class CommandController {
  private static final int LARGEST_BODY = 64 * 1024;
  private static final int LONGEST_KEY = 200;

  private final RequestChannel<Answer> channel;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  CommandController(RequestChannel<Answer> channel, InstantSource clock, MeterRegistry metrics) {
    this.channel = channel;
    this.clock = clock;
    this.metrics = metrics;
  }

  @PostMapping("/handoffs/{leadId}/{command}")
  ResponseEntity<?> command(
      @PathVariable String leadId,
      @PathVariable("command") String path,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    CommandKind kind = CommandKind.ofPath(path).orElse(null);
    if (kind == null) {
      return Problems.response(
          HttpStatus.NOT_FOUND, "unknown_command", "There is no command of this name.");
    }
    if (leadId.isBlank() || (key != null && (key.isBlank() || key.length() > LONGEST_KEY))) {
      return Problems.response(
          HttpStatus.BAD_REQUEST,
          "invalid_key",
          "Expected a lead, and an Idempotency-Key of 1 to " + LONGEST_KEY + " characters.");
    }
    if (!IfMatch.valid(ifMatch)) {
      return Problems.response(
          HttpStatus.BAD_REQUEST,
          "invalid_if_match",
          "Expected If-Match as the ETag of the handoff, such as \"12\".");
    }
    byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      return Problems.response(
          HttpStatus.CONTENT_TOO_LARGE, "body_too_large", "Expected at most 64 KiB.");
    }
    return run(kind, new LeadId(leadId), body, caller, key, IfMatch.version(ifMatch));
  }

  /** For managers alone, whatever they may do else. */
  @PostMapping("/handoffs/{leadId}/assign")
  ResponseEntity<?> assign(
      @PathVariable String leadId,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    return command(leadId, CommandKind.ASSIGN.path(), key, ifMatch, caller, request);
  }

  /** For marketing alone. */
  @PostMapping("/handoffs/{leadId}/archive")
  ResponseEntity<?> archive(
      @PathVariable String leadId,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    return command(leadId, CommandKind.ARCHIVE.path(), key, ifMatch, caller, request);
  }

  private ResponseEntity<?> run(
      CommandKind kind,
      LeadId lead,
      byte[] body,
      Caller caller,
      @Nullable String key,
      @Nullable Long version) {
    Command command;
    try {
      command =
          CommandReader.read(
              kind, lead, body, caller, key, version, channel.instance(), clock.instant());
    } catch (InvalidBodyException e) {
      count(kind, "invalid");
      return Problems.invalid(e);
    }
    return switch (channel.ask(command.id(), Wire.command(command))) {
      case Result.Answered<Answer>(Answer answer) -> {
        count(kind, answer.refusal() == null ? "accepted" : answer.refusal().code());
        yield CommandResponses.of(answer);
      }
      case Result.Unanswered<Answer> _ -> {
        count(kind, "unanswered");
        yield CommandResponses.unanswered();
      }
      case Result.Unavailable<Answer> _ -> {
        count(kind, "unavailable");
        yield CommandResponses.unavailable();
      }
    };
  }

  private void count(CommandKind kind, String outcome) {
    metrics.counter("relevo.commands", "command", kind.path(), "outcome", outcome).increment();
  }
}
