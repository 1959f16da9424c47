package com.relevo.scoring.predictive;

import com.relevo.agreement.TimelineSource;
import com.relevo.events.Event;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.kit.stream.Inbound;
import com.relevo.scoring.domain.predictive.Example;
import com.relevo.scoring.domain.predictive.Pass;
import com.relevo.scoring.domain.predictive.Passes;
import com.relevo.scoring.domain.predictive.Questions;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers each lead's handoff cycles and tells of those that came to an outcome, whole each time.
 * Unreadable records are passed over; scoring's and handoff's streams have them in the dead
 * letters.
 */
final class CycleProcessor implements Processor<String, Inbound<CycleEvent>, String, Example> {
  private static final Logger log = LoggerFactory.getLogger(CycleProcessor.class);

  private final TimelineSource agreements;
  private final PredictiveMetrics metrics;
  private @Nullable ProcessorContext<String, Example> context;
  private @Nullable KeyValueStore<String, Passes> passes;

  CycleProcessor(TimelineSource agreements, PredictiveMetrics metrics) {
    this.agreements = agreements;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<String, Example> context) {
    this.context = context;
    passes = context.getStateStore(LearningBinding.PASSES);
  }

  @Override
  public void process(Record<String, Inbound<CycleEvent>> record) {
    if (record.value() instanceof Inbound.Readable<CycleEvent>(CycleEvent(Event event))) {
      try {
        on(event, record.timestamp());
      } catch (RuntimeException e) {
        if (e instanceof KafkaException) {
          throw e; // the store or the broker: the stream must stop and start over
        }
        log.error("An event could not be learnt from; its handoff cycle counts nowhere", e);
        metrics.passedOver("failed");
      }
    }
  }

  private void on(Event event, long timestamp) {
    if (event instanceof QualificationChanged changed && opensUnknown(changed)) {
      metrics.passedOver("agreement_unknown");
    }
    String lead = event.leadId().value();
    Passes known = store().get(lead);
    Passes before = known == null ? Passes.NONE : known;
    Passes after = before.on(event, this::questions);
    if (after.equals(before)) {
      return;
    }
    store().put(lead, after);
    Set<Pass> told = new HashSet<>(before.decided());
    for (Pass pass : after.decided()) {
      if (!told.contains(pass)) {
        Example example = Example.of(event.leadId(), pass);
        context().forward(new Record<>(example.lead(), example, timestamp));
      }
    }
  }

  private boolean opensUnknown(QualificationChanged changed) {
    String version = changed.meta().agreementVersion();
    return Passes.opens(changed) && (version == null || questions(version).isEmpty());
  }

  private Optional<Questions> questions(String version) {
    return agreements.timeline().version(version).map(Questions::of);
  }

  private ProcessorContext<String, Example> context() {
    return Objects.requireNonNull(context, "Expected init to be called first");
  }

  private KeyValueStore<String, Passes> store() {
    return Objects.requireNonNull(passes, "Expected init to be called first");
  }
}
