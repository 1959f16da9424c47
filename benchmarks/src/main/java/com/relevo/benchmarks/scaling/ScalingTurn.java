package com.relevo.benchmarks.scaling;

import com.relevo.benchmarks.contender.Contender.Running;
import com.relevo.benchmarks.contender.CpuQuota;
import com.relevo.benchmarks.contender.FreshBroker;
import com.relevo.benchmarks.contender.Site;
import com.relevo.benchmarks.load.Arrivals;
import com.relevo.benchmarks.load.Journal;
import com.relevo.benchmarks.load.Load;
import com.relevo.benchmarks.load.LoadFailedException;
import com.relevo.benchmarks.load.Sender;
import com.relevo.benchmarks.relevo.Breaches;
import com.relevo.benchmarks.relevo.ScaledRelevo;
import com.relevo.local.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** One number of instances of one service, from an empty disk. */
final class ScalingTurn {
  /** Before something is done under load, and after it is done. */
  private static final int AROUND_SECONDS = 5;

  /** While the only instance of a service is started anew, nothing moves. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path root;
  private final Path directory;
  private final InstantSource clock;
  private final ScalingSettings settings;

  ScalingTurn(Path root, Path directory, InstantSource clock, ScalingSettings settings) {
    this.root = root;
    this.directory = directory;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * {@code pause} is how long no lead moved while it was done, {@code late} how long the slowest
   * took, {@code clock} how late the latest breach came.
   */
  record Event(Duration pause, Duration late, Duration clock, Duration took) {}

  record Measured(double throughput, Event rolling, Event joining) {}

  /**
   * {@code progress} hears what is begun. Throws {@link LoadFailedException} where a lead or a
   * clock is lost, or one comes twice.
   */
  Measured of(Service service, int instances, Consumer<String> progress)
      throws InterruptedException {
    Path own = directory.resolve(service.module() + "-" + instances);
    progress.accept("starts");
    try (FreshBroker broker = FreshBroker.in(own)) {
      Site site =
          broker.site(settings.partitions(), settings.commitMillis(), settings.heapMegabytes());
      Breaches breaches = new Breaches(clock);
      ScaledRelevo relevo =
          new ScaledRelevo(root, clock, site, service, settings.firstCompilerOnly());
      Running running = relevo.start(instances);
      try (Sender sender = running.sender();
          Arrivals arrivals = new Arrivals(broker.servers(), running.ends());
          Arrivals _ = new Arrivals(broker.servers(), breaches)) {
        Load load = new Load(sender, arrivals, PATIENCE);
        progress.accept("warms up");
        load.asFastAsTaken(settings.warmUp(), settings.inFlight());
        progress.accept("throughput");
        double throughput = throughput(load, relevo);
        // What the throughput left behind is not to be charged to what comes.
        breaches.await(load.sent(), PATIENCE);
        progress.accept("rolling restart");
        Event rolling = during(load, breaches, relevo::roll);
        progress.accept("one more joins");
        Event joining = during(load, breaches, relevo::join);
        return new Measured(throughput, rolling, joining);
      }
    }
  }

  private double throughput(Load load, ScaledRelevo relevo) throws InterruptedException {
    List<CpuQuota> bounds = settings.share() > 0 ? relevo.bounded(settings.share()) : List.of();
    try {
      return load.asFastAsTaken(settings.leads(), settings.inFlight()).throughput();
    } finally {
      bounds.forEach(CpuQuota::close);
    }
  }

  private interface Deed {
    void run() throws InterruptedException;
  }

  /**
   * Load goes on from before it begins until after it is done, in slices, for nobody knows when.
   */
  private Event during(Load load, Breaches breaches, Deed deed) throws InterruptedException {
    Duration pause = Duration.ZERO;
    Duration late = Duration.ZERO;
    load.atRate(settings.rate() * AROUND_SECONDS, settings.rate());
    breaches.latest();
    long start = System.nanoTime();
    CompletableFuture<Duration> done = CompletableFuture.supplyAsync(() -> timed(deed, start));
    boolean more = true;
    while (more) {
      more = !done.isDone();
      Journal journal = load.atRate(settings.rate() * AROUND_SECONDS, settings.rate());
      pause = longer(pause, journal.longestPause());
      late = longer(late, Duration.ofMillis((long) journal.latencies().millis(100)));
    }
    try {
      // Clocks of the last leads sent are due only now.
      breaches.await(load.sent(), PATIENCE);
      return new Event(pause, late, breaches.latest(), done.get());
    } catch (ExecutionException e) {
      throw new LoadFailedException("Expected instances to come and go, but " + e.getCause());
    }
  }

  private static Duration timed(Deed deed, long start) {
    try {
      deed.run();
      return Duration.ofNanos(System.nanoTime() - start);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
