package com.relevo.sla.report;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.PerAgreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.Event;
import com.relevo.events.LeadEvent.LeadErased;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.RecentValues;
import com.relevo.sla.config.CommitmentProperties;
import com.relevo.sla.domain.commitment.Counting;
import com.relevo.sla.domain.commitment.LeadMarks;
import com.relevo.sla.domain.storm.Breach;
import com.relevo.sla.domain.storm.Origin;
import com.relevo.sla.report.Note.Count;
import com.relevo.sla.watermark.Watermark;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One partition's leads: where each counts, and what may explain its breaches. Unreadable records
 * are passed over; the clocks' stream has them in the dead letters.
 */
final class LeadReports implements Processor<String, Inbound<Evidence>, String, Note> {
  private static final Logger log = LoggerFactory.getLogger(LeadReports.class);
  private static final Duration REFRESH = Duration.ofHours(1);
  private static final int RECENT = 2000;

  private final TimelineSource agreements;
  private final PerAgreement<Counting> counting;
  private final Watermark watermark;
  private final CommitmentProperties settings;
  private final Counter failed;
  private Instant toldUntil = Instant.MIN;
  private Instant refreshAt = Instant.MIN;
  private @Nullable ProcessorContext<String, Note> context;
  private @Nullable RecentValues<LeadReport> leads;
  private @Nullable PartitionCounts counts;

  LeadReports(
      TimelineSource agreements,
      PerAgreement<Counting> counting,
      Watermark watermark,
      CommitmentProperties settings,
      MeterRegistry metrics) {
    this.agreements = agreements;
    this.counting = counting;
    this.watermark = watermark;
    this.settings = settings;
    this.failed =
        Counter.builder("relevo.sla.failed.reports")
            .description("Events that could not be counted; above zero is a bug")
            .register(metrics);
  }

  @Override
  public void init(ProcessorContext<String, Note> context) {
    this.context = context;
    leads = new RecentValues<>(context.getStateStore(ReportBinding.LEADS), RECENT);
    counts = new PartitionCounts(context.getStateStore(ReportBinding.COUNTS));
    // Also when the stream takes an aborted transaction back: what was told in it was not.
    toldUntil = Instant.MIN;
    refreshAt = Instant.MIN;
    context.schedule(settings.tick(), PunctuationType.WALL_CLOCK_TIME, _ -> tick());
  }

  @Override
  public void process(Record<String, Inbound<Evidence>> record) {
    if (record.value() instanceof Inbound.Readable<Evidence>(Evidence(Event event))) {
      try {
        on(event);
      } catch (RuntimeException e) {
        if (e instanceof KafkaException) {
          throw e; // the store or the broker: the stream must stop and start over
        }
        log.error("An event could not be counted; it counts nowhere", e);
        failed.increment();
      }
    }
  }

  private void on(Event event) {
    String lead = event.leadId().value();
    LeadReport known = store().get(lead);
    LeadReport before = known == null ? LeadReport.NONE : known;
    if (event instanceof LeadErased) {
      store().delete(lead); // where it counted, the number stays
      return;
    }
    LeadMarks live = before.marks().prunedAt(now(), settings.grace());
    Agreement agreement = agreements.timeline().at(event.meta().recordedAt());
    LeadMarks marks = counting.of(agreement).on(live, event, now());
    Origin origin = before.origin().on(event);
    LeadReport after = new LeadReport(marks, origin);
    if (!after.equals(before)) {
      store().put(lead, after);
    }
    counts().change(live.changesTo(marks));
    if (event instanceof SlaBreached breached) {
      tell(Note.of(Breach.of(breached, origin)));
    }
  }

  /** Counts first, then until when they are whole: whoever reads the one has read the other. */
  private void tick() {
    Instant now = now();
    if (!refreshAt.isAfter(now)) {
      counts().refresh(now, settings.grace());
      refreshAt = now.plus(REFRESH);
    }
    int partition = context().taskId().partition();
    Instant read = watermark.of(partition);
    Instant readUntil = read.isBefore(now) ? read : now;
    List<Count> untold = counts().untold();
    if (!untold.isEmpty() || readUntil.isAfter(toldUntil)) {
      boolean known = readUntil.isAfter(Instant.EPOCH);
      tell(Note.of(new Note.Counts(partition, known ? readUntil : null, untold)));
      toldUntil = readUntil;
    }
  }

  private void tell(Note note) {
    context().forward(new Record<>(ReportBinding.KEY, note, now().toEpochMilli()));
  }

  private Instant now() {
    return Instant.ofEpochMilli(context().currentSystemTimeMs());
  }

  private ProcessorContext<String, Note> context() {
    return Objects.requireNonNull(context, "Expected init to be called first");
  }

  private RecentValues<LeadReport> store() {
    return Objects.requireNonNull(leads, "Expected init to be called first");
  }

  private PartitionCounts counts() {
    return Objects.requireNonNull(counts, "Expected init to be called first");
  }
}
