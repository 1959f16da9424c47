package com.relevo.sla.stream;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.Topic;
import com.relevo.kit.stream.Serdes;
import com.relevo.sla.config.SelfWatchProperties;
import com.relevo.sla.config.SlaProperties;
import com.relevo.sla.domain.Clockwork;
import com.relevo.sla.watermark.Watermark;
import com.relevo.testsupport.Keyring;
import com.relevo.testsupport.TopologyFixture;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.streams.kstream.Consumed;

/** The monitor's topology without a broker. */
final class SlaTopology {
  static final List<String> TOPICS =
      Stream.concat(SlaBinding.INPUTS.stream(), Stream.of(Topic.SLA_COMMANDS))
          .map(Topic::topicName)
          .toList();

  private SlaTopology() {}

  static TopologyFixture started(
      Instant now,
      Watermark watermark,
      SelfWatchProperties selfWatch,
      LivePartitions partitions,
      MeterRegistry metrics) {
    AgreementArchive archive = new AgreementArchive(TimelineSource.of(agreement()));
    SlaProperties settings =
        new SlaProperties(Duration.ofMillis(100), 2000, Duration.ofMillis(100), Map.of());
    return new TopologyFixture(
        builder ->
            new SlaBinding()
                .stream(
                        new Clockwork(archive),
                        archive,
                        watermark,
                        settings,
                        selfWatch,
                        partitions,
                        Keyring.OF_ALL,
                        metrics)
                    .accept(
                        builder.stream(
                            TOPICS,
                            Consumed.with(
                                org.apache.kafka.common.serialization.Serdes.String(),
                                Serdes.inbound(new SlaInputDecoder(Keyring.OF_ALL, _ -> true))))),
        now);
  }

  /** The shipped one, with three plain promises. */
  static Agreement agreement() {
    String shipped = AgreementReader.example().text();
    return AgreementReader.read(
        "test",
        shipped.substring(0, shipped.indexOf("\ntargets:"))
            + """

            targets:
              - { id: route-in-15-minutes, kind: time-to-route, budget: 15m, calendar: team, warn: [50%, 80%] }
              - { id: accept-in-2-hours, kind: time-to-accept, budget: 2h, calendar: rep, warn: [50%, 80%] }
              - id: respond-in-4-hours
                kind: time-to-first-response
                budget: 4h
                calendar: team
                warn: [50%, 80%]
                pause: waiting == "NO_CAPACITY"
            """
            + shipped.substring(shipped.indexOf("\ndispositions:")));
  }
}
