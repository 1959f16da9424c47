package com.relevo.intake.domain.delivery;

import com.relevo.events.EngagementKind;
import com.relevo.events.EventIds;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as {@code relevo.submissions} keeps it. It carries how its source was configured when
 * it came, so that reading it needs no configuration and gives the same at every time and on every
 * instance. {@code body} is as received, less secrets.
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
    EngagementKind engagement) {

  /** What became of it at the edge; a refused one is kept to be looked at, and makes no event. */
  public enum Status {
    ACCEPTED,
    REFUSED_UNPARSABLE
  }

  public Submission {
    headers = headers == null ? Map.of() : Map.copyOf(headers);
    engagement = engagement == null ? EngagementKind.FORM_SUBMITTED : engagement;
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
    String key = deliveryKey + '#' + index;
    return new Submission(
        idOf(source, key),
        source,
        preset,
        key,
        status,
        receivedAt,
        contentType,
        headers,
        body,
        defaultRegion,
        engagement);
  }
}
