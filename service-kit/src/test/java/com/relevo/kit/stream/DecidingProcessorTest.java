package com.relevo.kit.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.CloudEvents;
import com.relevo.events.DeadLetters;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadId;
import com.relevo.events.LeadKeys;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecidingProcessorTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");
  private static final String IN = "in";
  private static final String OUT = Topic.HANDOFFS.topicName();
  private static final String LETTERS = Topic.deadLetterOf(IN);

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final TopologyTestDriver driver = driver();

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void aReadableRecordIsDecidedOnAndPublishedAsACloudEvent() {
    pipe(EventType.HANDOFF_CLOSED.type(), EventJson.write(closed("lead-1")));

    TestRecord<String, byte[]> out = read(OUT).getFirst();
    assertThat(out.key()).isEqualTo("lead-1");
    assertThat(header(out.headers(), "ce_source")).isEqualTo("/relevo/test-service");
    assertThat(header(out.headers(), CloudEvents.TYPE)).isEqualTo("handoff.closed.v1");
  }

  @Test
  void aReplayIsForTheServiceThatItNames() {
    byte[] value = EventJson.write(closed("lead-1"));

    pipe(EventType.HANDOFF_CLOSED.type(), value, Map.of(DeadLetters.REPLAY_FOR, "another-service"));
    assertThat(read(OUT)).isEmpty();

    pipe(EventType.HANDOFF_CLOSED.type(), value, Map.of(DeadLetters.REPLAY_FOR, "test-service"));
    assertThat(read(OUT)).hasSize(1);
  }

  @Test
  void whatIsWrittenBelongsToTheTraceOfWhatWasRead() {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    byte[] value = EventJson.write(closed("lead-1"));
    RecordTrace.through(OpenTelemetrySdk.builder().build());
    try {
      pipe(
          EventType.HANDOFF_CLOSED.type(),
          value,
          Map.of("traceparent", "00-" + trace + "-b7ad6b7169203331-01"));
      pipe(EventType.HANDOFF_CLOSED.type(), value, Map.of());
    } finally {
      RecordTrace.through(OpenTelemetry.noop());
    }

    List<TestRecord<String, byte[]>> written = read(OUT);
    assertThat(header(written.getFirst().headers(), "traceparent"))
        .contains(trace)
        .doesNotContain("b7ad6b7169203331"); // a span of its own
    assertThat(written.getLast().headers().lastHeader("traceparent")).isNull();
  }

  @Test
  void poisonGoesToTheDeadLettersWithItsReasonAndTheStreamGoesOn() {
    byte[] poison = "{\"eventId\":".getBytes(StandardCharsets.UTF_8);
    pipe(EventType.HANDOFF_CLOSED.type(), poison);
    pipe(EventType.HANDOFF_CLOSED.type(), EventJson.write(closed("lead-2")));

    TestRecord<String, byte[]> letter = read(LETTERS).getFirst();
    assertThat(letter.value()).isEqualTo(poison);
    assertThat(header(letter.headers(), "dlt_reason")).isEqualTo("unreadable");
    assertThat(header(letter.headers(), "dlt_topic")).isEqualTo(IN);
    assertThat(header(letter.headers(), "dlt_service")).isEqualTo("test-service");
    assertThat(header(letter.headers(), CloudEvents.TYPE)).isEqualTo("handoff.closed.v1");
    assertThat(metrics.counter("relevo.dead.letters", "topic", IN, "reason", "unreadable").count())
        .isEqualTo(1);
    assertThat(read(OUT)).hasSize(1);
  }

  @Test
  void aDecisionThatFailsIsADeadLetterToo() {
    pipe(EventType.HANDOFF_CLOSED.type(), EventJson.write(closed("bug")));

    TestRecord<String, byte[]> letter = read(LETTERS).getFirst();
    assertThat(header(letter.headers(), "dlt_reason")).isEqualTo("decision_failed");
    assertThat(EventJson.read(EventType.HANDOFF_CLOSED, letter.value())).isEqualTo(closed("bug"));
  }

  @Test
  void typesOfANewerVersionArePassedOver() {
    pipe("handoff.closed.v9", "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(read(OUT)).isEmpty();
    assertThat(read(LETTERS)).isEmpty();
    assertThat(metrics.counter("relevo.events.unknown", "service", "test-service").count())
        .isEqualTo(1);
  }

  private void pipe(String type, byte[] value) {
    pipe(type, value, Map.of());
  }

  private void pipe(String type, byte[] value, Map<String, String> beside) {
    RecordHeaders headers = new RecordHeaders();
    beside.forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
    headers.add(CloudEvents.TYPE, type.getBytes(StandardCharsets.UTF_8));
    driver
        .createInputTopic(IN, new StringSerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>("key", value, headers, T));
  }

  private List<TestRecord<String, byte[]>> read(String topic) {
    return driver
        .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  private static String header(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static Event closed(String lead) {
    return new HandoffClosed(
        new Meta("e", new LeadId(lead), 1, T, T, null, List.of(), Mode.LIVE, null), Outcome.WON);
  }

  @Test
  void whatIsLeftOfAnErasedLeadIsPassedOverAndCounted() {
    String closed = new String(EventJson.write(closed("lead-1")), StandardCharsets.UTF_8);
    byte[] sealed =
        closed.replaceFirst("\\{", "{\"sealed\":\"\",").getBytes(StandardCharsets.UTF_8);

    pipe(EventType.HANDOFF_CLOSED.type(), sealed);

    assertThat(driver.producedTopicNames()).isEmpty();
    assertThat(metrics.counter("relevo.events.erased", "service", "test-service").count())
        .isEqualTo(1);
  }

  /** Reads its own topic under another name, so that what it publishes does not come back in. */
  private TopologyTestDriver driver() {
    StreamsBuilder builder = new StreamsBuilder();
    var in =
        builder.stream(
            IN,
            Consumed.with(
                org.apache.kafka.common.serialization.Serdes.String(),
                Serdes.inbound(new EventDecoder(_ -> true))));
    Sink.write(in.process(() -> new Echo(metrics), Named.as("echo")), "out");
    Properties config = new Properties();
    config.putAll(Map.of("application.id", "test", "bootstrap.servers", "none:1"));
    return new TopologyTestDriver(builder.build(), config, T);
  }

  private static final class Echo extends EventProcessor {
    Echo(SimpleMeterRegistry metrics) {
      super("test-service", metrics, LeadKeys.NONE);
    }

    @Override
    protected void on(String key, Event event, Instant now) {
      if (event.leadId().value().equals("bug")) {
        throw new IllegalStateException("a bug");
      }
      publish(event);
    }
  }
}
