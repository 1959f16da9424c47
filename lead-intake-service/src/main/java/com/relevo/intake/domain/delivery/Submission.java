package com.relevo.intake.domain.delivery;

import com.relevo.events.EngagementKind;
import com.relevo.events.EventIds;
import com.relevo.events.Mode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as {@code relevo.submissions} keeps it. It carries how its source was configured when
 * it came, so that reading it needs nothing but the preset and gives the same at every time and on
 * every instance. {@code body} is as received, less secrets; {@code format} is null in records of
 * before there were several, which are JSON. {@code mode} is null but of lists and replays, {@code
 * replayedAt} when it was read once more.
 */
public record Submission(
    String deliveryId,
    String source,
    String preset,
    String deliveryKey,
    Status status,
    Instant receivedAt,
    @Nullable String contentType,
    Map<String, String> headers,
    byte[] body,
    @Nullable String defaultRegion,
    EngagementKind engagement,
    Format format,
    @Nullable String zone,
    Map<String, String> names,
    Kind kind,
    @Nullable Request request,
    @Nullable Mode mode,
    @Nullable Instant replayedAt) {

  public Submission(
      String deliveryId,
      String source,
      String preset,
      String deliveryKey,
      Status status,
      Instant receivedAt,
      @Nullable String contentType,
      Map<String, String> headers,
      byte[] body,
      @Nullable String defaultRegion,
      EngagementKind engagement,
      Format format,
      @Nullable String zone,
      Map<String, String> names,
      Kind kind,
      @Nullable Request request) {
    this(
        deliveryId,
        source,
        preset,
        deliveryKey,
        status,
        receivedAt,
        contentType,
        headers,
        body,
        defaultRegion,
        engagement,
        format,
        zone,
        names,
        kind,
        request,
        null,
        null);
  }

  /** What became of it at the edge; a refused one is kept to be looked at, and makes no event. */
  public enum Status {
    ACCEPTED,
    REFUSED_UNPARSABLE
  }

  /** Who brought it: the tool itself, or Relevo, which fetched what the tool had only named. */
  public enum Kind {
    DELIVERED,
    FETCHED
  }

  /**
   * Who posted it by the lead API, and who waits to hear what came of it: {@code id} is the key of
   * the answer, {@code replyTo} the instance.
   */
  public record Request(String id, String replyTo, String actor) {}

  public Submission {
    headers = headers == null ? Map.of() : Map.copyOf(headers);
    engagement = engagement == null ? EngagementKind.FORM_SUBMITTED : engagement;
    format = format == null ? Format.JSON : format;
    names = names == null ? Map.of() : Map.copyOf(names);
    kind = kind == null ? Kind.DELIVERED : kind;
  }

  /**
   * The same delivery, sent again, has the same id: whatever is derived from it is the same too.
   */
  public static String idOf(String source, String deliveryKey) {
    return EventIds.of("delivery\n" + source + '\n' + deliveryKey);
  }

  public String recordKey() {
    return source + ':' + deliveryKey;
  }

  /**
   * A delivery of {@code body} only, the {@code index}-th item of this one: what is dead-lettered
   * of a batch, replayable alone.
   */
  public Submission narrowedTo(byte[] body, int index) {
    return derived(deliveryKey + '#' + index, body, kind, receivedAt);
  }

  /** What was fetched for the item {@code itemKey} of this delivery, as a delivery of its own. */
  public Submission fetched(byte[] body, String itemKey, Instant at) {
    return derived("fetched:" + itemKey, body, Kind.FETCHED, at);
  }

  /** The same once more, to be read by what its preset says by now. */
  public Submission replayed(Instant at) {
    return as(Status.ACCEPTED, null, Mode.REPLAY, at);
  }

  /** As it is to be taken in. */
  public Submission in(Mode mode) {
    return as(status, request, mode, replayedAt);
  }

  private Submission as(
      Status status, @Nullable Request request, Mode mode, @Nullable Instant replayedAt) {
    return new Submission(
        deliveryId,
        source,
        preset,
        deliveryKey,
        status,
        receivedAt,
        contentType,
        headers,
        body,
        defaultRegion,
        engagement,
        format,
        zone,
        names,
        kind,
        request,
        mode,
        replayedAt);
  }

  /** When it was learnt: as it came, or when it was read once more. */
  public Instant learntAt() {
    return replayedAt == null ? receivedAt : replayedAt;
  }

  private Submission derived(String key, byte[] body, Kind kind, Instant at) {
    return new Submission(
        idOf(source, key),
        source,
        preset,
        key,
        status,
        at,
        contentType,
        headers,
        body,
        defaultRegion,
        engagement,
        Format.PARSED,
        zone,
        names,
        kind,
        null);
  }
}
