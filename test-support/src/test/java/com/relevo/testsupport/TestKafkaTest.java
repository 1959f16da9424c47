package com.relevo.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.relevo.events.Event;
import com.relevo.events.EventIds;
import com.relevo.events.LeadEvent.ConsentChanged;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.SourceRef;
import com.relevo.events.Topic;
import com.relevo.kit.stream.EventDecoder;
import com.relevo.kit.stream.EventProcessor;
import com.relevo.kit.stream.Serdes;
import com.relevo.kit.stream.Sink;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.junit.jupiter.api.Test;

class TestKafkaTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  @Test
  void whatIsWrittenIsReadInOrder() {
    try (Records records = new Records(TestKafka.bootstrapServers())) {
      records.createTopics(2, Topic.LEADS);
      records.createTopics(2, Topic.LEADS);
      records.send(consent("one", true));
      records.send(consent("one", false));

      List<Event> events =
          records.events(Topic.LEADS, found -> found.size() == 2, Duration.ofSeconds(20));

      assertThat(events).containsExactly(consent("one", true), consent("one", false));
      assertThatThrownBy(
              () -> records.events(Topic.LEADS, found -> found.size() == 3, Duration.ofMillis(300)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("one=");
    }
  }

  @Test
  void aTopologyIsDrivenByHand() {
    try (TopologyFixture fixture = new TopologyFixture(TestKafkaTest::withdrawEveryMinute, NOW)) {
      fixture.pipe(consent("one", true));
      fixture.pipeRaw(
          "relevo.leads",
          "one",
          Map.of("ce_type", "lead.captured.v1"),
          "{".getBytes(StandardCharsets.UTF_8));
      assertThat(fixture.drain()).isEmpty();
      assertThat(fixture.drainDeadLetters())
          .singleElement()
          .satisfies(
              letter -> assertThat(letter.headers()).containsEntry("dlt_reason", "unreadable"));

      fixture.advance(Duration.ofMinutes(1));
      assertThat(fixture.drain()).containsExactly(consent("one", false));
      assertThat(fixture.drain()).isEmpty();
      assertThat(fixture.now()).isEqualTo(NOW.plusSeconds(60));
    }
  }

  private static void withdrawEveryMinute(StreamsBuilder builder) {
    Sink.write(
        builder.stream(
                "relevo.leads",
                Consumed.with(
                    org.apache.kafka.common.serialization.Serdes.String(),
                    Serdes.inbound(new EventDecoder(Keyring.OF_ALL, _ -> true))))
            .process(WithdrawEveryMinute::new),
        "sink");
  }

  /**
   * Answers only by the clock. The topic it writes is the one it reads, so it hears itself and
   * stays silent then.
   */
  private static final class WithdrawEveryMinute extends EventProcessor {
    WithdrawEveryMinute() {
      super("test", new SimpleMeterRegistry(), Keyring.OF_ALL);
    }

    @Override
    public void init(ProcessorContext<String, com.relevo.kit.stream.Outbound> context) {
      super.init(context);
      context.schedule(
          Duration.ofMinutes(1),
          PunctuationType.WALL_CLOCK_TIME,
          now -> publish(consent("one", false)));
    }

    @Override
    protected void on(String key, Event event, Instant now) {}
  }

  private static ConsentChanged consent(String lead, boolean allowed) {
    Meta meta =
        new Meta(
            EventIds.of(lead + allowed),
            new LeadId(lead),
            0,
            NOW,
            NOW,
            null,
            List.of(),
            Mode.LIVE,
            null);
    return new ConsentChanged(meta, new SourceRef("test", null, "delivery"), allowed, "asked");
  }
}
