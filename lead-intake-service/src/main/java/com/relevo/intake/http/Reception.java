package com.relevo.intake.http;

import com.google.common.base.Suppliers;
import com.relevo.intake.domain.delivery.DeliveryKeys;
import com.relevo.intake.domain.delivery.Format;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.delivery.Submission.Kind;
import com.relevo.intake.domain.delivery.Submission.Status;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.payload.Path;
import com.relevo.intake.domain.signature.Headers;
import com.relevo.intake.domain.signature.SignedRequest;
import com.relevo.intake.domain.source.Preset;
import com.relevo.intake.domain.source.Source;
import com.relevo.intake.format.Bodies;
import com.relevo.intake.json.JsonBody;
import com.relevo.intake.store.Submissions;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes in one delivery of a known source: verified on its bytes, then parsed, then kept, and only
 * then answered.
 */
@Component
final class Reception {
  private final Submissions submissions;
  private final RateLimits limits;
  private final InstantSource clock;

  Reception(Submissions submissions, RateLimits limits, InstantSource clock) {
    this.submissions = submissions;
    this.limits = limits;
    this.clock = clock;
  }

  /** {@code deliveryId} only where the delivery was kept. */
  record Receipt(Outcome outcome, @Nullable String deliveryId) {}

  /** A request as it came; {@code pathAndQuery} as the sender wrote it, {@code from} if known. */
  record Arrival(
      String method,
      String pathAndQuery,
      Headers headers,
      @Nullable String contentType,
      byte[] body,
      @Nullable InetAddress from) {}

  Receipt receive(Source source, Arrival arrival) {
    Instant now = clock.instant();
    Preset preset = source.preset();
    Format format = Bodies.format(preset, arrival.contentType);
    Supplier<Optional<Node>> parsed =
        Suppliers.memoize(
            () -> Bodies.read(preset, format, arrival.contentType, arrival.headers, arrival.body));
    if (!verified(source, arrival, parsed, now)) {
      return new Receipt(Outcome.REFUSED_SIGNATURE, null);
    }
    // After the proof: else anybody could use up what a source may send.
    if (!limits.allows(source)) {
      return new Receipt(Outcome.TOO_MANY, null);
    }
    Optional<Node> content = parsed.get();
    Submission submission = submission(source, arrival, format, content, now);
    return switch (submissions.keep(submission)) {
      // A refused delivery is answered as such only once it is kept: until then its sender should
      // keep it.
      case KEPT ->
          new Receipt(
              content.isPresent() ? Outcome.ACCEPTED : Outcome.REFUSED_UNPARSABLE,
              submission.deliveryId());
      case UNAVAILABLE -> new Receipt(Outcome.UNAVAILABLE, null);
      case TOO_LARGE -> new Receipt(Outcome.TOO_LARGE, null);
    };
  }

  private static boolean verified(
      Source source, Arrival arrival, Supplier<Optional<Node>> parsed, Instant now) {
    String base = source.publicBaseUrl() == null ? "" : source.publicBaseUrl();
    SignedRequest request =
        new SignedRequest(
            arrival.method,
            base + arrival.pathAndQuery,
            arrival.headers,
            arrival.body,
            () -> parsed.get().orElse(new Node(null)));
    return source.verifies(request, arrival.from, now);
  }

  private static Submission submission(
      Source source, Arrival arrival, Format format, Optional<Node> content, Instant now) {
    Preset preset = source.preset();
    Stored stored = stored(preset, format, content, arrival.body);
    String key =
        DeliveryKeys.of(
            preset.key(), arrival.headers, content.orElse(new Node(null)), arrival.body);
    return new Submission(
        Submission.idOf(source.slug(), key),
        source.slug(),
        preset.id(),
        key,
        content.isPresent() ? Status.ACCEPTED : Status.REFUSED_UNPARSABLE,
        now,
        arrival.contentType,
        StoredHeaders.of(arrival.headers, source),
        stored.body,
        source.defaultRegion(),
        source.reading().engagement(),
        stored.format,
        source.zone() == null ? preset.zone() : source.zone(),
        source.reading().names(),
        Kind.DELIVERED,
        null);
  }

  private record Stored(Format format, byte[] body) {}

  /**
   * As received, to the byte, unless a secret is in it: then as it was read, without; and nothing
   * of it, where it may be in there and cannot be found.
   */
  private static Stored stored(
      Preset preset, Format format, Optional<Node> content, byte[] received) {
    List<Path> secrets = preset.secretsInBody();
    if (secrets.isEmpty()) {
      return new Stored(format, received);
    }
    return content
        .map(node -> {
          Node rest = node;
          for (Path secret : secrets) {
            rest = secret.removedFrom(rest);
          }
          return new Stored(Format.PARSED, JsonBody.write(rest));
        })
        .orElse(new Stored(format, new byte[0]));
  }
}
