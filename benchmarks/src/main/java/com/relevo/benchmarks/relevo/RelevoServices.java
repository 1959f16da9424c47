package com.relevo.benchmarks.relevo;

import com.relevo.benchmarks.contender.Contender;
import com.relevo.benchmarks.contender.FreePort;
import com.relevo.benchmarks.contender.JavaProcess;
import com.relevo.benchmarks.contender.Site;
import com.relevo.benchmarks.load.LoadFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** The four services as they are shipped, each its own process, with the benchmark's agreement. */
public record RelevoServices(Path root, InstantSource clock) implements Contender {
  public static final String NAME = "relevo";

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String SECRET = "whsec_cmVsZXZvLWJlbmNobWFyay1zZWNyZXQtMDAx";
  private static final String INTAKE = "lead-intake-service";
  private static final List<String> OTHERS =
      List.of("scoring-service", "handoff-service", "sla-monitor-service");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Running start(Site site) throws InterruptedException {
    Path agreement = BenchmarkAgreement.copyTo(site.directory());
    List<Service> services = new ArrayList<>();
    Service intake =
        start(
            site,
            agreement,
            INTAKE,
            "--relevo.intake.sources.bench.preset=standard-webhooks",
            "--relevo.intake.sources.bench.secrets[0]=" + SECRET);
    services.add(intake);
    for (String name : OTHERS) {
      services.add(start(site, agreement, name));
    }
    awaitReady(services);
    URI webhook = URI.create("http://127.0.0.1:" + intake.port() + "/webhooks/bench");
    return new Running(new WebhookSender(webhook, SECRET, clock), new AssignmentEnds());
  }

  /** One that ends ends the wait for the others. */
  private static void awaitReady(List<Service> services) throws InterruptedException {
    List<Service> awaited = new ArrayList<>(services);
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (!awaited.isEmpty()) {
        for (Service service : awaited) {
          if (!service.process().isAlive() || System.nanoTime() > giveUp) {
            throw service.process().notReady(PATIENCE);
          }
        }
        Thread.sleep(200);
        awaited.removeIf(service -> service.ready(http));
      }
    }
  }

  private Service start(Site site, Path agreement, String name, String... more) {
    int port = FreePort.next();
    List<String> settings =
        List.of(
            "-jar",
            jar(name).toString(),
            "--server.port=" + port,
            "--spring.kafka.bootstrap-servers=" + site.bootstrapServers(),
            "--relevo.agreement=" + agreement,
            "--relevo.topics.partitions=" + site.partitions(),
            "--relevo.stream.commit-interval-ms=" + site.commitMillis(),
            "--relevo.stream.state-dir=" + site.directory().resolve(name));
    JavaProcess process =
        site.startJvm(
            name, Stream.concat(settings.stream(), Stream.of(more)).toArray(String[]::new));
    return new Service(process, port);
  }

  private Path jar(String service) {
    Path target = root.resolve(service).resolve("target");
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "*-exec.jar")) {
      return jars.iterator().next();
    } catch (IOException | NoSuchElementException _) {
      throw new LoadFailedException(
          "Expected the built service in " + target + ", but it is not: run ./mvnw package");
    }
  }

  private record Service(JavaProcess process, int port) {
    boolean ready(HttpClient http) {
      URI readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
      HttpRequest request =
          HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(10)).build();
      try {
        return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException notYet) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
