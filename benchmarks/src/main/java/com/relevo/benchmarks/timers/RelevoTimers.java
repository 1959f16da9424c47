package com.relevo.benchmarks.timers;

import com.relevo.benchmarks.contender.Broker;
import com.relevo.benchmarks.contender.Directories;
import com.relevo.benchmarks.contender.Processes;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.stream.IntStream;

/** Our own: the timer store in a Kafka Streams process on a real broker, exactly once. */
final class RelevoTimers implements Contestant {
  static final String NAME = "relevo";
  private static final int[] STEPS = {10_000, 100_000, 1_000_000};
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LULL = Duration.ofSeconds(30);
  private static final long MONTH = Duration.ofDays(30).toMillis();

  private final Settings settings;
  private final InstantSource clock;
  private final PrintStream out;

  RelevoTimers(Settings settings, InstantSource clock, PrintStream out) {
    this.settings = settings;
    this.clock = clock;
    this.out = out;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Figures measure(Path directory) throws InterruptedException {
    try (Processes processes = new Processes(directory)) {
      String servers = Broker.start(processes, directory.resolve("broker"));
      TimerTopics.create(servers, settings.partitions());
      try (Commands commands = new Commands(servers, settings.partitions());
          FiredTopic fired = new FiredTopic(servers, settings.partitions(), clock);
          Run run = new Run(directory, servers, commands, fired)) {
        return run.figures();
      }
    }
  }

  /** From empty to full, and what is measured on the way. */
  private final class Run implements AutoCloseable {
    private final Path directory;
    private final String servers;
    private final Commands commands;
    private final FiredTopic fired;
    private Jvm process;
    private long next;
    private int resident;
    private double schedule;

    Run(Path directory, String servers, Commands commands, FiredTopic fired)
        throws InterruptedException {
      this.directory = directory;
      this.servers = servers;
      this.commands = commands;
      this.fired = fired;
      process = start();
      process.answer("that it runs", PATIENCE);
    }

    Figures figures() throws InterruptedException {
      warmUp();
      IntStream.of(STEPS).filter(step -> step < settings.resident()).forEach(this::fillAndTick);
      fillAndTick(settings.resident());
      Firing steady = steady("nothing cancelled");
      cancel();
      Firing afterCancels = steady("after " + settings.cancels() + " cancels");
      Firing backlog = backlog();
      double local = recoverFromDisk();
      double bytes = bytes();
      double killed = recoverFromKill();
      double changelog = recoverFromChangelog();
      say(
          "recovery: %.1f s from local state (stopped), %.1f s after kill -9, %.1f s from the changelog (disk lost)",
          local, killed, changelog);
      return new Figures(
          NAME,
          schedule,
          Double.NaN,
          backlog.rate(),
          settings.rate(),
          Math.max(steady.p50(), afterCancels.p50()),
          Math.max(steady.p99(), afterCancels.p99()),
          bytes,
          killed,
          settings.resident());
    }

    private Jvm start() {
      return Jvm.start(
          "relevo-timers",
          directory,
          settings.heapMegabytes(),
          TimerProcess.class.getName(),
          servers,
          directory.resolve("state").toString(),
          Integer.toString(settings.commitMillis()),
          Integer.toString(settings.tickMillis()),
          Integer.toString(settings.perTick()),
          Long.toString((long) settings.rocksDbMegabytes() << 20),
          Integer.toString(settings.threads()));
    }

    private void warmUp() throws InterruptedException {
      Lot lot = take(Lot.steady(next, settings.backlog() / 5, clock.millis(), 1));
      FireLog log = fired.watch(lot);
      schedule = commands.schedule(lot);
      log.await(LULL);
    }

    private void fillAndTick(int until) {
      try {
        Lot lot = take(Lot.shuffled(next, until - resident, clock.millis() + MONTH, MONTH));
        schedule = commands.schedule(lot);
        resident = until;
        ask();
        Thread.sleep(Duration.ofSeconds(2));
        String[] idle = ask().split(" ", -1);
        due(1000, 3);
        String[] busy = ask().split(" ", -1);
        say(
            "%,9d resident: scheduled at %,.0f/s; a tick with nothing due p50 %s, p99 %s µs; each fired timer %s µs",
            resident, schedule, idle[0], idle[1], busy[2]);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private String ask() throws InterruptedException {
      return process.ask("ticks", PATIENCE);
    }

    private Firing steady(String when) throws InterruptedException {
      Firing firing = due(settings.rate(), settings.seconds());
      say(
          "%,d due/s for %d s, %s: lateness p50 %.0f, p99 %.0f ms%s",
          settings.rate(), settings.seconds(), when, firing.p50(), firing.p99(), faults(firing));
      return firing;
    }

    /** Scheduled before the first is due. */
    private Firing due(int rate, int seconds) throws InterruptedException {
      int count = rate * seconds;
      Lot lot = take(Lot.steady(next, count, ahead(count), seconds * 1000L));
      FireLog log = fired.watch(lot);
      commands.schedule(lot);
      if (clock.millis() > lot.from()) {
        say("scheduling took longer than planned: the first were overdue from the start");
      }
      return log.await(ofUntil(lot)).firing();
    }

    /** Their tombstones lie where the next timers will be due: the worst place for a scan. */
    private void cancel() throws InterruptedException {
      Lot lot =
          take(
              Lot.shuffled(
                  next,
                  settings.cancels(),
                  ahead(settings.cancels() * 2 + settings.rate() * settings.seconds()),
                  settings.seconds() * 1000L));
      commands.schedule(lot);
      double rate = commands.cancel(lot);
      say("cancelled %,d at %,.0f/s", settings.cancels(), rate);
    }

    private Firing backlog() throws InterruptedException {
      Lot lot = take(Lot.steady(next, settings.backlog(), ahead(settings.backlog()), 1));
      FireLog log = fired.watch(lot);
      schedule = commands.schedule(lot);
      Firing firing = log.await(ofUntil(lot)).firing();
      say(
          "%,d due at once: scheduled at %,.0f/s, fired at %,.0f/s%s",
          settings.backlog(), schedule, firing.rate(), faults(firing));
      return firing;
    }

    private double recoverFromDisk() throws InterruptedException {
      FireLog log = stopBeforeDue();
      return restart(log);
    }

    private double recoverFromChangelog() throws InterruptedException {
      FireLog log = stopBeforeDue();
      Directories.empty(directory.resolve("state"));
      return restart(log);
    }

    /** A thousand timers become due while it is down. */
    private FireLog stopBeforeDue() throws InterruptedException {
      Lot lot = take(Lot.steady(next, 1000, clock.millis() + 8_000, 1000));
      FireLog log = fired.watch(lot);
      commands.schedule(lot);
      process.close();
      sleepUntil(lot.end());
      return log;
    }

    /** In the middle of firing. */
    private double recoverFromKill() throws InterruptedException {
      Lot lot = take(Lot.steady(next, 10_000, clock.millis() + 5_000, 10_000));
      FireLog log = fired.watch(lot);
      commands.schedule(lot);
      sleepUntil(lot.from() + 3_000);
      process.kill();
      return restart(log);
    }

    private double restart(FireLog log) throws InterruptedException {
      long from = clock.millis();
      process = start();
      log.awaitFirst(from, PATIENCE);
      double seconds = (log.firstSince(from) - from) / 1e3;
      Firing firing = log.await(LULL).firing();
      if (!firing.faults().isEmpty()) {
        say("after the restart: %s", firing.faults());
      }
      process.answer("that it runs", PATIENCE);
      return seconds;
    }

    private double bytes() {
      double local = DiskUse.of(directory.resolve("state"), "") / (double) resident;
      double log = DiskUse.of(directory.resolve("broker"), "changelog") / (double) resident;
      say("bytes per resident timer: %.0f in the store, %.0f in its changelogs", local, log);
      return local + log;
    }

    private Lot take(Lot lot) {
      next = lot.next();
      return lot;
    }

    /** When so many will surely have been scheduled. */
    private long ahead(int count) {
      return clock.millis() + 3_000 + (long) (count * 1_800.0 / Math.max(1, schedule));
    }

    private Duration ofUntil(Lot lot) {
      return LULL.plusMillis(Math.max(0, lot.from() - clock.millis()));
    }

    private void sleepUntil(long millis) throws InterruptedException {
      Thread.sleep(Math.max(0, millis - clock.millis()));
    }

    private static String faults(Firing firing) {
      return firing.faults().isEmpty() ? "" : "; FAULT: " + firing.faults();
    }

    private void say(String format, Object... values) {
      out.println("  " + NAME + ": " + String.format(Locale.ROOT, format, values));
    }

    @Override
    public void close() throws InterruptedException {
      process.close();
    }
  }
}
