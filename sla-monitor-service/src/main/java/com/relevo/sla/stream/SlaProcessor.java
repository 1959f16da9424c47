package com.relevo.sla.stream;

import com.relevo.events.LeadId;
import com.relevo.events.LeadKeys;
import com.relevo.kit.stream.DecidingProcessor;
import com.relevo.kit.stream.Outbound;
import com.relevo.kit.stream.RecordTrace;
import com.relevo.kit.stream.TimerIndex;
import com.relevo.sla.config.SelfWatchProperties;
import com.relevo.sla.config.SlaProperties;
import com.relevo.sla.domain.Clockwork;
import com.relevo.sla.domain.Decision;
import com.relevo.sla.domain.LeadClocks;
import com.relevo.sla.domain.Ruling;
import com.relevo.sla.domain.SyntheticLead;
import com.relevo.sla.stream.LivePartitions.Live;
import com.relevo.sla.watermark.Watermark;
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

/** Binds the clockwork to its stores, to the wall clock and to the watermark of its partition. */
final class SlaProcessor extends DecidingProcessor<SlaInput> {
  private static final Logger log = LoggerFactory.getLogger(SlaProcessor.class);
  private static final Duration RETRY = Duration.ofMinutes(1);

  private final Clockwork clockwork;
  private final AgreementArchive archive;
  private final Watermark watermark;
  private final SlaProperties settings;
  private final SelfWatchProperties selfWatch;
  private final LivePartitions partitions;
  private final SlaMetrics slaMetrics;
  private final LeadTraces traces = new LeadTraces();

  /** Since the coverage scan looked last. */
  private int handled;

  private @Nullable LeadStore leads;
  private @Nullable TimerIndex timers;
  private @Nullable PinStore pins;
  private @Nullable Sweep sweep;
  private @Nullable OpenClocks open;
  private @Nullable Live live;
  private @Nullable SyntheticClock synthetic;

  SlaProcessor(
      Clockwork clockwork,
      AgreementArchive archive,
      Watermark watermark,
      SlaProperties settings,
      SelfWatchProperties selfWatch,
      LivePartitions partitions,
      LeadKeys keys,
      MeterRegistry metrics) {
    super(SlaBinding.SERVICE, metrics, keys);
    this.clockwork = clockwork;
    this.archive = archive;
    this.watermark = watermark;
    this.settings = settings;
    this.selfWatch = selfWatch;
    this.partitions = partitions;
    this.slaMetrics = new SlaMetrics(metrics);
  }

  @Override
  public void init(ProcessorContext<String, Outbound> context) {
    super.init(context);
    KeyValueStore<String, LeadClocks> store = context.getStateStore(SlaBinding.LEADS);
    leads = new LeadStore(store);
    timers = new TimerIndex(context.getStateStore(SlaBinding.TIMERS));
    pins = new PinStore(context.getStateStore(SlaBinding.AGREEMENTS), archive);
    sweep = new Sweep(store, archive, pins);
    open = new OpenClocks(context.getStateStore(SlaBinding.OPEN));
    Live held = hold(context.taskId().partition(), timers, open);
    int perSecond = selfWatch.coverage().leadsPerSecond();
    if (perSecond > 0) {
      CoverageScan coverage = new CoverageScan(store, timers, clockwork);
      context.schedule(
          Duration.ofSeconds(1),
          PunctuationType.WALL_CLOCK_TIME,
          _ -> {
            held.uncovered(coverage.look(CoverageScan.pace(perSecond, handled)));
            handled = 0;
          });
    }
    context.schedule(settings.tick(), PunctuationType.WALL_CLOCK_TIME, _ -> tick());
  }

  private Live hold(int partition, TimerIndex timers, OpenClocks open) {
    Live held = partitions.hold(partition, open, timers);
    live = held;
    if (selfWatch.synthetic().on()) {
      synthetic =
          new SyntheticClock(
              partition,
              selfWatch.synthetic().interval(),
              timers,
              breached -> {
                slaMetrics.synthetic(breached);
                held.syntheticFired(breached.firedAt());
              });
    }
    return held;
  }

  @Override
  public void close() {
    if (live != null) {
      partitions.release(context().taskId().partition(), live);
    }
  }

  @Override
  protected void on(String key, SlaInput input, Instant now) {
    handled++;
    switch (input) {
      case SlaInput.Happened(var event) -> {
        LeadClocks before = leads().get(event.leadId());
        apply(before, clockwork.on(before, event, now));
      }
      case SlaInput.Asked(var request) -> asked(request, now);
    }
  }

