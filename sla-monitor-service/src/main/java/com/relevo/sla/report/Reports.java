package com.relevo.sla.report;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Commitment;
import com.relevo.agreement.PerAgreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.Event;
import com.relevo.events.LeadKeys;
import com.relevo.events.SlaReport.SlaCommitmentMeasured;
import com.relevo.events.SlaReport.SlaIncident;
import com.relevo.kit.stream.Outbound;
import com.relevo.sla.config.CommitmentProperties;
import com.relevo.sla.domain.commitment.Book;
import com.relevo.sla.domain.commitment.Judge;
import com.relevo.sla.domain.storm.Breach;
import com.relevo.sla.domain.storm.Storm;
import com.relevo.sla.domain.storm.StormGuard;
import com.relevo.sla.report.Note.Count;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Where all partitions' notes come together. A period is judged once every partition told that it
 * had read to its end; its counts came before, on the same partition of the same topic.
 */
final class Reports implements Processor<String, Note, String, Outbound> {
  private final TimelineSource agreements;
  private final PerAgreement<Map<String, Judge>> judges;
  private final StormGuard guard;
  private final IntSupplier partitions;
  private final CommitmentProperties settings;
  private final ReportMetrics metrics;
  private @Nullable ProcessorContext<String, Outbound> context;
  private @Nullable KeyValueStore<String, Book> books;
  private @Nullable KeyValueStore<String, Storm> storms;
  private @Nullable KeyValueStore<String, Instant> progress;

  /** {@code partitions} is how many there are, 0 while that is not known. */
  Reports(
      TimelineSource agreements,
      StormGuard guard,
      IntSupplier partitions,
      CommitmentProperties settings,
      ReportMetrics metrics) {
    this.agreements = agreements;
    this.judges = new PerAgreement<>(agreement -> judges(agreement, settings));
    this.guard = guard;
    this.partitions = partitions;
    this.settings = settings;
    this.metrics = metrics;
  }

  private static Map<String, Judge> judges(Agreement agreement, CommitmentProperties settings) {
    Map<String, Judge> all = new LinkedHashMap<>();
    for (Commitment each : agreement.commitments()) {
      all.put(each.id(), new Judge(agreement, each, settings.grace()));
    }
    return all;
  }

  @Override
  public void init(ProcessorContext<String, Outbound> context) {
    this.context = context;
    books = context.getStateStore(ReportBinding.BOOKS);
    storms = context.getStateStore(ReportBinding.STORMS);
    progress = context.getStateStore(ReportBinding.PROGRESS);
    context.schedule(settings.tick(), PunctuationType.WALL_CLOCK_TIME, _ -> tick());
  }

  @Override
  public void process(Record<String, Note> record) {
    Note note = record.value();
    if (note.counts() != null) {
      counted(note.counts());
    }
    if (note.breach() != null) {
      breached(note.breach());
    }
  }

  private void counted(Note.Counts counts) {
    Map<String, Judge> promised = judges.of(inForce());
    for (Count each : counts.changed()) {
      Judge judge = promised.get(each.slot().commitment());
      if (judge != null) {
        Book before = book(each.slot().commitment());
        keep(
            before,
            judge.count(before, counts.partition(), each.slot().from(), each.tally(), now()));
      }
    }
    if (counts.readUntil() != null) {
      progress().put(String.valueOf(counts.partition()), counts.readUntil());
    }
  }

  private void breached(Breach breach) {
    Storm known = storms().get(breach.target());
    Storm before = known == null ? Storm.calm(breach.target()) : known;
    apply(guard.on(before, breach, now(), inForce().version()), known);
  }

  private void tick() {
    Instant readUntil = readUntil();
    List<SlaCommitmentMeasured> standings = new ArrayList<>();
    judges
        .of(inForce())
        .forEach((commitment, judge) -> {
          Book before = book(commitment);
          Judge.Judgement judgement = judge.at(before, readUntil, now());
          keep(before, judgement.book());
          judgement.events().forEach(this::publish);
          if (readUntil.isAfter(Instant.EPOCH)) {
            standings.add(judge.now(judgement.book(), readUntil));
          }
        });
    for (Storm storm : all()) {
      apply(guard.at(storm, now(), inForce().version()), storm);
    }
    metrics.show(standings, all());
  }

  private void apply(StormGuard.Outcome outcome, @Nullable Storm before) {
    if (!outcome.storm().equals(before)) {
      storms().put(outcome.storm().target(), outcome.storm());
    }
    outcome
        .event()
        .ifPresent(incident -> {
          publish(incident);
          opened(incident);
        });
  }

  private void opened(SlaIncident incident) {
    if (incident.to() == null) {
      metrics.opened(incident);
    }
  }

  /** What every partition has read, unknown while one has not told. */
  private Instant readUntil() {
    Instant all = partitions.getAsInt() == 0 ? Instant.EPOCH : now();
    for (int partition = 0; partition < partitions.getAsInt(); partition++) {
      Instant own = progress().get(String.valueOf(partition));
      Instant read = own == null ? Instant.EPOCH : own;
      all = read.isBefore(all) ? read : all;
    }
    return all;
  }

  private Book book(String commitment) {
    Book known = books().get(commitment);
    return known == null ? Book.open(commitment, now()) : known;
  }

  private void keep(Book before, Book after) {
    if (!after.equals(before)) {
      books().put(after.commitment(), after);
    }
  }

  private List<Storm> all() {
    List<Storm> found = new ArrayList<>();
    try (KeyValueIterator<String, Storm> entries = storms().all()) {
      while (entries.hasNext()) {
        KeyValue<String, Storm> next = entries.next();
        found.add(next.value);
      }
    }
    return found;
  }

  private void publish(Event event) {
    Outbound outbound = Outbound.event(event, ReportBinding.SERVICE, LeadKeys.NONE); // of no lead
    context().forward(new Record<>(outbound.key(), outbound, outbound.timestamp()));
  }

  @Override
  public void close() {
    metrics.hide();
  }

  private Agreement inForce() {
    return agreements.timeline().at(now());
  }

  private Instant now() {
    return Instant.ofEpochMilli(context().currentSystemTimeMs());
  }

  private ProcessorContext<String, Outbound> context() {
    return Objects.requireNonNull(context, "Expected init to be called first");
  }

  private KeyValueStore<String, Book> books() {
    return Objects.requireNonNull(books, "Expected init to be called first");
  }

  private KeyValueStore<String, Storm> storms() {
    return Objects.requireNonNull(storms, "Expected init to be called first");
  }

  private KeyValueStore<String, Instant> progress() {
    return Objects.requireNonNull(progress, "Expected init to be called first");
  }
}
