package com.relevo.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
   * Starts the broker, then all services at once, and returns when all are ready. Throws {@link
   * CannotRun} when one dies or does not get ready.
   */
  public void start(ServiceOptions options) {
    progress.accept("starting the broker on port " + ports.broker());
    launch(
        Installation.BROKER,
        ports.broker(),
        brokerArguments(),
        Map.of("CLASSPATH", System.getProperty("java.class.path")));
    awaitReady(List.of(Installation.BROKER));
    progress.accept("starting the services");
    for (Service service : Service.values()) {
      launch(
          service.module(),
          ports.of(service),
          options.arguments(installation, ports, service),
          Map.of("RELEVO_KAFKA", ports.bootstrapServers()));
    }
    awaitReady(Arrays.stream(Service.values()).map(Service::module).toList());
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