  private void asked(SlaRequest request, Instant now) {
    LeadClocks state = leads().get(request.lead());
    String instance = request.command().instance();
    SlaReply reply =
        switch (clockwork.command(state, request.command(), now)) {
          case Ruling.Refused(var refusal) -> SlaReply.refused(instance, refusal);
          case Ruling.GrantedBefore before -> SlaReply.granted(instance, before);
          case Ruling.Granted(var decision) -> {
            apply(state, decision);
            yield SlaReply.granted(instance, decision.events());
          }
        };
    send(SlaWire.reply(request, reply, now));
  }

  @Override
  protected byte[] encode(SlaInput input) {
    return switch (input) {
      case SlaInput.Happened(var event) -> encoded(event);
      case SlaInput.Asked(var request) -> SlaWire.write(request);
    };
  }

  /** Up to the watermark, not up to now: behind it evidence may wait that was not read yet. */
  private void tick() {
    Instant now = now();
    beginSynthetic(now);
    Instant read = watermark.of(context().taskId().partition());
    Instant horizon = read.isBefore(now) ? read : now;
    if (horizon.isBefore(Instant.EPOCH)) {
      return;
    }
    sweep(now);
    for (TimerIndex.Entry entry : timers().due(horizon, settings.leadsPerTick())) {
      if (SyntheticLead.is(entry.lead())) {
        synthetic(entry, horizon, now);
      } else {
        fire(entry, horizon, now);
      }
    }
  }

  /** At the first tick: before it a store must not be written, nor is it known what time it is. */
  private void beginSynthetic(Instant now) {
    if (synthetic != null && live != null && synthetic.begin(now)) {
      live.syntheticFired(now);
      partitions.showSynthetic(context().taskId().partition());
    }
  }

  /** Also removes what a run left behind that had it on. */
  private void synthetic(TimerIndex.Entry entry, Instant horizon, Instant now) {
    timers().remove(entry);
    if (synthetic != null) {
      synthetic.fire(entry, horizon, now);
    }
  }

  private void sweep(Instant now) {
    Sweep due = Objects.requireNonNull(sweep, "Expected init to be called first");
    for (String lead : due.next(now, settings.leadsPerTick())) {
      LeadClocks before = leads().get(new LeadId(lead));
      try {
        apply(before, clockwork.revisit(before, now));
      } catch (IllegalStateException e) {
        log.error("A lead could not be looked at under the new agreement; it stays as it is", e);
        slaMetrics.failed();
      }
    }
  }

  /** One lead that fails must not keep the others from being looked at, nor be forgotten. */
  private void fire(TimerIndex.Entry entry, Instant horizon, Instant now) {
    try (RecordTrace.Work _ = traces.resume(entry.lead())) {
      LeadClocks before = leads().get(new LeadId(entry.lead()));
      Decision decision = clockwork.due(before, horizon, now);
      if (decision.state().equals(before)) {
        slaMetrics.stale();
      }
      if (!timers().isOf(entry, before.nextStepDue())) {
        timers().remove(entry);
      }
      apply(before, decision);
    } catch (RuntimeException e) {
      if (e instanceof KafkaException) {
        throw e; // the store or the broker: the stream must stop and start over
      }
      log.error("A due step of one lead failed; it is tried again in {}", RETRY, e);
      slaMetrics.failed();
      timers().move(entry.lead(), Optional.of(entry.at()), Optional.of(now.plus(RETRY)));
    }
  }

  private void apply(LeadClocks before, Decision decision) {
    LeadClocks after = decision.state();
    if (!after.equals(before)) {
      pins().keep();
      leads().put(after);
      traces.follow(after);
      timers().move(after.leadId().value(), before.nextStepDue(), after.nextStepDue());
    }
    if (!decision.events().isEmpty()) {
      open().changed(before, after).forEach(partitions::show);
    }
    decision
        .events()
        .forEach(event -> {
          slaMetrics.decided(event);
          publish(event);
        });
  }

  private LeadStore leads() {
    return Objects.requireNonNull(leads, "Expected init to be called first");
  }

  private OpenClocks open() {
    return Objects.requireNonNull(open, "Expected init to be called first");
  }

  private PinStore pins() {
    return Objects.requireNonNull(pins, "Expected init to be called first");
  }

  private TimerIndex timers() {
    return Objects.requireNonNull(timers, "Expected init to be called first");
  }
}
