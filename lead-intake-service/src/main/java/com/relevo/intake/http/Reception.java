package com.relevo.intake.http;

import com.relevo.intake.domain.delivery.DeliveryKeys;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.delivery.Submission.Status;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.signature.Headers;
import com.relevo.intake.domain.signature.SignedRequest;
import com.relevo.intake.domain.source.Source;
import com.relevo.intake.json.JsonBody;
import com.relevo.intake.store.Submissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes in one delivery of a known source: verified on its bytes, then parsed, then kept, and only
 * then answered.
 */
@Component
final class Reception {
  private final Submissions submissions;
  private final InstantSource clock;

  Reception(Submissions submissions, InstantSource clock) {
    this.submissions = submissions;
    this.clock = clock;
  }

  /** {@code deliveryId} only where the delivery was kept. */
  record Receipt(Outcome outcome, @Nullable String deliveryId) {}

  /** A request as it came; {@code pathAndQuery} as the sender wrote it. */
  record Arrival(
      String method,
      String pathAndQuery,
      Headers headers,
      @Nullable String contentType,
      byte[] body) {}

  Receipt receive(Source source, Arrival arrival) {
    Instant now = clock.instant();
    Optional<Node> json =
        source.preset().sendsJson() ? JsonBody.parse(arrival.body) : Optional.of(new Node(null));
    if (!verified(source, arrival, json, now)) {
      return new Receipt(Outcome.REFUSED_SIGNATURE, null);
    }
    Submission submission = submission(source, arrival, json, now);
    return switch (submissions.keep(submission)) {
      // A refused delivery is answered as such only once it is kept: until then its sender should
      // keep it.
      case KEPT ->
          new Receipt(
              json.isPresent() ? Outcome.ACCEPTED : Outcome.REFUSED_UNPARSABLE,
              submission.deliveryId());
      case UNAVAILABLE -> new Receipt(Outcome.UNAVAILABLE, null);
      case TOO_LARGE -> new Receipt(Outcome.TOO_LARGE, null);
    };
  }

  private static boolean verified(
      Source source, Arrival arrival, Optional<Node> json, Instant now) {
    String base = source.publicBaseUrl() == null ? "" : source.publicBaseUrl();
    SignedRequest request =
        new SignedRequest(
            arrival.method,
            base + arrival.pathAndQuery,
            arrival.headers,
            arrival.body,
            json.orElse(null));
    return source.preset().scheme().verifies(request, source.secrets(), now);
  }

  private static Submission submission(
      Source source, Arrival arrival, Optional<Node> json, Instant now) {
    String key =
        DeliveryKeys.of(
            source.preset().key(), arrival.headers, json.orElse(new Node(null)), arrival.body);
    return new Submission(
        Submission.idOf(source.slug(), key),
        source.slug(),
        source.preset().id(),
        key,
        json.isPresent() ? Status.ACCEPTED : Status.REFUSED_UNPARSABLE,
        now,
        arrival.contentType,
        StoredHeaders.of(arrival.headers),
        storedBody(source, json, arrival.body),
        source.defaultRegion(),
        source.engagement());
  }

  /** As received, to the byte, unless a secret is in it. */
  private static byte[] storedBody(Source source, Optional<Node> json, byte[] body) {
    return source
        .preset()
        .secretField()
        .flatMap(field -> json.map(node -> JsonBody.write(JsonBody.without(node, field))))
        .orElse(body);
  }
}
