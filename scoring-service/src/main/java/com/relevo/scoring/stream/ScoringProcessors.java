package com.relevo.scoring.stream;

import com.relevo.agreement.TimelineSource;
import com.relevo.events.Event;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Outbound;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** One processor per partition, each with its part of the store. */
record ScoringProcessors(TimelineSource agreements, MeterRegistry metrics)
    implements ProcessorSupplier<String, Inbound<Event>, String, Outbound> {
  @Override
  public Processor<String, Inbound<Event>, String, Outbound> get() {
    return new ScoringProcessor(agreements, metrics);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(LeadScoringStore.builder());
  }
}
