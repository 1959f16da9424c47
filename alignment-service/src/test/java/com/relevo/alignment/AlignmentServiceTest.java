package com.relevo.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.AgreementEvent;
import com.relevo.events.AgreementEvent.AgreementInForce;
import com.relevo.events.AgreementEvent.AgreementScheduled;
import com.relevo.events.AgreementEvent.AgreementSuperseded;
import com.relevo.events.EventJson;
import com.relevo.events.Topic;
import com.relevo.kit.security.Role;
import com.relevo.testsupport.Addresses;
import com.relevo.testsupport.EndpointAccess;
import com.relevo.testsupport.Records;
import com.relevo.testsupport.TestIssuer;
import com.relevo.testsupport.TestKafka;
import com.relevo.testsupport.TestPostgres;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The service as it runs, in two instances over one database, on a real Kafka. */
class AlignmentServiceTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final MovableClock CLOCK = new MovableClock();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final TestPostgres.Database DATABASE = TestPostgres.create();

  private static List<ConfigurableApplicationContext> instances;
  private static Records records;

  @Configuration
  static class Time {
    @Bean
    InstantSource clock() {
      return CLOCK;
    }
  }

  @BeforeAll
  static void start() {
    records = new Records(TestKafka.bootstrapServers());
    instances = List.of(instance(DATABASE), instance(DATABASE));
  }

  @AfterAll
  static void stop() {
    instances.forEach(ConfigurableApplicationContext::close);
    records.close();
  }

  private static ConfigurableApplicationContext instance(TestPostgres.Database database) {
    SpringApplication application = new SpringApplication(AlignmentService.class, Time.class);
    return application.run(
        "--server.port=0",
        TestIssuer.shared().setting(),
        "--relevo.topics.partitions=2",
        "--relevo.alignment.look=100ms",
        "--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
        "--spring.datasource.url=" + database.url(),
        "--spring.datasource.username=" + database.user(),
        "--spring.datasource.password=" + database.password());
  }

  @Test
  void aVersionGoesFromDraftIntoForceOnTheTopicAsInTheDatabase() throws Exception {
    String first = SampleAgreements.example().version();
    assertThat(json(0, "/agreements/in-force").path("version").asString()).isEqualTo(first);
    assertThat(json(1, "/actuator/health/readiness").path("status").asString()).isEqualTo("UP");

    post(0, "/agreements", SampleAgreements.text("it-2", 61), SampleAgreements.MARA, "marketing");
    post(1, "/agreements/it-2/propose", "{}", SampleAgreements.MARA, "marketing");
    post(
        0, "/agreements/it-2/sign", "{\"role\":\"marketing\"}", SampleAgreements.MARA, "marketing");
    post(
        1,
        "/agreements/it-2/sign",
        "{\"role\":\"sales\"}",
        SampleAgreements.STEFAN,
        "sales-manager");
    List<AgreementEvent> told = awaitTold("it-2", AgreementScheduled.class);
    assertThat(told)
        .extracting(event -> event.type().type())
        .containsExactlyInAnyOrder(
            "agreement.proposed.v1",
            "agreement.signed.v1",
            "agreement.signed.v1",
            "agreement.scheduled.v1");

    CLOCK.advance(SampleAgreements.example().noticePeriod().plusSeconds(1));
    awaitTold("it-2", AgreementInForce.class);
    awaitTold(first, AgreementSuperseded.class);
    assertThat(json(1, "/agreements/in-force").path("version").asString()).isEqualTo("it-2");
    assertThat(json(0, "/agreements/" + first).path("status").asString()).isEqualTo("SUPERSEDED");
    assertThat(records.all(Topic.AGREEMENTS))
        .as("two instances, and each event once")
        .extracting(event -> event.meta().eventId())
        .doesNotHaveDuplicates();

    await()
        .atMost(DEADLINE)
        .untilAsserted(() ->
            assertThat(timeline(instances.get(1)).at(CLOCK.instant()).version())
                .as("read back as every service does, digest and all")
                .isEqualTo("it-2"));
    aDatabaseThatWasLostComesBackFromTheTopic();
  }

  @Test
  void breachesAreListedWhereGrafanaReadsThem() {
    SampleBreaches lead = new SampleBreaches("it-lead", CLOCK.instant());
    records.send(lead.breached());
    awaitBreaches(List.of("it-lead"));

    records.send(lead.erased());
    awaitBreaches(List.of());
  }

  private static void awaitBreaches(List<String> leads) {
    JdbcClient sql = instances.getFirst().getBean(JdbcClient.class);
    await()
        .atMost(DEADLINE)
        .untilAsserted(() ->
            assertThat(sql.sql("select lead_id from breach").query(String.class).list())
                .isEqualTo(leads));
  }

  private static AgreementTimeline timeline(ConfigurableApplicationContext instance) {
    return instance.getBean(TimelineSource.class).timeline();
  }

  private void aDatabaseThatWasLostComesBackFromTheTopic() throws Exception {
    Set<String> before = ids();
    try (ConfigurableApplicationContext again = instance(TestPostgres.create())) {
      JsonNode inForce =
          EventJson.mapper().readTree(send(again, request(again, "/agreements/in-force")).body());
      assertThat(inForce.path("version").asString()).isEqualTo("it-2");
      assertThat(inForce.path("document").asString()).isEqualTo(SampleAgreements.text("it-2", 61));
      assertThat(inForce.path("signatures")).hasSize(2);
    }
    assertThat(ids()).as("what it tells again has the ids that it had").isEqualTo(before);
  }

  private static Set<String> ids() {
    return records.all(Topic.AGREEMENTS).stream()
        .map(event -> event.meta().eventId())
        .collect(Collectors.toSet());
  }

  private static List<AgreementEvent> awaitTold(
      String version, Class<? extends AgreementEvent> last) {
    return records
        .events(
            Topic.AGREEMENTS,
            events ->
                events.stream()
                    .anyMatch(event ->
                        last.isInstance(event)
                            && ((AgreementEvent) event).version().equals(version)),
            DEADLINE)
        .stream()
        .map(AgreementEvent.class::cast)
        .filter(event -> event.version().equals(version))
        .toList();
  }

  private static JsonNode json(int instance, String path) throws Exception {
    ConfigurableApplicationContext context = instances.get(instance);
    await().atMost(DEADLINE).until(() -> send(context, request(context, path)).statusCode() == 200);
    return EventJson.mapper().readTree(send(context, request(context, path)).body());
  }

  private static void post(int instance, String path, String body, String actor, String role)
      throws Exception {
    ConfigurableApplicationContext context = instances.get(instance);
    HttpResponse<String> response =
        send(
            context,
            request(context, path)
                .header(
                    "Content-Type", path.endsWith("s") ? "application/yaml" : "application/json")
                .setHeader("Authorization", bearer(actor, Role.of(role).orElseThrow()))
                .POST(BodyPublishers.ofString(body)));
    assertThat(response.statusCode()).as(response.body()).isLessThan(300);
  }

  /** Good for as long as this test's clock may be moved. */
  private static String bearer(String email, Role role) {
    return "Bearer "
        + TestIssuer.shared()
            .token(claims ->
                claims
                    .subject(email)
                    .claim("email", email)
                    .claim("email_verified", true)
                    .claim("roles", List.of(role.text()))
                    .expirationTime(Date.from(CLOCK.instant().plus(Duration.ofDays(400)))));
  }

  @TestFactory
  Stream<DynamicTest> everyEndpointIsForItsRolesAlone() {
    return EndpointAccess.tests(
        instances.getFirst(),
        TestIssuer.shared(),
        Path.of("README.md"),
        Path.of("../docs/architecture.md"));
  }

  private static HttpRequest.Builder request(ConfigurableApplicationContext context, String path) {
    return HttpRequest.newBuilder(Addresses.of(context, path))
        .timeout(Duration.ofSeconds(20))
        .setHeader("Authorization", bearer("reader", Role.ADMIN));
  }

  private static HttpResponse<String> send(
      ConfigurableApplicationContext context, HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
