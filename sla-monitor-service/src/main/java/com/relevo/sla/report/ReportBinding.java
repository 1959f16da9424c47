package com.relevo.sla.report;

import com.relevo.agreement.PerAgreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Outbound;
import com.relevo.kit.stream.Serdes;
import com.relevo.kit.stream.Sink;
import com.relevo.sla.config.CommitmentProperties;
import com.relevo.sla.config.StormProperties;
import com.relevo.sla.domain.commitment.Book;
import com.relevo.sla.domain.commitment.Counting;
import com.relevo.sla.domain.storm.Storm;
import com.relevo.sla.domain.storm.StormGuard;
import com.relevo.sla.watermark.LogWatermark;
import com.relevo.sla.watermark.Watermark;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * All that happens to leads in, what it comes to out: how commitments stand, and incidents. A
 * stream of its own, so that no clock waits for it, nor fails with it.
 */
@Configuration(proxyBeanMethods = false)
public class ReportBinding {
  /** The store of {@link Book} by commitment; all in one partition. */
  public static final String BOOKS = "report-books";

  /** What is counted and judged together has one key. */
  public static final String KEY = "reports";

  static final String LEADS = "report-leads";
  static final String COUNTS = "report-counts";
  static final String STORMS = "report-storms";
  static final String PROGRESS = "report-progress";
  static final String SERVICE = "sla-monitor-service";

  /** What counts: the watermark is over all of these. */
  static final Set<Topic> COUNTED = Set.of(Topic.QUALIFICATIONS, Topic.HANDOFFS, Topic.LEADS);

  private static final Duration WATERMARK_INTERVAL = Duration.ofSeconds(1);

  @Bean
  Serde<Inbound<Evidence>> evidenceSerde(TimelineSource agreements, LeadKeys keys) {
    return Serdes.inbound(new EvidenceDecoder(agreements, keys));
  }

  /** How far this stream has read; not to be mistaken for how far the clocks' has. */
  @Bean(defaultCandidate = false)
  @Qualifier("report-watermark")
  LogWatermark reportWatermark(
      KafkaAdmin kafka,
      @Value("${spring.cloud.stream.kafka.streams.binder.functions.reports.application-id}")
          String group,
      InstantSource clock) {
    return new LogWatermark(
        kafka.getConfigurationProperties(),
        group,
        COUNTED.stream().map(Topic::topicName).collect(Collectors.toSet()),
        clock,
        WATERMARK_INTERVAL);
  }

  @Bean
  Consumer<KStream<String, Inbound<Evidence>>> reports(
      TimelineSource agreements,
      @Qualifier("report-watermark") LogWatermark watermark,
      CommitmentProperties commitments,
      StormProperties storm,
      MeterRegistry metrics) {
    return topology(agreements, watermark, watermark::partitions, commitments, storm, metrics);
  }

  static Consumer<KStream<String, Inbound<Evidence>>> topology(
      TimelineSource agreements,
      Watermark watermark,
      IntSupplier partitions,
      CommitmentProperties commitments,
      StormProperties storm,
      MeterRegistry metrics) {
    PerAgreement<Counting> counting =
        new PerAgreement<>(agreement -> new Counting(agreement, commitments.grace()));
    StormGuard guard = new StormGuard(storm.breaches(), storm.within());
    ReportMetrics figures = new ReportMetrics(metrics);
    ProcessorSupplier<String, Inbound<Evidence>, String, Note> leads =
        supplier(
            () -> new LeadReports(agreements, counting, watermark, commitments, metrics),
            Set.of(
                // Both change several times in a commit: a lead with its events, a count with each.
                store(LEADS, LeadReport.class).withCachingEnabled(),
                store(COUNTS, Note.Count.class).withCachingEnabled()));
    ProcessorSupplier<String, Note, String, Outbound> all =
        supplier(
            () -> new Reports(agreements, guard, partitions, commitments, figures),
            Set.of(
                store(BOOKS, Book.class),
                store(STORMS, Storm.class),
                store(PROGRESS, Instant.class)));
    return events ->
        Sink.write(
            events
                .process(leads, Named.as("lead-reports"))
                .repartition(
                    Repartitioned.<String, Note>as("notes")
                        .withNumberOfPartitions(1)
                        .withKeySerde(org.apache.kafka.common.serialization.Serdes.String())
                        .withValueSerde(Serdes.json(Note.class)))
                .process(all, Named.as("reports")),
            "reports-out");
  }

  private static <T> StoreBuilder<KeyValueStore<String, T>> store(String name, Class<T> type) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name),
        org.apache.kafka.common.serialization.Serdes.String(),
        Serdes.json(type));
  }

  private static <I, O> ProcessorSupplier<String, I, String, O> supplier(
      Supplier<Processor<String, I, String, O>> processors, Set<StoreBuilder<?>> stores) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, I, String, O> get() {
        return processors.get();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return stores;
      }
    };
  }
}
