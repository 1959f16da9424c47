package com.relevo.sla.stream;

import com.relevo.agreement.TimelineSource;
import com.relevo.events.EventType;
import com.relevo.events.LeadKeys;
import com.relevo.events.Stage;
import com.relevo.events.Topic;
import com.relevo.kit.config.KitProperties;
import com.relevo.kit.config.RequiredTopics;
import com.relevo.kit.config.SamePartitions;
import com.relevo.kit.http.GatheredReads;
import com.relevo.kit.keys.LeadKeyLog;
import com.relevo.kit.roster.RosterBook;
import com.relevo.kit.roster.RosterLog;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Outbound;
import com.relevo.kit.stream.Serdes;
import com.relevo.kit.stream.Sink;
import com.relevo.sla.config.SelfWatchProperties;
import com.relevo.sla.config.SlaProperties;
import com.relevo.sla.domain.Clockwork;
import com.relevo.sla.domain.LeadClocks;
import com.relevo.sla.watermark.Watermark;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** What happens to leads in, what their clocks do out. */
@Configuration
public class SlaBinding {
  /** The store of {@link LeadClocks} by lead. */
  public static final String LEADS = "sla-leads";

  /** The texts of the agreements that clocks run under, by pin. */
  static final String AGREEMENTS = "sla-agreements";

  static final String TIMERS = "sla-timers";

  /** How many clocks are open, by state and target. */
  static final String OPEN = "sla-open";

  static final String SERVICE = "sla-monitor-service";

  /** Where evidence comes from: the watermark is over all of these. */
  public static final Set<Topic> INPUTS = Set.of(Topic.QUALIFICATIONS, Topic.HANDOFFS, Topic.LEADS);

  @Bean
  RequiredTopics requiredTopics() {
    return RequiredTopics.of(
        Topic.QUALIFICATIONS,
        Topic.HANDOFFS,
        Topic.LEADS,
        Topic.LEAD_KEYS,
        Topic.SLA,
        Topic.SLA_COMMANDS,
        Topic.SLA_REPLIES,
        Topic.REPS);
  }

  @Bean
  SamePartitions samePartitions(KafkaAdmin admin) {
    return new SamePartitions(
        admin, Topic.QUALIFICATIONS, Topic.HANDOFFS, Topic.LEADS, Topic.SLA_COMMANDS);
  }

  @Bean
  RosterBook rosterBook() {
    return new RosterBook();
  }

  @Bean
  RosterLog reps(RosterBook book, KafkaProperties kafka, KitProperties kit) {
    return new RosterLog(Topic.REPS, book, kafka, kit);
  }

  @Bean
  AgreementArchive agreementArchive(TimelineSource agreements, RosterBook book) {
    return new AgreementArchive(agreements, book::calendarOf);
  }

  @Bean
  Clockwork clockwork(AgreementArchive archive, SlaProperties settings) {
    return new Clockwork(archive, settings.enforceFrom());
  }

  @Bean
  Serde<Inbound<SlaInput>> inboundSerde(AgreementArchive archive, LeadKeys keys) {
    return Serdes.inbound(new SlaInputDecoder(keys, type -> matters(type, archive)));
  }

  @Bean
  LeadKeyLog leadKeys(KafkaProperties kafka, KitProperties kit) {
    return new LeadKeyLog(kafka, kit);
  }

  /** Most of relevo.leads tells the clocks nothing. */
  private static boolean matters(EventType type, AgreementArchive archive) {
    return type != EventType.LEAD_ENGAGED
        && type != EventType.ACTIVITY_REPORTED
        && (type != EventType.LEAD_CAPTURED || archive.watches(Stage.LEAD));
  }

  @Bean
  LivePartitions livePartitions(MeterRegistry metrics) {
    return new LivePartitions(metrics);
  }

  @Bean
  DueScan dueScan(LivePartitions partitions, GatheredReads reads, Clockwork clockwork) {
    return new DueScan(partitions, reads, clockwork);
  }

  @Bean
  NextBreach nextBreach(DueScan scan, InstantSource clock, MeterRegistry metrics) {
    return new NextBreach(scan, clock, metrics);
  }

  @Bean
  Consumer<KStream<String, Inbound<SlaInput>>> stream(
      Clockwork clockwork,
      AgreementArchive archive,
      Watermark watermark,
      SlaProperties settings,
      SelfWatchProperties selfWatch,
      LivePartitions partitions,
      LeadKeys keys,
      MeterRegistry metrics) {
    return events ->
        Sink.write(
            events.process(
                new Supplier(
                    clockwork, archive, watermark, settings, selfWatch, partitions, keys, metrics),
                Named.as("sla-clocks")),
            "sla-out");
  }

  private record Supplier(
      Clockwork clockwork,
      AgreementArchive archive,
      Watermark watermark,
      SlaProperties settings,
      SelfWatchProperties selfWatch,
      LivePartitions partitions,
      LeadKeys keys,
      MeterRegistry metrics)
      implements ProcessorSupplier<String, Inbound<SlaInput>, String, Outbound> {

    @Override
    public Processor<String, Inbound<SlaInput>, String, Outbound> get() {
      return new SlaProcessor(
          clockwork, archive, watermark, settings, selfWatch, partitions, keys, metrics);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(
          Stores.keyValueStoreBuilder(
                  Stores.persistentKeyValueStore(LEADS),
                  org.apache.kafka.common.serialization.Serdes.String(),
                  LeadClocksSerde.serde())
              .withCachingEnabled(), // several events of a lead in a commit are one write
          Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore(AGREEMENTS),
              org.apache.kafka.common.serialization.Serdes.String(),
              org.apache.kafka.common.serialization.Serdes.String()),
          Stores.keyValueStoreBuilder(
                  Stores.persistentKeyValueStore(OPEN),
                  org.apache.kafka.common.serialization.Serdes.String(),
                  org.apache.kafka.common.serialization.Serdes.Long())
              .withCachingEnabled(), // a count changes with every clock, but is few keys
          Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore(TIMERS),
              org.apache.kafka.common.serialization.Serdes.Bytes(),
              org.apache.kafka.common.serialization.Serdes.ByteArray()));
    }
  }
}
