package com.relevo.intake.stream;

import com.relevo.events.EventJson;
import com.relevo.events.Topic;
import com.relevo.intake.domain.ladder.Answer;
import com.relevo.intake.domain.ladder.Asked;
import com.relevo.kit.request.Replies;
import com.relevo.kit.stream.Outbound;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import tools.jackson.core.JacksonException;

/** What came of what was asked of a lead, for whoever waits. */
public final class AskedLead {
  private AskedLead() {}

  static Outbound reply(Asked asked, Answer answer, Instant now) {
    return new Outbound(
        Topic.SUBMISSION_REPLIES.topicName(),
        asked.id(),
        Map.of(Replies.REPLY_TO, asked.replyTo()),
        EventJson.mapper().writeValueAsBytes(answer),
        now.toEpochMilli());
  }

  /** Empty where this version cannot read it. */
  public static Optional<Answer> read(Headers headers, byte[] value) {
    try {
      return Optional.ofNullable(EventJson.mapper().readValue(value, Answer.class));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
