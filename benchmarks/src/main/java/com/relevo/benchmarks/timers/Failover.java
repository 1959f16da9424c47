package com.relevo.benchmarks.timers;

import com.relevo.benchmarks.contender.Broker;
import com.relevo.benchmarks.contender.Processes;
import com.relevo.benchmarks.load.LoadFailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/**
 * Two processes share the timer store, each with standbys of the other's half; one is killed with
 * SIGKILL while timers fire. How late the latest fires is how long nobody had its clocks.
 */
public final class Failover {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LULL = Duration.ofSeconds(60);
  private static final long MONTH = Duration.ofDays(30).toMillis();
  private static final int RATE = 200;
  private static final int SECONDS = 40;

  private final Path directory;
  private final InstantSource clock;
  private final int resident;
  private final Settings settings;

  public Failover(Path directory, InstantSource clock, int resident, int partitions) {
    this.directory = directory;
    this.clock = clock;
    this.resident = resident;
    this.settings =
        new Settings(resident, 0, RATE, SECONDS, 0, 0, 0, partitions, 1, 50, 20, 2000, 128, 512);
  }

  /** Throws {@link LoadFailedException} where a timer is lost or fires twice. */
  public String measure() throws InterruptedException {
    try (Processes processes = new Processes(directory)) {
      String servers = Broker.start(processes, directory.resolve("broker"));
      TimerTopics.create(servers, settings.partitions());
      try (Commands commands = new Commands(servers, settings.partitions());
          FiredTopic fired = new FiredTopic(servers, settings.partitions(), clock);
          Jvm one = start("timers-1", servers);
          Jvm other = start("timers-2", servers)) {
        for (Jvm each : List.of(one, other)) {
          each.answer("that it runs", PATIENCE);
        }
        Lot far = Lot.shuffled(0, resident, clock.millis() + MONTH, MONTH);
        commands.schedule(far);
        return kill(commands, fired, one, far.next());
      }
    }
  }

  private String kill(Commands commands, FiredTopic fired, Jvm victim, long next)
      throws InterruptedException {
    // Standbys read what the other has written: some seconds behind at most, once nothing comes.
    Thread.sleep(Duration.ofSeconds(10));
    Lot lot = Lot.steady(next, RATE * SECONDS, clock.millis() + 5_000, SECONDS * 1000L);
    FireLog log = fired.watch(lot);
    commands.schedule(lot);
    Thread.sleep(Math.max(0, lot.from() + 5_000 - clock.millis()));
    victim.kill();
    log.await(LULL);
    Firing firing = log.firing();
    if (!firing.faults().isEmpty()) {
      throw new LoadFailedException("After the failover: " + firing.faults());
    }
    return String.format(
        Locale.ROOT,
        "Failover of one of two with standbys, %,d clocks resident, %d due/s: the latest fired %.1f s after it was due (goal 15 s, of which 10 s are the session timeout); none lost, none twice.",
        resident,
        RATE,
        log.latest() / 1e3);
  }

  private Jvm start(String name, String servers) {
    return Jvm.start(
        name,
        directory,
        settings.heapMegabytes(),
        TimerProcess.class.getName(),
        servers,
        directory.resolve(name + "-state").toString(),
        Integer.toString(settings.commitMillis()),
        Integer.toString(settings.tickMillis()),
        Integer.toString(settings.perTick()),
        Long.toString((long) settings.rocksDbMegabytes() << 20),
        Integer.toString(settings.threads()),
        "1");
  }
}
