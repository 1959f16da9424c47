package com.relevo.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One set of processes and where it keeps its things. {@code home} is the repository, {@code
 * directory} the folder for data, logs, state and pid files.
 */
public record Installation(Path home, Path directory) {
  static final String BROKER = "broker";
  static final String DATABASE = "database";
  static final String LAUNCHER = "launcher";

  /** What {@code ./relevo up} runs: keeps its data. */
  public static Installation standing(Path home) {
    return new Installation(home, base(home));
  }

  /** What {@code ./relevo demo} runs: begins anew each time. */
  public static Installation demo(Path home) {
    return new Installation(home, base(home).resolve("demo"));
  }

  private static Path base(Path home) {
    String configured = System.getenv("RELEVO_DIR");
    return (configured == null || configured.isBlank()
            ? home.resolve(".relevo")
            : Path.of(configured))
        .toAbsolutePath()
        .normalize();
  }

  Path data() {
    return directory.resolve("data");
  }

  Path database() {
    return directory.resolve("database");
  }

  /** PostgreSQL's own files: unpacked once, for all installations of this repository. */
  Path databaseBinaries() {
    String elsewhere = System.getProperty("relevo.postgres.binaries");
    return elsewhere == null ? base(home).resolve("postgres") : Path.of(elsewhere);
  }

  /**
   * Made once for all installations of this repository, as long as the service is not built anew.
   */
  public QuickStart quickStart(Service service) {
    return QuickStart.of(service.jar(home), base(home).resolve("quick-starts"), service);
  }

  public Path logs() {
    return directory.resolve("logs");
  }

  Path state() {
    return directory.resolve("state");
  }

  /** Spring's {@code application.yaml} for all services, where it exists. */
  public Path config() {
    return directory.resolve("config");
  }

  /** Accounts, passwords and the key of the built-in issuer. */
  Path issuer() {
    return directory.resolve("issuer");
  }

  Passwords passwords() {
    return new Passwords(issuer().resolve("passwords"));
  }

  /** Tokens of whoever has an account here, from the issuer at {@code url}. */
  public AccessTokens tokens(HttpClient http, String url) {
    return new AccessTokens(http, url, passwords());
  }

  Path lock() {
    return directory.resolve("lock");
  }

  Path logOf(String process) {
    return logs().resolve(process + ".log");
  }

  PidFile pidOf(String process) {
    return new PidFile(directory.resolve("pids").resolve(process + ".pid"), marker(process));
  }

  /**
   * Stands on the command line of each process, so that a pid is never mistaken for one of ours;
   * the launcher has it from ./relevo.
   */
  String marker(String process) {
    return process.equals(LAUNCHER)
        ? "-Drelevo.home=" + home
        : "-Drelevo.process=" + process + "@" + directory;
  }

  /** The services first, what they need last: the order they are stopped in. */
  static List<String> processes() {
    return Stream.concat(
            Arrays.stream(Service.values()).map(Service::module), Stream.of(DATABASE, BROKER))
        .toList();
  }

  /** Deletes what an earlier run left: data, state, settings, logs. */
  public void clear() {
    List.of(data(), database(), state(), config(), logs(), issuer()).forEach(Installation::delete);
  }

  static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to delete " + directory, e);
    }
  }

  /** The one that runs, the standing one before the demo; where none does, the standing one. */
  public static Installation running(Path home) {
    return all(home).stream()
        .filter(each -> !each.alive().isEmpty())
        .findFirst()
        .orElseGet(() -> standing(home));
  }

  static List<Installation> all(Path home) {
    return List.of(standing(home), demo(home));
  }

  /** Its broker where one runs, else where one would be. */
  public String bootstrapServers() {
    int port = pidOf(BROKER).alive().map(PidFile.Alive::port).orElse(new PortPlan(0).broker());
    return Ports.LOOPBACK + ":" + port;
  }

  /** Which of its processes live, by name. */
  Map<String, PidFile.Alive> alive() {
    Map<String, PidFile.Alive> alive = new LinkedHashMap<>();
    processes().forEach(name -> pidOf(name).alive().ifPresent(each -> alive.put(name, each)));
    return alive;
  }
}
