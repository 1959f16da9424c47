package com.relevo.handoff.stream;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.Topic;
import com.relevo.handoff.domain.desk.AccountOwners;
import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.testsupport.Keyring;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;

/** Leads and desks as the binder wires them. */
final class HandoffTopology {
  private static final List<String> TO_LEADS =
      names(
          Topic.QUALIFICATIONS,
          Topic.LEADS,
          Topic.SLA,
          Topic.HANDOFF_COMMANDS,
          Topic.HANDOFF_PROPOSALS);

  private HandoffTopology() {}

  static Consumer<StreamsBuilder> of(Agreement agreement, MeterRegistry metrics) {
    return of(TimelineSource.of(agreement), metrics);
  }

  static Consumer<StreamsBuilder> of(TimelineSource agreements, MeterRegistry metrics) {
    return of(agreements, RosterSource.of(agreements), AccountOwners.of(agreements), metrics);
  }

  static Consumer<StreamsBuilder> of(
      TimelineSource agreements,
      RosterSource rosters,
      AccountOwners owners,
      MeterRegistry metrics) {
    HandoffBinding binding = new HandoffBinding();
    return builder ->
        binding.stream(agreements, rosters, owners, Keyring.OF_ALL, metrics)
            .apply(
                builder.stream(
                    TO_LEADS,
                    Consumed.with(Serdes.String(), binding.leadInputSerde(Keyring.OF_ALL))))
            .apply(
                builder.stream(
                    names(Topic.HANDOFF_DESK),
                    Consumed.with(Serdes.String(), binding.deskRequestSerde())))
            .accept(
                builder.stream(
                    names(Topic.ROSTER_COMMANDS),
                    Consumed.with(Serdes.String(), binding.rosterCommandSerde())));
  }

  private static List<String> names(Topic... topics) {
    return Stream.of(topics).map(Topic::topicName).toList();
  }
}
