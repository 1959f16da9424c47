package com.relevo.scoring.stream;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.Event;
import com.relevo.events.LeadEvent.LeadErased;
import com.relevo.events.LeadEvent.LeadMerged;
import com.relevo.events.LeadEvent.LeadSplit;
import com.relevo.events.LeadId;
import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import com.relevo.kit.stream.DecidingProcessor;
import com.relevo.kit.stream.Outbound;
import com.relevo.kit.stream.TimerIndex;
import com.relevo.scoring.config.ScoringProperties;
import com.relevo.scoring.domain.AccountScoring;
import com.relevo.scoring.domain.Decision;
import com.relevo.scoring.domain.Decisions;
import com.relevo.scoring.domain.Inheritance;
import com.relevo.scoring.domain.LeadScoring;
import com.relevo.scoring.domain.Predictor;
import com.relevo.scoring.domain.Share;
import com.relevo.scoring.domain.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what was heard and what was concluded of it, in one step; looks again at the leads that
 * time alone changes. Of each lead what time decides before an event is decided before it is heard,
 * so that a replay decides the same.
 */
final class ScoringProcessor extends DecidingProcessor<ScoringInput> {
  static final String SERVICE = "scoring-service";
  private static final Logger log = LoggerFactory.getLogger(ScoringProcessor.class);
  private static final Duration RETRY = Duration.ofMinutes(1);

  private final TimelineSource agreements;
  private final Predictor predictor;
  private final ScoringProperties settings;
  private final ScoringMetrics scoringMetrics;
  private final Horizon horizon;
  private @Nullable LeadScoringStore leads;
  private @Nullable KeyValueStore<String, AccountScoring> accounts;

  ScoringProcessor(
      TimelineSource agreements,
      Predictor predictor,
      ScoringProperties settings,
      LeadKeys keys,
      MeterRegistry metrics) {
    super(SERVICE, metrics, keys);
    this.agreements = agreements;
    this.predictor = predictor;
    this.settings = settings;
    this.scoringMetrics = new ScoringMetrics(metrics, settings.services());
    this.horizon = new Horizon(settings.quiet());
  }

  @Override
  public void init(ProcessorContext<String, Outbound> context) {
    super.init(context);
    leads = LeadScoringStore.in(context);
    accounts = context.getStateStore(AccountScoringStore.NAME);
    context.schedule(settings.tick(), PunctuationType.WALL_CLOCK_TIME, _ -> tick());
  }

  @Override
  protected void on(String key, ScoringInput input, Instant now) {
    switch (input) {
      case ScoringInput.Happened(Event event) -> {
        Instant at = event.meta().recordedAt();
        hear(key, at, now, lead -> Decisions.decide(lead, event, agreement(at), predictor, now));
        bequeath(key, event);
        if (event instanceof LeadErased) {
          leads().forget(key);
          send(Outbound.tombstone(Topic.SCORES.topicName(), key, at.toEpochMilli()));
        }
      }
      case ScoringInput.Inherited(Inheritance told) ->
          hear(
              key,
              told.at(),
              now,
              lead -> Decisions.inherited(lead, told, agreement(told.at()), predictor, now));
      case ScoringInput.Stood(Standing.Told told) ->
          hear(
              key,
              told.at(),
              now,
              lead -> Decisions.told(lead, told, agreement(told.at()), predictor, now));
      case ScoringInput.Shared(Share.Told told) -> hear(key, told);
    }
  }

  /** One step of a decision. */
  private interface Step {
    Decision decide(LeadScoring lead);
  }

  private void hear(String key, Instant at, Instant now, Step step) {
    Objects.requireNonNull(key, "Expected a lead's id as the key, but there is none");
    horizon.heard(at, now);
    apply(key, caughtUp(key, leads().get(key), at, now), step);
  }

  /**
   * What a lead did that was merged is the other's from now on; what it has it keeps for a split.
   */
  private void bequeath(String lead, Event event) {
    LeadId heir =
        switch (event) {
          case LeadMerged merged -> merged.into();
          case LeadSplit split -> split.from();
          default -> null;
        };
    if (heir != null) {
      send(
          ScoringWire.inheritance(
              new Inheritance(
                  heir.value(),
                  leads().get(lead).deeds().newestFirst(),
                  event instanceof LeadSplit,
                  event.meta().eventId(),
                  event.meta().recordedAt())));
    }
  }

  private void hear(String domain, Share.Told told) {
    AccountScoring known = accounts().get(domain);
    AccountScoring.Change change =
        (known == null ? AccountScoring.UNKNOWN : known)
            .hear(told, agreement(told.at()).scoring().account());
    accounts().put(domain, change.state().members().isEmpty() ? null : change.state());
    change.told().forEach(each -> send(ScoringWire.standing(each)));
  }

  /** With what time alone decides of this lead up to {@code until}. */
  private LeadScoring caughtUp(String key, LeadScoring lead, Instant until, Instant now) {
    LeadScoring state = lead;
    while (state.wake().filter(wake -> !wake.isAfter(until)).isPresent()) {
      Agreement agreement = agreement(state.wake().orElseThrow());
      state =
          apply(key, state, before -> Decisions.elapsed(before, key, agreement, predictor, now));
    }
    return state;
  }

  private LeadScoring apply(String key, LeadScoring before, Step step) {
    Decision decision = step.decide(before);
    leads().put(key, before, decision.state());
    decision.events().forEach(this::publish);
    scoringMetrics.decided(before.position(), decision.events());
    decision.told().forEach(told -> send(ScoringWire.share(told)));
    return decision.state();
  }

  private void tick() {
    Instant now = now();
    Instant until = horizon.at(now);
    if (until.isBefore(Instant.EPOCH)) {
      return;
    }
    for (TimerIndex.Entry entry : leads().timers().due(until, settings.leadsPerTick())) {
      elapse(entry, until, now);
    }
  }

  /** One lead that fails must not keep the others from being looked at, nor be forgotten. */
  private void elapse(TimerIndex.Entry entry, Instant until, Instant now) {
    try {
      LeadScoring before = leads().get(entry.lead());
      LeadScoring after = caughtUp(entry.lead(), before, until, now);
      scoringMetrics.elapsed(!after.equals(before));
      if (!leads().timers().isOf(entry, after.wake())) {
        leads().timers().remove(entry);
      }
    } catch (RuntimeException e) {
      if (e instanceof KafkaException) {
        throw e; // the store or the broker: the stream must stop and start over
      }
      log.error("What time decides of one lead failed; it is tried again in {}", RETRY, e);
      scoringMetrics.failed();
      leads().timers().move(entry.lead(), Optional.of(entry.at()), Optional.of(now.plus(RETRY)));
    }
  }

  private Agreement agreement(Instant at) {
    return agreements.timeline().at(at);
  }

  @Override
  protected byte[] encode(ScoringInput input) {
    return switch (input) {
      case ScoringInput.Happened(Event event) -> encoded(event);
      case ScoringInput.Shared(Share.Told told) -> ScoringWire.write(told);
      case ScoringInput.Stood(Standing.Told told) -> ScoringWire.write(told);
      case ScoringInput.Inherited(Inheritance told) -> ScoringWire.write(told);
    };
  }

  private LeadScoringStore leads() {
    return Objects.requireNonNull(leads, "Expected init to be called first");
  }

  private KeyValueStore<String, AccountScoring> accounts() {
    return Objects.requireNonNull(accounts, "Expected init to be called first");
  }
}
