package com.relevo.sla.stream;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.relevo.events.EventJson;
import com.relevo.events.Topic;
import com.relevo.kit.request.Replies;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Outbound;
import com.relevo.sla.domain.SlaCommand;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** JSON of what the monitor says to itself: requests and their replies. */
public final class SlaWire {
  static final String TYPE = "relevo_type";
  private static final String REQUEST = "sla.command.v1";
  private static final String REPLY = "sla.reply.v1";

  private static final JsonMapper MAPPER =
      EventJson.mapper().rebuild().addMixIn(SlaCommand.class, Named.class).build();

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = SlaCommand.Waive.class, name = "waive"),
    @JsonSubTypes.Type(value = SlaCommand.Dispute.class, name = "dispute"),
    @JsonSubTypes.Type(value = SlaCommand.Resolve.class, name = "resolve")
  })
  private interface Named {}

  private SlaWire() {}

  public static Outbound request(SlaRequest request) {
    return outbound(
        Topic.SLA_COMMANDS,
        request.lead().value(),
        REQUEST,
        request,
        request.receivedAt(),
        Map.of());
  }

  static Outbound reply(SlaRequest request, SlaReply reply, Instant now) {
    return outbound(
        Topic.SLA_REPLIES,
        request.id(),
        REPLY,
        reply,
        now,
        Map.of(Replies.REPLY_TO, request.replyTo()));
  }

  private static Outbound outbound(
      Topic topic, String key, String type, Object value, Instant at, Map<String, String> more) {
    Map<String, String> headers = new LinkedHashMap<>(more);
    headers.put(TYPE, type);
    headers.put("content-type", "application/json");
    return new Outbound(topic.topicName(), key, headers, write(value), at.toEpochMilli());
  }

  static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** Empty where the record is not a reply this version can read. */
  public static Optional<SlaReply> readReply(Headers headers, byte[] value) {
    return read(headers, REPLY, SlaReply.class, value)
            instanceof Inbound.Readable<SlaReply>(SlaReply reply)
        ? Optional.of(reply)
        : Optional.empty();
  }

  static Inbound<SlaRequest> readRequest(Headers headers, byte[] value) {
    return read(headers, REQUEST, SlaRequest.class, value);
  }

  private static <T> Inbound<T> read(Headers headers, String type, Class<T> form, byte[] value) {
    Header header = headers.lastHeader(TYPE);
    if (header == null || header.value() == null) {
      return new Inbound.Unreadable<>(
          "no_type", "Expected a " + TYPE + " header, but there is none", value);
    }
    String found = new String(header.value(), StandardCharsets.UTF_8);
    if (!found.equals(type)) {
      return new Inbound.Unknown<>(found);
    }
    try {
      return new Inbound.Readable<>(MAPPER.readValue(value, form));
    } catch (JacksonException e) {
      return new Inbound.Unreadable<>(
          "unreadable", "Expected a " + type + ", but " + e.getOriginalMessage(), value);
    }
  }
}
