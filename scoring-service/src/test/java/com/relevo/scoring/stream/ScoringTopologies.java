package com.relevo.scoring.stream;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.Event;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.Topic;
import com.relevo.scoring.Happenings;
import com.relevo.scoring.config.ScoringProperties;
import com.relevo.scoring.domain.Predictor;
import com.relevo.testsupport.Keyring;
import com.relevo.testsupport.TopologyFixture;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;

/** Scoring's stream without a broker, under an agreement of the test's own. */
final class ScoringTopologies {
  private static final ScoringProperties SETTINGS =
      new ScoringProperties(
          Duration.ofSeconds(1), 1000, Duration.ofSeconds(10), List.of("Forklifts"));

  private ScoringTopologies() {}

  static TopologyFixture fixture(Agreement agreement, MeterRegistry metrics) {
    return new TopologyFixture(builder -> build(builder, agreement, metrics), Happenings.START);
  }

  static Topology of(Agreement agreement, MeterRegistry metrics) {
    StreamsBuilder builder = new StreamsBuilder();
    build(builder, agreement, metrics);
    return builder.build();
  }

  private static void build(StreamsBuilder builder, Agreement agreement, MeterRegistry metrics) {
    ScoringBinding binding = new ScoringBinding();
    List<String> topics =
        List.of(
            Topic.LEADS.topicName(),
            Topic.HANDOFFS.topicName(),
            Topic.SCORING_ACCOUNTS.topicName(),
            Topic.SCORING_STANDINGS.topicName());
    binding.stream(
            TimelineSource.of(agreement), Predictor.SILENT, SETTINGS, Keyring.OF_ALL, metrics)
        .accept(
            builder.stream(
                topics, Consumed.with(Serdes.String(), binding.inboundSerde(Keyring.OF_ALL))));
  }

  static List<QualificationChanged> changes(List<Event> events) {
    return events.stream()
        .filter(QualificationChanged.class::isInstance)
        .map(QualificationChanged.class::cast)
        .toList();
  }
}
