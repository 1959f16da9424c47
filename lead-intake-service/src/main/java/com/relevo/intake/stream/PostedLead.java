package com.relevo.intake.stream;

import com.relevo.events.EventJson;
import com.relevo.events.Topic;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.kit.request.Replies;
import com.relevo.kit.stream.Outbound;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import tools.jackson.core.JacksonException;

/** What came of a posted lead, for whoever waits: {@code taken}, or its key was another's. */
public record PostedLead(boolean taken) {
  static Outbound reply(Submission.Request request, PostedLead came, Instant now) {
    return new Outbound(
        Topic.SUBMISSION_REPLIES.topicName(),
        request.id(),
        Map.of(Replies.REPLY_TO, request.replyTo()),
        EventJson.mapper().writeValueAsBytes(came),
        now.toEpochMilli());
  }

  /** Empty where this version cannot read it. */
  public static Optional<PostedLead> read(Headers headers, byte[] value) {
    try {
      return Optional.ofNullable(EventJson.mapper().readValue(value, PostedLead.class));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
