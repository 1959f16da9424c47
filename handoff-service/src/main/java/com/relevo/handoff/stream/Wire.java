package com.relevo.handoff.stream;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.relevo.events.EventJson;
import com.relevo.events.Topic;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.desk.DeskRequest;
import com.relevo.handoff.domain.lead.Action;
import com.relevo.handoff.domain.lead.Command;
import com.relevo.handoff.domain.roster.RosterCommand;
import com.relevo.kit.request.Replies;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Outbound;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON of what handoff-service says to itself: commands, their answers, and what leads and desks
 * tell each other. A type this version does not know is passed over, as with events.
 */
public final class Wire {
  public static final String TYPE = "relevo_type";

  /** The key of all commands to the roster. */
  public static final String ROSTER_KEY = "roster";

  private static final JsonMapper MAPPER =
      EventJson.mapper().rebuild().addMixIn(Action.class, NamedAction.class).build();

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Action.Accept.class, name = "accept"),
    @JsonSubTypes.Type(value = Action.Claim.class, name = "claim"),
    @JsonSubTypes.Type(value = Action.Reject.class, name = "reject"),
    @JsonSubTypes.Type(value = Action.GiveBack.class, name = "return"),
    @JsonSubTypes.Type(value = Action.Snooze.class, name = "snooze"),
    @JsonSubTypes.Type(value = Action.Wake.class, name = "wake"),
    @JsonSubTypes.Type(value = Action.OfferTransfer.class, name = "offer-transfer"),
    @JsonSubTypes.Type(value = Action.AcceptTransfer.class, name = "accept-transfer"),
    @JsonSubTypes.Type(value = Action.DeclineTransfer.class, name = "decline-transfer"),
    @JsonSubTypes.Type(value = Action.Assign.class, name = "assign"),
    @JsonSubTypes.Type(value = Action.Archive.class, name = "archive"),
    @JsonSubTypes.Type(value = Action.LogContact.class, name = "log-contact"),
    @JsonSubTypes.Type(value = Action.Qualify.class, name = "qualify"),
    @JsonSubTypes.Type(value = Action.OpenOpportunity.class, name = "opportunity"),
    @JsonSubTypes.Type(value = Action.Recycle.class, name = "recycle"),
    @JsonSubTypes.Type(value = Action.Disqualify.class, name = "disqualify"),
    @JsonSubTypes.Type(value = Action.Win.class, name = "win"),
    @JsonSubTypes.Type(value = Action.Lose.class, name = "lose")
  })
  private interface NamedAction {}

  private Wire() {}

  public static Outbound command(Command command) {
    return outbound(
        Topic.HANDOFF_COMMANDS, command.lead().value(), command, command.receivedAt(), Map.of());
  }

  /** All under one key: one writer decides. */
  public static Outbound command(RosterCommand command) {
    return outbound(Topic.ROSTER_COMMANDS, ROSTER_KEY, command, command.receivedAt(), Map.of());
  }

  /** {@code answer} to {@code command}, for the instance that waits for it. */
  static Outbound reply(String command, String replyTo, Object answer, Instant now) {
    return outbound(Topic.HANDOFF_REPLIES, command, answer, now, Map.of(Replies.REPLY_TO, replyTo));
  }

  static Outbound request(DeskRequest request, Instant now) {
    return outbound(Topic.HANDOFF_DESK, request.team().value(), request, now, Map.of());
  }

  static Outbound answer(DeskAnswer answer, Instant now) {
    return outbound(
        Topic.HANDOFF_PROPOSALS, answer.request().lead().value(), answer, now, Map.of());
  }

  private static Outbound outbound(
      Topic topic, String key, Object value, Instant at, Map<String, String> more) {
    Map<String, String> headers = new LinkedHashMap<>(more);
    headers.put(TYPE, WireType.of(value).type());
    headers.put("content-type", "application/json");
    return new Outbound(topic.topicName(), key, headers, write(value), at.toEpochMilli());
  }

  static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** Empty where the record is not an answer of this type that this version can read. */
  public static <A> Optional<A> readReply(Class<A> type, Headers headers, byte[] value) {
    return read(headers, value) instanceof Inbound.Readable<Object>(Object answer)
            && type.isInstance(answer)
        ? Optional.of(type.cast(answer))
        : Optional.empty();
  }

  static Inbound<Object> read(Headers headers, byte[] value) {
    String type = header(headers, TYPE);
    if (type == null) {
      return new Inbound.Unreadable<>(
          "no_type", "Expected a " + TYPE + " header, but there is none", value);
    }
    return WireType.ofType(type)
        .map(known -> read(known, value))
        .orElseGet(() -> new Inbound.Unknown<>(type));
  }

  private static Inbound<Object> read(WireType type, byte[] value) {
    try {
      return new Inbound.Readable<>(MAPPER.readValue(value, type.valueClass()));
    } catch (JacksonException e) {
      return new Inbound.Unreadable<>(
          "unreadable", "Expected a " + type.type() + ", but " + e.getOriginalMessage(), value);
    }
  }

  private static @Nullable String header(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
