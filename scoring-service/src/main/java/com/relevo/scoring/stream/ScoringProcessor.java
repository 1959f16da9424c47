package com.relevo.scoring.stream;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.Event;
import com.relevo.events.ScoringEvent.LeadScored;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.kit.stream.EventProcessor;
import com.relevo.kit.stream.Outbound;
import com.relevo.scoring.domain.Decisions;
import com.relevo.scoring.domain.Evolution;
import com.relevo.scoring.domain.LeadScoring;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Remembers what was heard and what was concluded of it, in one step. */
final class ScoringProcessor extends EventProcessor {
  private final TimelineSource agreements;
  private @Nullable KeyValueStore<String, LeadScoring> store;

  ScoringProcessor(TimelineSource agreements, MeterRegistry metrics) {
    super("scoring-service", metrics);
    this.agreements = agreements;
  }

  @Override
  public void init(ProcessorContext<String, Outbound> context) {
    super.init(context);
    store = context.getStateStore(LeadScoringStore.NAME);
  }

  @Override
  protected void on(String key, Event event, Instant now) {
    LeadScoring before = before(key);
    Agreement agreement = agreements.timeline().at(event.meta().recordedAt());
    List<Event> concluded = Decisions.decide(before, event, agreement, now);
    LeadScoring after = Evolution.evolve(before, event);
    for (Event own : concluded) {
      after = Evolution.evolve(after, own);
    }
    if (!after.equals(before)) {
      store().put(key, after);
    }
    concluded.forEach(this::announce);
  }

  private LeadScoring before(String key) {
    LeadScoring known = store().get(key);
    return known == null ? LeadScoring.UNKNOWN : known;
  }

  private void announce(Event event) {
    publish(event);
    if (event instanceof LeadScored) {
      metrics().counter("relevo.leads.scored").increment();
    } else if (event instanceof QualificationChanged changed) {
      metrics()
          .counter(
              "relevo.qualifications", "from", changed.from().name(), "to", changed.stage().name())
          .increment();
    }
  }

  private KeyValueStore<String, LeadScoring> store() {
    if (store == null) {
      throw new IllegalStateException("Expected an initialised processor, but init was not called");
    }
    return store;
  }
}
