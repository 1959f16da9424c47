package com.relevo.scoring.stream;

import com.relevo.agreement.TimelineSource;
import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.Topic;
import com.relevo.kit.config.RequiredTopics;
import com.relevo.kit.stream.EventDecoder;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Serdes;
import com.relevo.kit.stream.Sink;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What leads do and what sales does with them, in; scores and qualifications, out. */
@Configuration(proxyBeanMethods = false)
class ScoringBinding {
  @Bean
  RequiredTopics requiredTopics() {
    return RequiredTopics.of(Topic.LEADS, Topic.HANDOFFS, Topic.SCORES, Topic.QUALIFICATIONS);
  }

  @Bean
  Serde<Inbound<Event>> inboundSerde() {
    return Serdes.inbound(new EventDecoder(ScoringBinding::matters));
  }

  /** How sales gets to its word on a lead is theirs. */
  private static boolean matters(EventType type) {
    return switch (type) {
      case HANDOFF_OPENED, LEAD_UNROUTED, LEAD_ASSIGNED, CONTACT_LOGGED -> false;
      default -> true;
    };
  }

  @Bean
  Consumer<KStream<String, Inbound<Event>>> stream(
      TimelineSource agreements, MeterRegistry metrics) {
    return events ->
        Sink.write(
            events.process(new ScoringProcessors(agreements, metrics), Named.as("score")),
            "scoring-out");
  }
}
