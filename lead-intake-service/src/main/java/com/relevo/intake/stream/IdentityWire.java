package com.relevo.intake.stream;

import com.relevo.events.EventJson;
import com.relevo.events.Topic;
import com.relevo.intake.domain.ladder.Step;
import com.relevo.intake.domain.ladder.Step.Visit;
import com.relevo.kit.stream.Decoder;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Outbound;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import tools.jackson.core.JacksonException;

/** Steps as JSON on {@code relevo.identity}, their kind and how far they came in headers. */
public final class IdentityWire implements Decoder<IdentityWire.Arrival> {
  private static final String STEP = "relevo_step";
  private static final String HOPS = "relevo_hops";
  private static final Map<Class<? extends Step>, String> NAMES =
      Step.KINDS.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  /** A step, and how many led to it since it came in from outside. */
  record Arrival(Step step, int hops) {}

  public static Outbound outbound(String key, Step step, int hops, Instant at) {
    return new Outbound(
        Topic.IDENTITY.topicName(),
        key,
        Map.of(
            STEP,
            NAMES.get(step.getClass()),
            HOPS,
            Integer.toString(hops),
            "content-type",
            "application/json"),
        EventJson.mapper().writeValueAsBytes(step),
        at.toEpochMilli());
  }

  @Override
  public Inbound<Arrival> decode(String topic, Headers headers, byte[] value) {
    String name = text(headers, STEP);
    Class<? extends Step> kind = Step.KINDS.get(name);
    if (kind == null) {
      return new Inbound.Unknown<>(name);
    }
    try {
      Step step = EventJson.mapper().readValue(value, kind);
      String hops = text(headers, HOPS);
      return step == null || step instanceof Visit visit && visit.item().keys().isEmpty()
          ? unreadable(name, "nothing", value)
          : new Inbound.Readable<>(
              new Arrival(step, hops.matches("\\d{1,3}") ? Integer.parseInt(hops) : 0));
    } catch (JacksonException e) {
      // Only the kind of the error: its text may quote what is personal.
      return unreadable(name, e.getClass().getSimpleName(), value);
    }
  }

  private static Inbound<Arrival> unreadable(String name, String what, byte[] value) {
    return new Inbound.Unreadable<>("unreadable", "Expected a " + name + ", but " + what, value);
  }

  private static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
