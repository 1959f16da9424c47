package com.relevo.intake.http;

import com.relevo.events.EngagementKind;
import com.relevo.events.EventJson;
import com.relevo.events.Topic;
import com.relevo.intake.domain.delivery.DeliveryKeys;
import com.relevo.intake.domain.delivery.Format;
import com.relevo.intake.domain.delivery.KeyFrom;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.signature.Headers;
import com.relevo.intake.http.Reception.Receipt;
import com.relevo.intake.json.JsonBody;
import com.relevo.intake.stream.PostedLead;
import com.relevo.kit.http.Problems;
import com.relevo.kit.request.RequestChannel;
import com.relevo.kit.request.RequestChannel.Result;
import com.relevo.kit.security.Caller;
import com.relevo.kit.stream.Outbound;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /leads}: one lead in Relevo's own words, by whoever has a token. It goes the way of a
 * webhook; the first hop of the stream, the one writer of its key, says whether that was another's.
 */
@RestController
public final class LeadController {
  /** Of what source posted leads are. */
  public static final String SOURCE = "api";

  private static final int LARGEST_BODY = 64 << 10;
  private static final int LONGEST_KEY = 200;
  // Its mapping reads Relevo's own shape.
  private static final String PRESET = "generic";

  private final EdgeSettings settings;
  private final RequestChannel<PostedLead> channel;
  private final EdgeMetrics metrics;
  private final InstantSource clock;
  private final Answers answers;
  private final BodyReader bodies;

  LeadController(
      EdgeSettings settings,
      RequestChannel<PostedLead> channel,
      EdgeMetrics metrics,
      InstantSource clock) {
    this.settings = settings;
    this.channel = channel;
    this.metrics = metrics;
    this.clock = clock;
    this.answers = new Answers(settings);
    this.bodies = new BodyReader(LARGEST_BODY, settings.bodyTimeout(), clock);
  }

  @PostMapping("/leads")
  ResponseEntity<?> post(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      return Problems.response(
          HttpStatus.BAD_REQUEST,
          "invalid_key",
          "Expected an Idempotency-Key of 1 to " + LONGEST_KEY + " characters.");
    }
    metrics.received(SOURCE);
    Receipt receipt = receipt(key, caller, request);
    metrics.answered(SOURCE, receipt.outcome());
    return receipt.outcome() == Outcome.TOO_LARGE
        ? Problems.response(
            HttpStatus.CONTENT_TOO_LARGE, "body_too_large", "Expected at most 64 KiB.")
        : answers.to(null, receipt);
  }

  private Receipt receipt(@Nullable String key, Caller caller, HttpServletRequest request) {
    try {
      Optional<byte[]> body = bodies.read(request);
      if (body.isEmpty()) {
        return new Receipt(Outcome.TOO_LARGE, null);
      }
      return JsonBody.parse(body.get())
          .filter(Node::isObject)
          .map(lead ->
              names(lead)
                  ? ask(UUID.randomUUID().toString(), lead, body.get(), key, caller)
                  : new Receipt(Outcome.REFUSED_INVALID, null))
          .orElse(new Receipt(Outcome.REFUSED_UNPARSABLE, null));
    } catch (BodyReader.TooSlowException e) {
      return new Receipt(Outcome.TOO_SLOW, null);
    } catch (IOException e) {
      return new Receipt(Outcome.ABORTED, null);
    }
  }

  private static boolean names(Node lead) {
    return Stream.of("email", "phone", "external_id")
        .anyMatch(field -> lead.at(field).text().isPresent());
  }

  /** Two callers' keys are two keys; without one, the same lead is the same. */
  private Submission submission(
      String id, Node lead, byte[] body, @Nullable String key, Caller caller) {
    Instant now = clock.instant();
    KeyFrom from =
        (headers, content) -> Optional.ofNullable(key).map(own -> caller.subject() + '/' + own);
    String delivery = DeliveryKeys.of(from, new Headers(Map.of()), lead, body);
    Node wrapped = new Node(Map.of("type", "lead.captured", "data", lead.value()));
    return new Submission(
        Submission.idOf(SOURCE, delivery),
        SOURCE,
        PRESET,
        delivery,
        Submission.Status.ACCEPTED,
        now,
        null,
        Map.of(),
        JsonBody.write(wrapped),
        null,
        EngagementKind.FORM_SUBMITTED,
        Format.PARSED,
        null,
        Map.of(),
        Submission.Kind.DELIVERED,
        new Submission.Request(id, channel.instance(), caller.subject()));
  }

  private Receipt ask(String id, Node lead, byte[] body, @Nullable String key, Caller caller) {
    Submission submission = submission(id, lead, body, key, caller);
    Outbound record =
        new Outbound(
            Topic.SUBMISSIONS.topicName(),
            submission.recordKey(),
            Map.of(),
            EventJson.mapper().writeValueAsBytes(submission),
            submission.receivedAt().toEpochMilli());
    return switch (channel.ask(id, record)) {
      case Result.Answered<PostedLead>(PostedLead came) ->
          came.taken()
              ? new Receipt(Outcome.ACCEPTED, submission.deliveryId())
              : new Receipt(Outcome.REFUSED_KEY, null);
      // It is kept or is not, and the same key makes another try safe.
      case Result.Unanswered<PostedLead> _ -> new Receipt(Outcome.UNAVAILABLE, null);
      case Result.Unavailable<PostedLead> _ -> new Receipt(Outcome.UNAVAILABLE, null);
    };
  }
}
