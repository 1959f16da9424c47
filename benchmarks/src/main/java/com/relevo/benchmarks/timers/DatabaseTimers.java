package com.relevo.benchmarks.timers;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/** One of the peers, on a PostgreSQL of its own. */
final class DatabaseTimers implements Contestant {
  private static final int AT_ONCE = 1000;
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final int LULL_SECONDS = 30;
  private static final long MONTH = Duration.ofDays(30).toMillis();

  private final PeerKind kind;
  private final Settings settings;
  private final InstantSource clock;
  private final PrintStream out;

  DatabaseTimers(PeerKind kind, Settings settings, InstantSource clock, PrintStream out) {
    this.kind = kind;
    this.settings = settings;
    this.clock = clock;
    this.out = out;
  }

  @Override
  public String name() {
    return kind.title();
  }

  @Override
  public Figures measure(Path directory) throws InterruptedException {
    try (Database database = new Database(directory);
        Run run = new Run(directory, database)) {
      return run.figures();
    }
  }

  private final class Run implements AutoCloseable {
    private final Path directory;
    private final Database database;
    private Jvm process;
    private long next;

    Run(Path directory, Database database) throws InterruptedException {
      this.directory = directory;
      this.database = database;
      database.createTables(kind);
      process = start();
    }

    private Jvm start() throws InterruptedException {
      Jvm started =
          Jvm.start(
              kind.title(),
              directory,
              settings.heapMegabytes(),
              PeerProcess.class.getName(),
              kind.name(),
              database.jdbcUrl());
      started.answer("that it runs", PATIENCE);
      return started;
    }

    Figures figures() throws InterruptedException {
      int few = settings.peerTimers();
      schedule(Lot.shuffled(next, few / 10, clock.millis() + MONTH, MONTH), 1); // warm-up
      long empty = database.bytes();
      double inBatches =
          schedule(
              Lot.shuffled(next, settings.peerResident(), clock.millis() + MONTH, MONTH), AT_ONCE);
      double bytes = (database.bytes() - empty) / (double) settings.peerResident();
      database.analyze();
      Lot backlog = Lot.steady(next, few, clock.millis(), 1);
      double oneByOne = schedule(backlog, 1);
      say("scheduled at %,.0f/s, %d at once at %,.0f/s", oneByOne, AT_ONCE, inBatches);
      Firing fired = fire(backlog);
      say("%,d overdue fired at %,.0f/s%s", few, fired.rate(), faults(fired));
      int rate = (int) Math.clamp((long) (fired.rate() / 2), 10, settings.rate());
      Firing steady = steady(rate, inBatches);
      say(
          "%,d due/s for %d s: lateness p50 %.0f, p99 %.0f ms%s",
          rate, settings.seconds(), steady.p50(), steady.p99(), faults(steady));
      double recovery = recover();
      say("recovery: %.1f s after kill -9", recovery);
      return new Figures(
          kind.title(),
          oneByOne,
          inBatches,
          fired.rate(),
          rate,
          steady.p50(),
          steady.p99(),
          bytes,
          recovery,
          settings.peerResident());
    }

    private double schedule(Lot lot, int atOnce) throws InterruptedException {
      next = lot.next();
      return Double.parseDouble(process.ask("schedule " + lot + " " + atOnce, PATIENCE));
    }

    private Firing fire(Lot lot) throws InterruptedException {
      process.ask("watch " + lot, PATIENCE);
      process.ask("start", PATIENCE);
      return await();
    }

    private Firing await() throws InterruptedException {
      return Firing.parse(process.ask("await " + LULL_SECONDS, PATIENCE));
    }

    private Firing steady(int rate, double perSecond) throws InterruptedException {
      int count = rate * settings.seconds();
      long from = clock.millis() + 5_000 + (long) (count * 2_000 / perSecond);
      Lot lot = Lot.steady(next, count, from, settings.seconds() * 1000L);
      process.ask("watch " + lot, PATIENCE);
      schedule(lot, AT_ONCE);
      return await();
    }

    /** In the middle of firing. */
    private double recover() throws InterruptedException {
      int count = settings.peerTimers() / 10;
      Lot lot = Lot.steady(next, count, clock.millis() + 10_000, 10_000);
      schedule(lot, AT_ONCE);
      Thread.sleep(Math.max(0, lot.from() + 3_000 - clock.millis()));
      process.kill();
      long from = clock.millis();
      process = start();
      process.ask("watch " + lot, PATIENCE);
      process.ask("start", PATIENCE);
      long first = Long.parseLong(process.ask("first " + from, PATIENCE));
      return first < 0 ? Double.POSITIVE_INFINITY : (first - from) / 1e3;
    }

    private static String faults(Firing firing) {
      return firing.faults().isEmpty() ? "" : "; FAULT: " + firing.faults();
    }

    private void say(String format, Object... values) {
      out.println("  " + kind.title() + ": " + String.format(Locale.ROOT, format, values));
    }

    @Override
    public void close() throws InterruptedException {
      process.close();
    }
  }
}
