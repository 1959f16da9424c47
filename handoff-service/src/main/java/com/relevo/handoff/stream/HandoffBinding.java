package com.relevo.handoff.stream;

import com.relevo.agreement.TimelineSource;
import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import com.relevo.handoff.domain.desk.AccountOwners;
import com.relevo.handoff.domain.desk.DeskRequest;
import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.handoff.domain.lead.Decisions;
import com.relevo.handoff.domain.lead.HandoffState;
import com.relevo.handoff.domain.lead.Preferences;
import com.relevo.handoff.domain.roster.RosterCommand;
import com.relevo.kit.config.KitProperties;
import com.relevo.kit.config.RequiredTopics;
import com.relevo.kit.keys.LeadKeyLog;
import com.relevo.kit.roster.RosterBook;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Outbound;
import com.relevo.kit.stream.Serdes;
import com.relevo.kit.stream.Sink;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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

/**
 * Qualifications, consent, escalations and commands to leads; what leads ask to desks; and back.
 * What people set of the roster to its one writer.
 */
@Configuration(proxyBeanMethods = false)
public class HandoffBinding {
  /** The store of {@link HandoffState} by lead. */
  public static final String HANDOFFS = LeadBook.HANDOFFS;

  /** The store of {@link Decisions} by lead. */
  public static final String DECISIONS = LeadBook.DECISIONS;

  /** The store of the leads that no rule holds for. */
  public static final String WITHOUT_RULE = WithoutRule.STORE;

  /**
   * The store of what was set of the roster, all of it in the partition of {@link Wire#ROSTER_KEY}.
   */
  public static final String ROSTER = "roster";

  static final String SERVICE = "handoff-service";

  @Bean
  RequiredTopics requiredTopics() {
    return RequiredTopics.of(
        Topic.QUALIFICATIONS,
        Topic.LEADS,
        Topic.LEAD_KEYS,
        Topic.SLA,
        Topic.HANDOFFS,
        Topic.HANDOFF_COMMANDS,
        Topic.HANDOFF_REPLIES,
        Topic.HANDOFF_DESK,
        Topic.HANDOFF_PROPOSALS,
        Topic.REPS,
        Topic.ACCOUNTS,
        Topic.ROSTER_COMMANDS);
  }

  @Bean
  Serde<Inbound<LeadInput>> leadInputSerde(LeadKeys keys) {
    return Serdes.inbound(new LeadInputDecoder(keys));
  }

  @Bean
  LeadKeyLog leadKeys(KafkaProperties kafka, KitProperties kit) {
    return new LeadKeyLog(kafka, kit);
  }

  @Bean
  Serde<Inbound<DeskRequest>> deskRequestSerde() {
    return DeskTopology.requests();
  }

  @Bean
  Serde<Inbound<RosterCommand>> rosterCommandSerde() {
    return Serdes.inbound(new RosterCommandDecoder());
  }

  @Bean
  MergedRosters mergedRosters(TimelineSource agreements, RosterBook book) {
    return new MergedRosters(agreements, book);
  }

  @Bean
  Function<
          KStream<String, Inbound<LeadInput>>,
          Function<
              KStream<String, Inbound<DeskRequest>>,
              Consumer<KStream<String, Inbound<RosterCommand>>>>>
      stream(
          TimelineSource agreements,
          RosterSource rosters,
          AccountOwners owners,
          LeadKeys keys,
          MeterRegistry metrics) {
    HandoffMetrics figures = new HandoffMetrics(metrics);
    ProcessorSupplier<String, Inbound<LeadInput>, String, Outbound> leads =
        supplier(
            () ->
                new LeadProcessor(
                    agreements, rosters, new Preferences(rosters, owners), keys, metrics, figures),
            leadStores());
    ProcessorSupplier<String, Inbound<RosterCommand>, String, Outbound> roster =
        supplier(() -> new RosterProcessor(metrics), Set.of(RosterProcessor.stores()));
    return toLeads ->
        toDesks ->
            toRoster -> {
              Sink.write(toLeads.process(leads, Named.as("leads")), "leads-out");
              DeskTopology.build(toDesks, rosters, metrics, figures);
              Sink.write(toRoster.process(roster, Named.as("roster")), "roster-out");
            };
  }

  private static Set<StoreBuilder<?>> leadStores() {
    Serde<String> text = org.apache.kafka.common.serialization.Serdes.String();
    Set<StoreBuilder<?>> stores = new HashSet<>(WorkBook.stores());
    stores.add(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(HANDOFFS), text, Serdes.json(HandoffState.class)));
    stores.add(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(DECISIONS), text, Serdes.json(Decisions.class)));
    stores.add(
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(WithoutRule.STORE), text, text));
    stores.add(LeadTimers.store());
    return stores;
  }

  static <T> ProcessorSupplier<String, T, String, Outbound> supplier(
      Supplier<Processor<String, T, String, Outbound>> processors, Set<StoreBuilder<?>> stores) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, T, String, Outbound> get() {
        return processors.get();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return stores;
      }
    };
  }
}
