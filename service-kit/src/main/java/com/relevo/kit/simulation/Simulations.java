package com.relevo.kit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs so many simulations at once, each on a thread of its own, and keeps what came of them for a
 * while. {@code Q} is what is asked, {@code R} the answer.
 */
public final class Simulations<Q, R> implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Simulations.class);

  private final InstantSource clock;
  private final long mostRecords;
  private final Jobs<Q, R> jobs;
  private final Semaphore free;
  private final Map<String, Thread> threads = new ConcurrentHashMap<>();

  /** {@code mostRecords} are the most that one may have to read. */
  public Simulations(int atOnce, long mostRecords, InstantSource clock) {
    this.clock = clock;
    this.mostRecords = mostRecords;
    this.jobs = new Jobs<>(clock);
    this.free = new Semaphore(atOnce);
  }

  /**
   * How one is run: over {@code records}, {@code reads} of them as some are read more than once.
   * {@code work} tells how many more it has read, and ends with an InterruptException when its
   * thread is interrupted.
   */
  public record Plan<R>(long records, long reads, Function<LongConsumer, R> work) {}

  /** What became of asking for one. */
  public sealed interface Answer<Q, R> {}

  public record Started<Q, R>(Job<Q, R> job) implements Answer<Q, R> {}

  /** As many as may run do; one may be over {@code after} that. */
  public record Busy<Q, R>(Duration after) implements Answer<Q, R> {}

  /** There is more to read than {@code most} records. */
  public record TooLarge<Q, R>(long records, long most) implements Answer<Q, R> {}

  /** Throws what {@code plan} throws, such as a KafkaException where the broker is away. */
  public Answer<Q, R> start(Q asked, Supplier<Plan<R>> plan) {
    if (!free.tryAcquire()) {
      return new Busy<>(rest());
    }
    boolean started = false;
    try {
      Plan<R> planned = plan.get();
      if (planned.records() > mostRecords) {
        return new TooLarge<>(planned.records(), mostRecords);
      }
      Job<Q, R> job =
          new Job<>(
              UUID.randomUUID().toString(),
              clock.instant(),
              asked,
              0,
              planned.reads(),
              new Job.Running<>());
      jobs.add(job);
      Thread thread =
          Thread.ofPlatform().name("simulation").daemon().unstarted(() -> run(job.id(), planned));
      threads.put(job.id(), thread);
      thread.start();
      started = true;
      return new Started<>(job);
    } finally {
      if (!started) {
        free.release();
      }
    }
  }

  public Optional<Job<Q, R>> get(String id) {
    return jobs.get(id);
  }

  /** The newest first. */
  public List<Job<Q, R>> all() {
    return jobs.all();
  }

  /** Ends one that runs, forgets one that has ended; false where there is none. */
  public boolean cancel(String id) {
    Optional<Job<Q, R>> found = jobs.get(id);
    found.ifPresent(job -> {
      if (job.running()) {
        end(id, new Job.Cancelled<>(clock.instant()));
        interrupt(threads.get(id));
      } else {
        jobs.remove(id);
      }
    });
    return found.isPresent();
  }

  private void run(String id, Plan<R> plan) {
    try {
      R result = plan.work().apply(records -> jobs.update(id, each -> each.more(records)));
      end(id, new Job.Done<>(clock.instant(), result));
    } catch (InterruptException | CancellationException _) {
      end(id, failed("stopped", "The instance was stopped."));
    } catch (KafkaException e) {
      log.warn("A simulation ended, as the broker did not answer", e);
      end(id, failed("broker_unavailable", "The broker did not answer; ask again."));
    } catch (RuntimeException | OutOfMemoryError e) {
      log.error("A simulation failed", e);
      end(id, failed("internal_error", "The simulation failed; the log says why."));
    } finally {
      threads.remove(id);
      free.release();
    }
  }

  private void end(String id, Job.State<R> state) {
    jobs.update(id, each -> each.ended(state));
  }

  private Job.Failed<R> failed(String code, String detail) {
    return new Job.Failed<>(clock.instant(), code, detail);
  }

  /** Until the first of those that run is over. */
  private Duration rest() {
    return jobs.all().stream()
        .filter(Job::running)
        .map(this::rest)
        .min(Duration::compareTo)
        .orElse(Duration.ofSeconds(1));
  }

  /** As long as it took so far for as much. */
  private Duration rest(Job<Q, R> job) {
    Instant now = clock.instant();
    Duration soFar = Duration.between(job.startedAt(), now);
    long left = job.records() - job.read();
    return job.read() == 0
        ? Duration.ofSeconds(5)
        : Duration.ofMillis(soFar.toMillis() * left / job.read());
  }

  private static void interrupt(@Nullable Thread thread) {
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public void close() {
    threads.values().forEach(Thread::interrupt);
  }
}
