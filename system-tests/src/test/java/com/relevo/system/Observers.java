package com.relevo.system;

import static org.awaitility.Awaitility.await;

import com.relevo.local.Ports;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * A real Prometheus and a real Alertmanager on the shipped files, changed only in where the
 * services are, who is told, and how long they wait; and the one who is told.
 */
final class Observers implements AutoCloseable {
  private static final Path DEPLOY = Path.of("../deploy");

  final URI prometheus = URI.create("http://127.0.0.1:" + Ports.free());
  private final URI alertmanager = URI.create("http://127.0.0.1:" + Ports.free());
  private final Path folder;
  private final HttpServer receiver;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<Process> processes = new CopyOnWriteArrayList<>();

  Observers(Relevo relevo, Path folder) throws IOException {
    this.folder = folder;
    this.receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          told.add(
              exchange.getRequestURI().getPath()
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    start(
        "prometheus-alertmanager",
        "--config.file=" + routing(),
        "--storage.path=" + folder.resolve("alertmanager"),
        "--cluster.listen-address=",
        "--web.listen-address=" + alertmanager.getAuthority());
    start(
        "prometheus",
        "--config.file=" + scraping(relevo),
        "--storage.tsdb.path=" + folder.resolve("prometheus"),
        "--web.listen-address=" + prometheus.getAuthority());
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> Http.get(prometheus.resolve("/-/ready")).statusCode() == 200);
  }

  /** What receivers were told: {@code /name} and the webhook's JSON. */
  List<String> told() {
    return told;
  }

  private Path scraping(Relevo relevo) throws IOException {
    String shipped = Files.readString(DEPLOY.resolve("prometheus/prometheus.yml"));
    int discovery = shipped.indexOf("    relabel_configs:");
    String targets =
        relevo
            .all()
            .map(each ->
                "      - {targets: ['%s'], labels: {service: %s}}\n"
                    .formatted(each.managementUri("").getAuthority(), each.name()))
            .collect(Collectors.joining());
    String rules = DEPLOY.resolve("prometheus").toRealPath() + "/*.rules.yml";
    return Files.writeString(
        folder.resolve("prometheus.yml"),
        shipped
                .substring(0, discovery)
                .replace("interval: 5s", "interval: 1s")
                .replace("*.rules.yml", rules)
                .replace("alertmanager:9093", alertmanager.getAuthority())
            + "    static_configs:\n"
            + targets);
  }

  /** Told at once, at whatever hour; receivers keep their names. */
  private Path routing() throws IOException {
    String address = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
    String shipped =
        Files.readString(DEPLOY.resolve("alertmanager/alertmanager.yml"))
            .replaceAll("(group_wait|group_interval): \\w+", "$1: 1s")
            .replaceAll("(?m)^ +(mute|active)_time_intervals: .*\\R", "");
    String head = shipped.substring(0, shipped.indexOf("\nreceivers:"));
    String receivers =
        List.of("platform", "team", "sales-ops").stream()
            .map(name ->
                "  - {name: %s, webhook_configs: [{url: '%s%s', http_config: {follow_redirects: false}}]}\n"
                    .formatted(name, address, name))
            .collect(Collectors.joining());
    return Files.writeString(
        folder.resolve("alertmanager.yml"),
        head.replaceAll("(?m)^templates:.*$", "")
                .replaceAll("(?m)^ +http_config:\\R.*credentials_file.*$", "")
            + "\nreceivers:\n"
            + receivers);
  }

  private void start(String... command) throws IOException {
    processes.add(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(command[0] + ".log").toFile())
            .start());
  }

  @Override
  public void close() {
    processes.forEach(each -> each.destroyForcibly().onExit().join());
    receiver.stop(0);
  }
}
