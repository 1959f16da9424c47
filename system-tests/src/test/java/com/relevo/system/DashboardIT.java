package com.relevo.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.events.EventJson;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.LeadId;
import com.relevo.kit.security.Role;
import com.relevo.local.Ports;
import com.relevo.testsupport.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** {@code deploy/} against what the running services really say of themselves. */
@ExtendWith(OneRelevo.class)
@ResourceLock(OneRelevo.LOCK)
class DashboardIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path CONFIG = Path.of("../deploy/prometheus/prometheus.yml");

  private static final Path RULES_TEST = CONFIG.resolveSibling("sla-monitor.rules-test.yml");

  @TempDir private static Path folder;
  private static Relevo relevo;

  /** One of everything that a panel shows: a lead answered, one forgotten, one nobody can read. */
  @BeforeAll
  static void story(Relevo running) {
    relevo = running;
    assertThat(relevo.webhooks.site("dashboard-answered@acme.example")).isEqualTo(202);
    assertThat(relevo.webhooks.site("dashboard-forgotten@acme.example")).isEqualTo(202);
    assertThat(relevo.webhooks.site("dashboard-poison", "{\"type\":\"nobody.knows\",\"data\":{}}"))
        .isEqualTo(202);
    LeadId answered = relevo.leadOf("dashboard-answered@acme.example");
    LeadAssigned assigned = relevo.assignmentOf(answered);
    Http.post(
        relevo.handoff.uri("/handoffs/" + answered + "/accept"),
        TestIssuer.shared().bearer(assigned.assignment().rep().value(), Role.SALES_REP),
        "{}");
  }

  @Test
  void everyPanelHasAUnitAndSaysWhatItShows() {
    assertThat(Panel.all())
        .isNotEmpty()
        .allSatisfy(panel -> {
          assertThat(panel.unit()).isNotBlank();
          assertThat(panel.description()).isNotBlank();
          assertThat(panel.queries()).isNotEmpty();
        });
  }

  @Test
  void everyMetricOfAPanelIsEmittedWithTheLabelsThatThePanelGoesBy() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          List<String> series = scrape();
          assertThat(Panel.all())
              .allSatisfy(panel ->
                  assertThat(panel.queries()).allSatisfy(query -> assertEmitted(query, series)));
        });
  }

  private static void assertEmitted(PanelQuery query, List<String> series) {
    assertThat(query.metrics()).isNotEmpty();
    for (String metric : query.metrics()) {
      assertThat(series)
          .as(query.expression())
          .anyMatch(line ->
              line.matches(metric + "[{ ].*")
                  && query.selected().stream().allMatch(line::contains)
                  && query.groupedBy().stream()
                      .allMatch(label -> line.matches(".*[{,]" + label + "=.*")));
    }
  }

  private static List<String> scrape() {
    return relevo
        .all()
        .map(service -> Http.get(service.managementUri("/actuator/prometheus")).body())
        .flatMap(text -> Arrays.stream(text.split("\n")))
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  @Test
  void promtoolHasNothingAgainstTheConfiguration() {
    Shell.needs("promtool");
    Shell.Result result = Shell.run(Map.of(), "promtool", "check", "config", CONFIG.toString());
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @Test
  void theAlertsPassTheirOwnTests() {
    Shell.needs("promtool");
    Shell.Result result = Shell.run(Map.of(), "promtool", "test", "rules", RULES_TEST.toString());
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @Test
  void aRealPrometheusAnswersEveryPanelWithData() throws IOException {
    Shell.needs("prometheus");
    URI prometheus = URI.create("http://127.0.0.1:" + Ports.free());
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + scrapingThisFleet(),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=" + prometheus.getAuthority())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    try {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(() ->
              assertThat(Panel.all())
                  .allSatisfy(panel ->
                      assertThat(panel.queries())
                          .allSatisfy(query ->
                              assertThat(result(prometheus, query))
                                  .as(query.expression())
                                  .isNotEmpty())));
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  /** The shipped configuration, but that these services have no names to be found by. */
  private static Path scrapingThisFleet() throws IOException {
    String shipped = Files.readString(CONFIG);
    int discovery = shipped.indexOf("    dns_sd_configs:");
    String targets =
        relevo
            .all()
            .map(each -> "'" + each.managementUri("").getAuthority() + "'")
            .collect(Collectors.joining(", "));
    String config =
        shipped.substring(0, discovery).replace("interval: 5s", "interval: 1s")
            + "    static_configs:\n      - targets: ["
            + targets
            + "]\n";
    return Files.writeString(folder.resolve("prometheus.yml"), config);
  }

  private static List<JsonNode> result(URI prometheus, PanelQuery query) {
    String encoded = URLEncoder.encode(query.expression(), StandardCharsets.UTF_8);
    JsonNode answer =
        EventJson.mapper()
            .readTree(Http.get(prometheus.resolve("/api/v1/query?query=" + encoded)).body());
    assertThat(answer.path("status").asString()).as(answer.toString()).isEqualTo("success");
    return answer.path("data").path("result").valueStream().toList();
  }
}
