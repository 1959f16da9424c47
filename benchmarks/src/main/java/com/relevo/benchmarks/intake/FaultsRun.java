package com.relevo.benchmarks.intake;

import com.relevo.benchmarks.contender.Broker;
import com.relevo.benchmarks.contender.Directories;
import com.relevo.benchmarks.contender.JavaProcess;
import com.relevo.benchmarks.contender.Processes;
import com.relevo.benchmarks.contender.Site;
import com.relevo.benchmarks.load.Arrivals;
import com.relevo.benchmarks.load.LoadFailedException;
import com.relevo.benchmarks.relevo.BenchmarkAgreement;
import com.relevo.benchmarks.relevo.Instance;
import com.relevo.benchmarks.relevo.Launch;
import com.relevo.local.Ports;
import com.relevo.local.Service;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Load that goes on while the broker is slow, stands still, is killed and comes back, and while
 * intake is killed and comes back; then everything that was not acknowledged is sent again.
 */
final class FaultsRun {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PULSE = Duration.ofMillis(500);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  /** As a Retry-After of intake says at least. */
  private static final Duration REST = Duration.ofSeconds(1);

  private final IntakeSettings settings;
  private final Path root;
  private final Path directory;
  private final InstantSource clock;
  private final PrintStream out;
  private final Duration phase;
  private final Tally tally = new Tally();

  FaultsRun(
      IntakeSettings settings, Path root, Path directory, InstantSource clock, PrintStream out) {
    this.settings = settings;
    this.root = root;
    this.directory = directory;
    this.clock = clock;
    this.out = out;
    phase = Duration.ofSeconds(settings.seconds());
  }

  Tally.Verdict run() throws InterruptedException {
    Directories.empty(directory);
    int port = Ports.free();
    try (Processes processes = new Processes(directory)) {
      JavaProcess broker = broker(processes, port, 1);
      String servers = Broker.servers(broker);
      Site site =
          new Site(
              processes,
              servers,
              directory,
              settings.partitions(),
              IntakeSettings.COMMIT_MILLIS,
              settings.heapMegabytes());
      Path agreement = BenchmarkAgreement.copyTo(directory);
      Launch launch = Launch.of(site, root, Service.LEAD_INTAKE, agreement);
      Instance intake = launch.start(0);
      Instance.awaitReady(List.of(intake));
      try (Poster poster =
          new Poster(intake.webhook(), settings.connections(), clock, tally::note)) {
        begin("warm-up");
        try (Pace pace = new Pace(poster, settings.rate())) {
          awaitWarm();
          during("all is well");
          slow(broker);
          kill(broker);
          Broker.servers(broker(processes, port, 2));
          during("broker back");
          kill(launch, intake);
          during("intake back");
          awaitAnswers(pace.stop());
        }
        sendAgain(poster);
      }
      return tally.verdict(kept(servers));
    }
  }

  private JavaProcess broker(Processes processes, int port, int number) {
    return Broker.start(processes, "broker-" + number, directory.resolve("broker"), port);
  }

  private void slow(JavaProcess broker) throws InterruptedException {
    begin("broker slow (half of each second stopped)");
    for (long left = phase.toMillis(); left > 0; left -= 2 * PULSE.toMillis()) {
      broker.pause();
      Thread.sleep(PULSE);
      broker.goOn();
      Thread.sleep(PULSE);
    }
    broker.pause();
    during("broker stopped (SIGSTOP)");
    broker.goOn();
    during("broker goes on (SIGCONT)");
  }

  private void kill(JavaProcess broker) throws InterruptedException {
    broker.kill();
    during("broker killed (SIGKILL), then started");
  }

  private void kill(Launch launch, Instance intake) throws InterruptedException {
    begin("intake killed (SIGKILL), then started");
    intake.process().kill();
    Instance.awaitReady(List.of(launch.again(intake)));
  }

  private void during(String name) throws InterruptedException {
    begin(name);
    Thread.sleep(phase);
  }

  private void begin(String name) {
    out.println(name + " ...");
    tally.phase(name);
  }

  /** A JVM that has just started answers late, and that is no fault of anybody. */
  private void awaitWarm() throws InterruptedException {
    int enough = settings.rate() * settings.seconds();
    if (!comesTrue(() -> tally.acknowledged() >= enough)) {
      throw new LoadFailedException(
          "Expected %,d deliveries to be acknowledged before the first fault, but %,d were"
              .formatted(enough, tally.acknowledged()));
    }
  }

  private void sendAgain(Poster poster) throws InterruptedException {
    begin("refused ones sent again");
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    for (List<Long> open = tally.open();
        !open.isEmpty() && System.nanoTime() < giveUp;
        open = tally.open()) {
      long before = tally.answers();
      open.forEach(poster::post);
      awaitAnswers(before + open.size());
      Thread.sleep(REST);
    }
  }

  private void awaitAnswers(long answers) throws InterruptedException {
    if (!comesTrue(() -> tally.answers() == answers)) {
      throw new LoadFailedException(
          "Expected %,d deliveries to come to an end, but %,d did"
              .formatted(answers, tally.answers()));
    }
  }

  /** By a reader of its own, from the topic's beginning. */
  private Set<String> kept(String servers) throws InterruptedException {
    KeptDeliveries kept = new KeptDeliveries();
    try (Arrivals _ = new Arrivals(servers, kept)) {
      comesTrue(() -> tally.allIn(kept.ids()));
    }
    return kept.ids();
  }

  private static boolean comesTrue(BooleanSupplier condition) throws InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > giveUp) {
        return false;
      }
      Thread.sleep(LOOK_EVERY);
    }
    return true;
  }
}
