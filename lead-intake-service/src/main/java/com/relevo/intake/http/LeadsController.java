package com.relevo.intake.http;

import com.relevo.events.LeadId;
import com.relevo.intake.domain.ladder.Answer;
import com.relevo.intake.domain.ladder.Asked;
import com.relevo.intake.domain.ladder.Asked.Kind;
import com.relevo.intake.domain.ladder.Step;
import com.relevo.intake.domain.person.IdentityKeys;
import com.relevo.intake.stream.IdentityWire;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.JsonBody;
import com.relevo.kit.http.Problems;
import com.relevo.kit.request.RequestChannel;
import com.relevo.kit.request.RequestChannel.Result;
import com.relevo.kit.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /leads/{id}}: who a lead is, that two are one or one is two, that one is to be forgotten.
 * The lead's one writer answers, so what is shown is what holds.
 */
@RestController
final class LeadsController {
  private static final int LARGEST_BODY = 4 << 10;

  private final RequestChannel<Answer> channel;
  private final InstantSource clock;

  LeadsController(RequestChannel<Answer> channel, InstantSource clock) {
    this.channel = channel;
    this.clock = clock;
  }

  @GetMapping("/leads/{id}")
  ResponseEntity<?> show(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
    return ask(Kind.SHOW, id, null, caller);
  }

  @GetMapping("/leads/{id}/export")
  ResponseEntity<?> export(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
    return ask(Kind.EXPORT, id, null, caller);
  }

  /** The body names an address, a number or a tool's id: what a person is known by is no URL. */
  @PostMapping("/leads/search")
  ResponseEntity<?> search(@AuthenticationPrincipal Caller caller, HttpServletRequest request)
      throws IOException {
    String key;
    try {
      key = Sought.key(request.getInputStream().readNBytes(LARGEST_BODY));
    } catch (InvalidBodyException e) {
      return Problems.invalid(e);
    }
    return ask(Kind.SHOW, key, null, null, caller);
  }

  /** The body names the other; the elder of both goes on. */
  @PostMapping("/leads/{id}/merge")
  ResponseEntity<?> merge(
      @PathVariable String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST_BODY);
    String other;
    try {
      JsonBody json = JsonBody.read(body);
      json.allow(Set.of("with"));
      other = json.required("with");
      if (!json.faults().isEmpty()) {
        throw InvalidBodyException.of(json.faults());
      }
    } catch (InvalidBodyException e) {
      return Problems.invalid(e);
    }
    return ask(Kind.MERGE, id, new LeadId(other), caller);
  }

  /** {@code id} is the lead that was merged by mistake. */
  @PostMapping("/leads/{id}/split")
  ResponseEntity<?> split(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
    return ask(Kind.SPLIT, id, null, caller);
  }

  @DeleteMapping("/leads/{id}")
  ResponseEntity<?> erase(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
    return ask(Kind.ERASE, id, null, caller);
  }

  private ResponseEntity<?> ask(Kind kind, String id, @Nullable LeadId other, Caller caller) {
    if (id.isBlank()) {
      return Problems.response(HttpStatus.NOT_FOUND, "unknown_lead", "There is no such lead.");
    }
    LeadId lead = new LeadId(id);
    return ask(kind, IdentityKeys.lead(lead), lead, other, caller);
  }

  private ResponseEntity<?> ask(
      Kind kind, String key, @Nullable LeadId lead, @Nullable LeadId other, Caller caller) {
    String request = UUID.randomUUID().toString();
    Instant now = clock.instant();
    Asked asked = new Asked(request, channel.instance(), kind, lead, other, caller.subject(), now);
    Step step = new Step.Request(asked);
    return switch (channel.ask(request, IdentityWire.outbound(key, step, 0, now))) {
      case Result.Answered<Answer>(Answer answer) -> answered(kind, answer);
      case Result.Unanswered<Answer> _ ->
          Problems.response(
              HttpStatus.GATEWAY_TIMEOUT,
              "unanswered",
              "The lead did not answer in time; what was asked may yet take effect.");
      case Result.Unavailable<Answer> _ ->
          Problems.unavailable(
              "broker_unavailable",
              "What was asked could not be kept; ask again.",
              Duration.ofSeconds(1));
    };
  }

  private static ResponseEntity<?> answered(Kind kind, Answer answer) {
    return switch (answer.outcome()) {
      case DONE -> done(kind, answer);
      case UNKNOWN_LEAD ->
          Problems.response(HttpStatus.NOT_FOUND, "unknown_lead", "There is no such lead.");
      case SAME_LEAD ->
          Problems.response(HttpStatus.CONFLICT, "same_lead", "The two are one lead already.");
      case NOT_MERGED ->
          Problems.response(
              HttpStatus.CONFLICT, "not_merged", "The lead is not merged into another.");
      case TOO_MANY ->
          Problems.response(
              HttpStatus.CONFLICT, "too_many", "The two would be made of more leads than one may.");
    };
  }

  private static ResponseEntity<?> done(Kind kind, Answer answer) {
    return switch (kind) {
      case SHOW, EXPORT -> ResponseEntity.ok(answer.view());
      case MERGE ->
          ResponseEntity.ok(
              Map.of(
                  "leadId",
                  String.valueOf(answer.lead()),
                  "merged",
                  String.valueOf(answer.other())));
      case SPLIT ->
          ResponseEntity.ok(
              Map.of(
                  "leadId", String.valueOf(answer.other()), "from", String.valueOf(answer.lead())));
      case ERASE -> ResponseEntity.noContent().build();
    };
  }
}
