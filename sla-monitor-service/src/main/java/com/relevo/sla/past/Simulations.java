package com.relevo.sla.past;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.Event;
import com.relevo.events.LeadId;
import com.relevo.sla.config.SimulationProperties;
import com.relevo.sla.simulation.Scope;
import com.relevo.sla.simulation.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one simulation at a time. A partition is read in passes, each for a share of its leads, so
 * that memory does not grow with the period: what is held at once is some records' worth of events.
 */
public final class Simulations implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Simulations.class);

  private final PastEvents past;
  private final TimelineSource agreements;
  private final Map<String, Instant> cutOffs;
  private final SimulationProperties settings;
  private final InstantSource clock;
  private final Jobs jobs;
  private final Semaphore free = new Semaphore(1);
  private volatile @Nullable Thread worker;

  Simulations(
      PastEvents past,
      TimelineSource agreements,
      Map<String, Instant> cutOffs,
      SimulationProperties settings,
      InstantSource clock) {
    this.past = past;
    this.agreements = agreements;
    this.cutOffs = cutOffs;
    this.settings = settings;
    this.clock = clock;
    this.jobs = new Jobs(clock);
  }

  /** What became of asking for one. */
  public sealed interface Answer {}

  public record Started(Job job) implements Answer {}

  /** Another one runs; it may be over {@code after} that. */
  public record Busy(Duration after) implements Answer {}

  /** There is more to read than {@code most} records. */
  public record TooLarge(long records, long most) implements Answer {}

  /** Throws a KafkaException where the broker does not answer. */
  public Answer start(Agreement candidate, Scope scope) {
    if (!free.tryAcquire()) {
      return new Busy(jobs.running().map(this::rest).orElse(Duration.ofSeconds(1)));
    }
    boolean started = false;
    try {
      Extent extent = past.extent(scope.from().minus(settings.leadIn()), scope.to());
      if (extent.records() > settings.maxRecords()) {
        return new TooLarge(extent.records(), settings.maxRecords());
      }
      Agreement inForce = agreements.timeline().at(clock.instant());
      Job job = job(inForce, candidate, scope, extent);
      jobs.add(job);
      worker =
          Thread.ofPlatform()
              .name("simulation")
              .daemon()
              .start(() -> run(job, extent, new Simulation(inForce, candidate, cutOffs, scope)));
      started = true;
      return new Started(job);
    } finally {
      if (!started) {
        free.release();
      }
    }
  }

  public Optional<Job> get(String id) {
    return jobs.get(id);
  }

  private Job job(Agreement inForce, Agreement candidate, Scope scope, Extent extent) {
    long records =
        extent.byPartition().stream().mapToLong(part -> part.records() * passes(part)).sum();
    return new Job(
        UUID.randomUUID().toString(),
        clock.instant(),
        scope,
        inForce.version(),
        candidate.version(),
        0,
        records,
        new Job.Running());
  }

  private int passes(Extent part) {
    return (int) Math.ceilDiv(Math.max(1, part.records()), settings.recordsPerPass());
  }

  private void run(Job job, Extent extent, Simulation simulation) {
    try {
      for (Extent part : extent.byPartition()) {
        int passes = passes(part);
        for (int pass = 0; pass < passes; pass++) {
          pass(job, part, pass, passes, simulation);
        }
      }
      end(job, new Job.Done(clock.instant(), simulation.result()));
    } catch (InterruptException _) {
      end(job, failed("stopped", "The instance was stopped."));
    } catch (KafkaException e) {
      log.warn("A simulation ended, as the broker did not answer", e);
      end(job, failed("broker_unavailable", "The broker did not answer; ask again."));
    } catch (RuntimeException | OutOfMemoryError e) {
      log.error("A simulation failed", e);
      end(job, failed("internal_error", "The simulation failed; the log says why."));
    } finally {
      free.release();
    }
  }

  private void pass(Job job, Extent part, int pass, int passes, Simulation simulation) {
    Map<LeadId, List<Event>> events = new LinkedHashMap<>();
    past.read(
        part,
        lead -> share(lead, passes) == pass,
        simulation::matters,
        event -> events.computeIfAbsent(event.leadId(), _ -> new ArrayList<>()).add(event),
        records -> jobs.update(job.id(), each -> each.more(records)));
    events.forEach(simulation::add);
  }

  /** Not by the key's bytes alone, which decided on the partition already. */
  private static int share(String lead, int passes) {
    return Math.floorMod((lead.hashCode() * 0x9E3779B9) >>> 7, passes);
  }

  private void end(Job job, Job.State state) {
    jobs.update(job.id(), each -> each.in(state));
  }

  private Job.Failed failed(String code, String detail) {
    return new Job.Failed(clock.instant(), code, detail);
  }

  /** As long as it took so far for as much. */
  private Duration rest(Job job) {
    Duration soFar = Duration.between(job.startedAt(), clock.instant());
    long left = job.records() - job.read();
    return job.read() == 0
        ? Duration.ofSeconds(5)
        : Duration.ofMillis(soFar.toMillis() * left / job.read());
  }

  @Override
  public void close() {
    Thread running = worker;
    if (running != null) {
      running.interrupt();
    }
  }
}
