package com.relevo.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.events.EventJson;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.LeadId;
import com.relevo.kit.security.Role;
import com.relevo.testsupport.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
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
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** What Spring Boot, Prometheus and Alertmanager count themselves. */
  private static final Set<String> FOREIGN =
      Set.of(
          "up",
          "process_cpu_usage",
          "jvm_memory_used_bytes",
          "http_server_requests_seconds_count",
          "alertmanager_notifications_total",
          "alertmanager_notifications_failed_total");

  /** The tests' agreement promises no figures. */
  private static final String PROMISED = "relevo_sla_commitment_";

  private static Relevo relevo;
  private static Observers observers;
  private static int sent;

  /** One of everything that a panel shows, watched from the beginning. */
  @BeforeAll
  static void story(Relevo running, @TempDir Path folder) throws IOException {
    Shell.needs("prometheus", "prometheus-alertmanager");
    relevo = running;
    observers = new Observers(relevo, folder);
    more();
    assertThat(relevo.webhooks.site("dashboard-forgotten@acme.example")).isEqualTo(202);
    assertThat(relevo.webhooks.site("dashboard-poison", "{\"type\":\"nobody.knows\",\"data\":{}}"))
        .isEqualTo(202);
    says("dashboard-answered@acme.example", "accept", "{}");
    says(
        "dashboard-answered@acme.example",
        "contacts",
        "{\"channel\":\"call\",\"level\":\"connect\"}");
    says("dashboard-rejected@acme.example", "reject", "{\"reason\":\"not_a_fit\"}");
  }

  @AfterAll
  static void end() {
    if (observers != null) {
      observers.close();
    }
  }

  private static void says(String email, String command, String body) {
    assertThat(relevo.webhooks.site(email)).isEqualTo(202);
    LeadId lead = relevo.leadOf(email);
    LeadAssigned assigned = relevo.assignmentOf(lead);
    assertThat(
            Http.post(
                    relevo.handoff.uri("/handoffs/" + lead + "/" + command),
                    TestIssuer.shared().bearer(assigned.assignment().rep().value(), Role.SALES_REP),
                    body)
                .statusCode())
        .as(command)
        .isEqualTo(200);
  }

  /** A rate needs more than one. */
  private static void more() {
    assertThat(relevo.webhooks.site("dashboard-" + sent++ + "@acme.example")).isEqualTo(202);
  }

  @Test
  void everyDashboardHasItsOwnAddressAndAsksForItsSource() {
    assertThat(Panel.dashboards())
        .hasSize(6)
        .allSatisfy(each -> {
          assertThat(each.path("uid").asString()).startsWith("relevo-");
          assertThat(each.path("id").isNull()).isTrue();
          assertThat(each.path("description").asString()).isNotBlank();
          assertThat(each.at("/templating/list/0/type").asString()).isEqualTo("datasource");
          assertThat(each.path("panels").valueStream())
              .allSatisfy(panel ->
                  assertThat(panel.at("/datasource/uid").asString())
                      .isIn("${datasource}", "${database}"));
        })
        .extracting(each -> each.path("uid").asString())
        .doesNotHaveDuplicates();
  }

  @Test
  void everyPanelHasAUnitAndSaysWhatItShows() {
    assertThat(Panel.all())
        .hasSizeGreaterThan(40)
        .allSatisfy(panel -> {
          assertThat(panel.unit()).isNotBlank();
          assertThat(panel.description()).isNotBlank();
          assertThat(panel.empty()).isNotBlank();
          assertThat(panel.queries().size() + panel.sql().size()).isPositive();
        });
  }

  @Test
  void noPanelAndNoRuleNamesAMetricThatNobodyEmits() {
    Set<String> known = new HashSet<>(FOREIGN);
    Metric.all().values().stream().flatMap(Metric::series).forEach(known::add);
    rules().map(rule -> rule.path("name").asString()).forEach(known::add);

    assertThat(
            Stream.concat(
                Panel.all().stream().flatMap(panel -> panel.queries().stream()),
                rules().map(rule -> new PanelQuery(rule.path("query").asString()))))
        .hasSizeGreaterThan(80)
        .allSatisfy(query -> assertThat(known).containsAll(query.metrics()));
  }

  @Test
  void everyPanelIsAnsweredWithData() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .ignoreExceptions()
        .untilAsserted(() -> {
          more();
          assertThat(Panel.all().stream().flatMap(panel -> panel.queries().stream()))
              .filteredOn(query -> !query.expression().contains(PROMISED))
              .allSatisfy(query -> assertThat(result(query.expression())).isNotEmpty());
        });
  }

  @Test
  void everyRuleCanBeEvaluated() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(rules())
                .hasSizeGreaterThan(30)
                .allSatisfy(rule ->
                    assertThat(rule.path("health").asString())
                        .as(rule.toString())
                        .isEqualTo("ok")));
  }

  /** A forgotten lead is its team's, who hears of it once for all targets. */
  @Test
  void aBreachIsToldToTheTeamThatOwedIt() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(observers.told())
                .anySatisfy(message ->
                    assertThat(message)
                        .startsWith("/team ")
                        .contains("\"groupLabels\":{\"team\":\"sdr\"}")
                        .contains("sdr did not keep accept")
                        .contains("docs/operations.md#relevobreaches")));
    assertThat(observers.told())
        .anySatisfy(
            message -> assertThat(message).startsWith("/platform ").contains("RelevoDeadLetters"));
  }

  /** In = accepted + duplicate + refused + dead, at the edge and behind it. */
  @Test
  void nothingThatCameInIsUnaccountedFor() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> {
          assertThat(values("sum by (source) (relevo_items_read_total)"))
              .isNotEmpty()
              .isEqualTo(values("sum by (source) (relevo_items_total)"));
          assertThat(values("sum by (source) (relevo_webhooks_received_total)"))
              .isNotEmpty()
              .isEqualTo(values("sum by (source) (relevo_webhooks_total)"));
        });
  }

  @Test
  void labelsAreThoseOfTheDocumentAndNeverALeads() {
    Map<String, Metric> documented = Metric.all();
    Map<String, Metric> bySeries =
        documented.values().stream()
            .flatMap(metric -> metric.series().map(name -> Map.entry(name, metric)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Set<String> leads =
        relevo.all(com.relevo.events.Topic.LEADS).stream()
            .map(event -> event.leadId().value())
            .collect(Collectors.toSet());
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(result("count by (service) (relevo_agreement_in_force)")).hasSize(4));

    assertThat(result("{__name__=~\"relevo_.+\"}"))
        .hasSizeGreaterThan(100)
        .allSatisfy(sample -> {
          Set<String> labels = new HashSet<>(sample.path("metric").propertyNames());
          String name = sample.at("/metric/__name__").asString();
          labels.removeAll(Set.of("__name__", "job", "instance", "service", "le"));
          assertThat(bySeries).containsKey(name);
          assertThat(bySeries.get(name).labels()).as(name).containsAll(labels);
          assertThat(sample.path("metric").valueStream().map(JsonNode::asString))
              .noneMatch(value -> value.contains("@") || leads.contains(value));
        });
  }

  private static Stream<JsonNode> rules() {
    return read("/api/v1/rules")
        .path("groups")
        .valueStream()
        .flatMap(group -> group.path("rules").valueStream());
  }

  private static Map<String, String> values(String expression) {
    return result(expression).stream()
        .collect(
            Collectors.toMap(
                each -> each.path("metric").toString(), each -> each.at("/value/1").asString()));
  }

  private static List<JsonNode> result(String expression) {
    return read("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
        .path("result")
        .valueStream()
        .toList();
  }

  private static JsonNode read(String path) {
    URI uri = observers.prometheus.resolve(path);
    JsonNode answer = EventJson.mapper().readTree(Http.get(uri).body());
    assertThat(answer.path("status").asString()).as(answer.toString()).isEqualTo("success");
    return answer.path("data");
  }
}
