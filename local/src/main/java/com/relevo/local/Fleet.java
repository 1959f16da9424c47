package com.relevo.local;

import com.relevo.local.database.DatabaseProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The broker and the services of one installation, each its own process, started and stopped
 * together. Only one launcher has the fleet of an installation; {@link #close()} may be called from
 * any thread, more than once.
 */
public final class Fleet implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(300);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Map<String, String> CLASS_PATH =
      Map.of("CLASSPATH", System.getProperty("java.class.path"));

  private final Installation installation;
  private final PortPlan ports;
  private final Lock lock;
  private final Consumer<String> progress;
  private final List<ChildProcess> children = new ArrayList<>();
  private final Readiness readiness = new Readiness();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private boolean closed;

  private Fleet(Installation installation, PortPlan ports, Lock lock, Consumer<String> progress) {
    this.installation = installation;
    this.ports = ports;
    this.lock = lock;
    this.progress = progress;
  }

  /**
   * Takes the installation over: stops what a killed launcher left behind, and checks ports and
   * disk space. Throws {@link CannotRun}.
   */
  public static Fleet of(Installation installation, PortPlan ports, Consumer<String> progress) {
    Lock lock = Lock.take(installation.lock()).orElseThrow(() -> runsAlready(installation));
    try {
      int orphans = Termination.stopAll(installation);
      if (orphans > 0) {
        progress.accept("stopped " + orphans + " processes that an earlier start had left behind");
      }
      if (Installation.all(installation.home()).stream()
          .flatMap(each -> each.alive().values().stream())
          .anyMatch(each -> ports.all().containsValue(each.port()))) {
        throw runsAlready(installation); // the demo beside up, or the other way round
      }
      ports.requireFree();
      DiskSpace.require(installation.directory());
      installation
          .pidOf(Installation.LAUNCHER)
          .write(ProcessHandle.current().pid(), ports.broker());
      return new Fleet(installation, ports, lock, progress);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static CannotRun runsAlready(Installation installation) {
    String pid =
        installation
            .pidOf(Installation.LAUNCHER)
            .alive()
            .map(alive -> " (pid " + alive.process().pid() + ")")
            .orElse("");
    return new CannotRun(
        CannotRun.RUNS_ALREADY,
        "Relevo runs already" + pid + ": see ./relevo status, stop it with ./relevo down.");
  }

  /**
   * Starts broker and database, then all services at once, and returns when all are ready. Throws
   * {@link CannotRun} when one dies or does not get ready. Where PostgreSQL cannot run, the
   * services that need it are left out.
   */
  public void start(ServiceOptions options) {
    progress.accept("starting the broker on port " + ports.broker());
    ChildProcess database = startDatabase();
    launch(Installation.BROKER, ports.broker(), brokerArguments(), CLASS_PATH);
    awaitReady(List.of(Installation.BROKER));
    progress.accept("starting the services");
    List<Service> services = new ArrayList<>(List.of(Service.values()));
    services.removeIf(Service::needsDatabase);
    services.forEach(service -> launch(service, options));
    if (runs(database)) {
      Arrays.stream(Service.values())
          .filter(Service::needsDatabase)
          .forEach(service -> {
            launch(service, options);
            services.add(service);
          });
    }
    awaitReady(services.stream().map(Service::module).toList());
  }

  /** Not among the children yet: where it cannot run, the others go on. */
  private synchronized ChildProcess startDatabase() {
    if (stopping.get()) {
      throw new CannotRun(CannotRun.FAILED, "Stopped.");
    }
    return new LocalDatabase(installation, ports.database()).start();
  }

  private void launch(Service service, ServiceOptions options) {
    Map<String, String> environment = new HashMap<>();
    environment.put("RELEVO_KAFKA", ports.bootstrapServers());
    if (service.needsDatabase()) {
      environment.putAll(new LocalDatabase(installation, ports.database()).environment());
    }
    launch(
        service.module(),
        ports.of(service),
        options.arguments(installation, ports, service),
        environment);
  }

  /**
   * Waits until it takes requests or has ended; in that case says so in a line. Only one that runs
   * is missed when it ends.
   */
  private boolean runs(ChildProcess database) {
    while (database.process().isAlive() && !DatabaseProcess.isReady(database.log())) {
      throwIfAnyDied();
      pause();
    }
    if (database.process().isAlive()) {
      add(database);
      progress.accept("database is ready on port " + database.port());
      return true;
    }
    installation.pidOf(database.name()).delete();
    if (!stopping.get()) {
      progress.accept(
          "PostgreSQL does not run here, so alignment-service is left out (why: "
              + database.log()
              + "); the others run by the agreement they are given; without an issuer of your own their APIs refuse everybody");
    }
    return false;
  }

  private synchronized void add(ChildProcess child) {
    children.add(child);
  }

  private synchronized void launch(
      String name, int port, List<String> arguments, Map<String, String> environment) {
    if (!stopping.get()) {
      children.add(ChildProcess.start(installation, name, port, arguments, environment));
    }
  }

  private List<String> brokerArguments() {
    return List.of(
        "-Xmx384m",
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dlogback.configurationFile=relevo-broker-logback.xml",
        BrokerProcess.class.getName(),
        installation.data().toString(),
        String.valueOf(ports.broker()));
  }

  private void awaitReady(List<String> names) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (ChildProcess child : children()) {
      if (!names.contains(child.name())) {
        continue;
      }
      while (!readiness.ready(child.name(), child.port())) {
        throwIfAnyDied();
        if (System.nanoTime() > end) {
          throw child.failure(child.name() + " is not ready after " + PATIENCE.toSeconds() + " s.");
        }
        pause();
      }
      progress.accept(child.name() + " is ready on port " + child.port());
    }
  }

  /** Whether it was started: not one that had to be left out. */
  public boolean has(Service service) {
    return children().stream().anyMatch(child -> child.name().equals(service.module()));
  }

  /** Throws {@link CannotRun} with the log's end if a process ended that should run. */
  public void throwIfAnyDied() {
    for (ChildProcess child : children()) {
      if (!child.process().isAlive() && !stopping.get()) {
        throw child.died();
      }
    }
  }

  /** Blocks until a process ends. */
  void awaitDeath() {
    CompletableFuture.anyOf(
            children().stream()
                .map(child -> child.process().onExit())
                .toArray(CompletableFuture<?>[]::new))
        .join();
    throwIfAnyDied();
  }

  private synchronized List<ChildProcess> children() {
    return List.copyOf(children);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun(CannotRun.FAILED, "Interrupted.");
    }
  }

  /** Stops everything, the broker last; returns when it is gone. */
  @Override
  public void close() {
    stopping.set(true);
    synchronized (this) { // whoever comes second waits for the first
      if (closed) {
        return;
      }
      closed = true;
      if (!children.isEmpty()) {
        progress.accept("stopping ...");
      }
      Termination.stopAll(installation);
      installation.pidOf(Installation.LAUNCHER).delete();
      lock.close();
    }
  }
}
