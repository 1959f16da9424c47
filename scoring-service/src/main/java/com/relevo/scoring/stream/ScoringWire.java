package com.relevo.scoring.stream;

import com.relevo.events.EventJson;
import com.relevo.events.Topic;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Outbound;
import com.relevo.scoring.domain.Inheritance;
import com.relevo.scoring.domain.Share;
import com.relevo.scoring.domain.Standing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import tools.jackson.core.JacksonException;

/** JSON of what leads and accounts tell each other, over the topics that key it by the other. */
final class ScoringWire {
  static final String TYPE = "relevo_type";
  private static final String SHARE = "scoring.share.v1";
  private static final String STANDING = "scoring.standing.v1";
  private static final String INHERITANCE = "scoring.inheritance.v1";

  private ScoringWire() {}

  static Outbound share(Share.Told told) {
    return outbound(Topic.SCORING_ACCOUNTS, told.share().domain(), SHARE, told, told.at());
  }

  static Outbound standing(Standing.Told told) {
    return outbound(Topic.SCORING_STANDINGS, told.leadId(), STANDING, told, told.at());
  }

  static Outbound inheritance(Inheritance told) {
    return outbound(Topic.SCORING_STANDINGS, told.leadId(), INHERITANCE, told, told.at());
  }

  private static Outbound outbound(Topic topic, String key, String type, Object value, Instant at) {
    return new Outbound(
        topic.topicName(),
        key,
        Map.of(TYPE, type, "content-type", "application/json"),
        write(value),
        at.toEpochMilli());
  }

  static byte[] write(Object value) {
    return EventJson.mapper().writeValueAsBytes(value);
  }

  static Inbound<ScoringInput> read(Headers headers, byte[] value) {
    Header header = headers.lastHeader(TYPE);
    if (header == null || header.value() == null) {
      return new Inbound.Unreadable<>(
          "no_type", "Expected a " + TYPE + " header, but there is none", value);
    }
    String type = new String(header.value(), StandardCharsets.UTF_8);
    return switch (type) {
      case SHARE ->
          read(type, Share.Told.class, value)
              .then(share -> new Inbound.Readable<>(new ScoringInput.Shared(share)));
      case STANDING ->
          read(type, Standing.Told.class, value)
              .then(standing -> new Inbound.Readable<>(new ScoringInput.Stood(standing)));
      case INHERITANCE ->
          read(type, Inheritance.class, value)
              .then(told -> new Inbound.Readable<>(new ScoringInput.Inherited(told)));
      default -> new Inbound.Unknown<>(type);
    };
  }

  private static <T> Inbound<T> read(String type, Class<T> form, byte[] value) {
    try {
      return new Inbound.Readable<>(EventJson.mapper().readValue(value, form));
    } catch (JacksonException e) {
      return new Inbound.Unreadable<>(
          "unreadable", "Expected a " + type + ", but " + e.getOriginalMessage(), value);
    }
  }
}
