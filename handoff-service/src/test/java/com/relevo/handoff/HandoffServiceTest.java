package com.relevo.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.agreement.Target.Kind;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.ContactLogged;
import com.relevo.events.HandoffEvent.LeadAccepted;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.RejectionArchived;
import com.relevo.events.LeadId;
import com.relevo.events.SlaEvent.EscalationAction;
import com.relevo.events.Topic;
import com.relevo.kit.security.Role;
import com.relevo.testsupport.Addresses;
import com.relevo.testsupport.EndpointAccess;
import com.relevo.testsupport.Records;
import com.relevo.testsupport.TestIssuer;
import com.relevo.testsupport.TestKafka;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The service as it runs, in two instances, on a real Kafka. */
class HandoffServiceTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String MANAGER = TestIssuer.shared().bearer("mia.head", Role.SALES_MANAGER);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path state;
  private static List<ConfigurableApplicationContext> instances;
  private static Records records;

  private final String lead = "lead-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    records = new Records(TestKafka.bootstrapServers());
    instances = List.of(instance("one"), instance("other"));
    for (int i = 0; i < instances.size(); i++) {
      int instance = i;
      await()
          .atMost(DEADLINE)
          .until(() ->
              send(request(instance, "/actuator/health/readiness").build()).statusCode() == 200);
    }
  }

  @AfterAll
  static void stop() {
    instances.forEach(ConfigurableApplicationContext::close);
    records.close();
  }

  private static ConfigurableApplicationContext instance(String name) {
    return new SpringApplication(HandoffService.class)
        .run(
            "--server.port=0",
            "--relevo.agreement=src/test/resources/agreement.yaml",
            TestIssuer.shared().setting(),
            "--relevo.advertised-host=127.0.0.1",
            "--relevo.stream.state-dir=" + state.resolve(name),
            "--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers());
  }

  private static HttpRequest.Builder request(int instance, String path) {
    return HttpRequest.newBuilder(Addresses.of(instances.get(instance), path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", MANAGER);
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> post(
      int instance, String lead, String command, String body, String key) {
    HttpRequest.Builder request =
        request(instance, "/handoffs/" + lead + "/" + command)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send((key == null ? request : request.header("Idempotency-Key", key)).build());
  }

  private HttpResponse<String> post(String command, String body) {
    return post(0, lead, command, body, null);
  }

  private static JsonNode json(HttpResponse<String> response) {
    return EventJson.mapper().readTree(response.body());
  }

  private static List<Event> events(String lead, int atLeast) {
    return records
        .events(Topic.HANDOFFS, found -> of(lead, found).size() >= atLeast, DEADLINE)
        .stream()
        .filter(event -> event.leadId().equals(new LeadId(lead)))
        .toList();
  }

  private static List<Event> of(String lead, List<Event> events) {
    return events.stream().filter(event -> event.leadId().equals(new LeadId(lead))).toList();
  }

  private String assigned() {
    records.send(Samples.qualified(lead, "DE", 1, Instant.now()));
    return ((LeadAssigned) events(lead, 2).getLast()).assignment().rep().value();
  }

  private static HttpResponse<String> postAs(
      int instance, String token, String lead, String command, String body) {
    return send(
        HttpRequest.newBuilder(
                Addresses.of(instances.get(instance), "/handoffs/" + lead + "/" + command))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static String rep(String rep) {
    return "{\"rep\":\"" + rep + "\"}";
  }

  @Test
  void aQualifiedLeadIsAssignedAcceptedContactedAndRecycled() {
    String rep = assigned();
    HttpResponse<String> accepted = post("accept", rep(rep));
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
    assertThat(json(accepted).get("status").stringValue()).isEqualTo("ACCEPTED");
    assertThat(json(accepted).get("stage").stringValue()).isEqualTo("SAL");
    assertThat(json(accepted).get("cycle").intValue()).isEqualTo(1);

    HttpResponse<String> again = post(1, lead, "accept", rep(rep), null);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(json(again).get("code").stringValue()).isEqualTo("already_accepted");

    String at = Instant.now().toString();
    HttpResponse<String> contact =
        post(
            1,
            lead,
            "contacts",
            "{\"rep\":\"%s\",\"channel\":\"call\",\"level\":\"CONNECT\",\"occurredAt\":\"%s\"}"
                .formatted(rep, at),
            null);
    assertThat(contact.statusCode()).as(contact.body()).isEqualTo(200);
    HttpResponse<String> recycled =
        post("recycle", "{\"rep\":\"%s\",\"reason\":\"no_budget_now\"}".formatted(rep));
    assertThat(json(recycled).get("outcome").stringValue()).isEqualTo("RECYCLED");

    List<Event> life = events(lead, 6);
    assertThat(life)
        .extracting(each -> each.type().type())
        .containsExactly(
            "handoff.opened.v1",
            "lead.assigned.v1",
            "lead.accepted.v1",
            "contact.logged.v1",
            "lead.recycled.v1",
            "handoff.closed.v1");
    assertThat(((ContactLogged) life.get(3)).meta().occurredAt()).isEqualTo(Instant.parse(at));
  }

  @Test
  void anEscalationGivesTheLeadToTheOtherRepAndTheFirstMayActNoMore() {
    records.send(Samples.qualified(lead, "DE", 1, Instant.now()));
    Assignment first = ((LeadAssigned) events(lead, 2).getLast()).assignment();
    records.send(
        Samples.escalated(lead, Kind.TIME_TO_ACCEPT, first.id(), EscalationAction.REASSIGN));

    List<Event> life = events(lead, 4);
    assertThat(life)
        .extracting(each -> each.type().type())
        .containsExactly(
            "handoff.opened.v1", "lead.assigned.v1", "lead.unassigned.v1", "lead.assigned.v1");
    Assignment second = ((LeadAssigned) life.getLast()).assignment();
    assertThat(second.rep()).isNotEqualTo(first.rep());
    assertThat(json(post("accept", rep(first.rep().value()))).get("code").stringValue())
        .isEqualTo("other_rep");
    assertThat(post("accept", rep(second.rep().value())).statusCode()).isEqualTo(200);
  }

  @Test
  void aRepActsOnTheirOwnLeadsOnlyAndIsInTheEvent() {
    String holder = assigned();
    String other = TestIssuer.shared().bearer("other", Role.SALES_REP);
    String own = TestIssuer.shared().bearer(holder, Role.SALES_REP);
    for (int instance = 0; instance < 2; instance++) {
      for (String body : List.of("{}", rep("other"), rep(holder))) {
        HttpResponse<String> refused = postAs(instance, other, lead, "accept", body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(json(refused).get("code").stringValue()).isEqualTo("not_yours");
      }
    }
    assertThat(json(postAs(0, own, lead, "accept", rep("other"))).get("code").stringValue())
        .isEqualTo("not_yours");
    assertThat(postAs(0, own, lead, "accept", "{}").statusCode()).isEqualTo(200);
    assertThat(post(1, lead, "qualify", rep(holder), null).statusCode()).isEqualTo(200);

    assertThat(events(lead, 4).subList(2, 4))
        .extracting(each -> each.meta().actor())
        .containsExactly(holder, "mia.head");
  }

  @TestFactory
  Stream<DynamicTest> everyEndpointIsForItsRolesAlone() {
    return EndpointAccess.tests(
        instances.getFirst(),
        TestIssuer.shared(),
        Path.of("README.md"),
        Path.of("../docs/architecture.md"));
  }

  @Test
  void everyInstanceShowsTheHandoff() {
    String rep = assigned();
    for (int instance = 0; instance < 2; instance++) {
      int at = instance;
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> {
            HttpResponse<String> view = send(request(at, "/handoffs/" + lead).build());
            assertThat(view.statusCode()).as("%d: %s", at, view.body()).isEqualTo(200);
            assertThat(json(view).at("/cycles/0/rep").stringValue()).isEqualTo(rep);
            assertThat(json(view).at("/cycles/0/routedBy").stringValue()).contains("all-others");
            assertThat(json(view).at("/cycles/0/contacts").intValue()).isZero();
          });
      assertThat(send(request(at, "/handoffs/nobody").build()).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void tenRetriesUnderOneKeyAtBothInstancesAreOneAcceptance() {
    String rep = assigned();
    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 10)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(() -> post(i % 2, lead, "accept", rep(rep), "key-1")))
            .toList();
    Set<String> bodies = new HashSet<>();
    for (CompletableFuture<HttpResponse<String>> each : all) {
      assertThat(each.join().statusCode()).as(each.join().body()).isEqualTo(200);
      bodies.add(each.join().body());
    }
    assertThat(bodies).hasSize(1);
    HttpResponse<String> other = post(0, lead, "qualify", rep(rep), "key-1");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(json(other).get("code").stringValue()).isEqualTo("key_reused");
    assertThat(events(lead, 3)).filteredOn(LeadAccepted.class::isInstance).hasSize(1);
  }

  @Test
  void refusalsAndFaultsAreProblems() {
    assertThat(post(0, "lead-nobody", "accept", rep("anna"), null).statusCode()).isEqualTo(404);
    assertThat(post("accept", "no json").statusCode()).isEqualTo(400);
    HttpResponse<String> faulty = post("contacts", "{\"chanel\":\"call\",\"level\":7}");
    assertThat(faulty.statusCode()).isEqualTo(422);
    assertThat(json(faulty).get("code").stringValue()).isEqualTo("invalid_command");
    assertThat(
            json(faulty)
                .get("errors")
                .valueStream()
                .map(each -> each.get("pointer").stringValue())
                .toList())
        .containsExactly("/chanel", "/rep", "/channel", "/level");
    assigned();
    HttpResponse<String> unknown =
        post(
            "reject",
            "{\"rep\":\"%s\",\"reason\":\"bad\"}"
                .formatted(((LeadAssigned) events(lead, 2).getLast()).assignment().rep()));
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(json(unknown).at("/errors/0/pointer").stringValue()).isEqualTo("/reason");
    assertThat(post("dance", rep("anna")).statusCode()).isEqualTo(404);
  }

  @Test
  void aRepSeesTheirOwnQueueFromAnyInstanceAndNobodyElses() {
    String holder = assigned();
    String token = TestIssuer.shared().bearer(holder, Role.SALES_REP);
    for (int instance = 0; instance < 2; instance++) {
      HttpResponse<String> queue = getAs(instance, token, "/reps/" + holder + "/queue?limit=500");
      assertThat(queue.statusCode()).as(queue.body()).isEqualTo(200);
      assertThat(json(queue).get("complete").booleanValue()).isTrue();
      assertThat(queue.body()).contains(lead);
    }
    HttpResponse<String> others =
        getAs(0, TestIssuer.shared().bearer("carla", Role.SALES_REP), "/reps/anna/queue");
    assertThat(others.statusCode()).isEqualTo(403);
    assertThat(json(others).get("code").stringValue()).isEqualTo("not_yours");
    assertThat(getAs(0, MANAGER, "/reps/anna/queue?limit=0").statusCode()).isEqualTo(400);
    assertThat(getAs(0, MANAGER, "/reps/anna/queue?cursor=x").statusCode()).isEqualTo(400);
  }

  @Test
  void aQueueIsPaged() {
    List<String> leads = IntStream.range(0, 5).mapToObj(i -> lead + "-" + i).toList();
    leads.forEach(each -> records.send(Samples.qualified(each, "DE", 1, Instant.now())));
    leads.forEach(each -> events(each, 2));
    leads.forEach(each -> post(0, each, "assign", rep("anna"), null));
    Set<String> seen = new HashSet<>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page = json(getAs(1, MANAGER, "/reps/anna/queue?limit=2" + cursor));
      assertThat(page.get("items").size()).isBetween(1, 2);
      page.get("items")
          .forEach(item -> assertThat(seen.add(item.get("leadId").stringValue())).isTrue());
      cursor = page.get("next") == null ? null : "&cursor=" + page.get("next").stringValue();
    }
    assertThat(seen).containsAll(leads);
  }

  @Test
  void aManagerAssignsMarketingArchivesAndNobodyDoesTheOthers() {
    String holder = assigned();
    String other = holder.equals("anna") ? "ben" : "anna";
    String token = TestIssuer.shared().bearer(holder, Role.SALES_REP);
    String marketing = TestIssuer.shared().bearer("mark", Role.MARKETING);
    assertThat(postAs(0, token, lead, "assign", rep(other)).statusCode()).isEqualTo(403);
    HttpResponse<String> moved = post("assign", rep(other));
    assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
    assertThat(json(moved).get("rep").stringValue()).isEqualTo(other);

    HttpResponse<String> bare = post("reject", rep(other));
    assertThat(bare.statusCode()).isEqualTo(422);
    assertThat(json(bare).get("code").stringValue()).isEqualTo("reason_missing");
    assertThat(json(bare).at("/reasons/0/code").stringValue()).isEqualTo("wrong_contact_data");
    post("reject", "{\"rep\":\"%s\",\"reason\":\"wrong_contact_data\"}".formatted(other));
    assertThat(post("archive", "{\"reason\":\"fake\"}").statusCode()).isEqualTo(403);
    HttpResponse<String> archived = postAs(1, marketing, lead, "archive", "{\"reason\":\"fake\"}");
    assertThat(archived.statusCode()).as(archived.body()).isEqualTo(200);
    assertThat(events(lead, 7).getLast())
        .isInstanceOfSatisfying(
            RejectionArchived.class, event -> assertThat(event.meta().actor()).isEqualTo("mark"));
  }

  @Test
  void aCommandOnAVersionThatIsGoneIsRefused() {
    String holder = assigned();
    HttpResponse<String> read = getAs(1, MANAGER, "/handoffs/" + lead);
    String etag = read.headers().firstValue("ETag").orElseThrow();
    assertThat(postIfMatch(etag, "accept", rep(holder)).statusCode()).isEqualTo(200);
    HttpResponse<String> late = postIfMatch(etag, "qualify", rep(holder));
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(json(late).get("code").stringValue()).isEqualTo("version_changed");
    assertThat(postIfMatch("W/x", "qualify", rep(holder)).statusCode()).isEqualTo(400);
    assertThat(postIfMatch("*", "qualify", rep(holder)).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> postIfMatch(String etag, String command, String body) {
    return send(
        request(0, "/handoffs/" + lead + "/" + command)
            .header("If-Match", etag)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static HttpResponse<String> getAs(int instance, String token, String path) {
    return send(
        HttpRequest.newBuilder(Addresses.of(instances.get(instance), path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", token)
            .build());
  }

  private static HttpResponse<String> put(int instance, String path, String ifMatch, String body) {
    return change(request(instance, path).PUT(HttpRequest.BodyPublishers.ofString(body)), ifMatch);
  }

  private static HttpResponse<String> change(HttpRequest.Builder request, String ifMatch) {
    return send((ifMatch == null ? request : request.header("If-Match", ifMatch)).build());
  }

  private static String zoe(boolean active) {
    return "{\"name\":\"Zoe\",\"team\":\"shut\",\"capacity\":500,\"active\":" + active + "}";
  }

  @Test
  void theRosterIsOneForAllInstancesAndTakesEffectAtOnce() {
    records.send(Samples.qualified(lead, "IS", 1, Instant.now()));
    assertThat(events(lead, 2).getLast()).isInstanceOf(HandoffEvent.LeadUnrouted.class);
    HttpResponse<String> agreed = send(request(1, "/reps/zoe").build());
    assertThat(json(agreed).get("source").stringValue()).isEqualTo("agreement");

    HttpResponse<String> set = put(0, "/reps/zoe", null, zoe(true));
    assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
    assertThat(json(set).get("source").stringValue()).isEqualTo("roster");
    assertThat(json(set).get("setBy").stringValue()).isEqualTo("mia.head");
    String etag = set.headers().firstValue("ETag").orElseThrow();
    assertThat(events(lead, 3).getLast())
        .isInstanceOfSatisfying(
            LeadAssigned.class,
            given -> assertThat(given.assignment().rep().value()).isEqualTo("zoe"));
    await()
        .atMost(DEADLINE)
        .untilAsserted(() ->
            assertThat(send(request(1, "/reps/zoe").build()).headers().firstValue("ETag"))
                .hasValue(etag));

    assertThat(put(1, "/reps/zoe", null, zoe(false)).statusCode()).isEqualTo(428);
    assertThat(put(1, "/reps/zoe", etag, zoe(false)).statusCode()).isEqualTo(200);
    assertThat(put(1, "/reps/zoe", etag, zoe(true)).statusCode()).isEqualTo(412);
    assertThat(events(lead, 5).subList(3, 5))
        .extracting(event -> event.type().type())
        .containsExactly("lead.unassigned.v1", "lead.unrouted.v1");

    for (int instance = 0; instance < 2; instance++) {
      JsonNode history = json(send(request(instance, "/reps/zoe/history").build()));
      assertThat(history.at("/changes/0/before/active").booleanValue()).isTrue();
      assertThat(history.at("/changes/0/after/active").booleanValue()).isFalse();
      assertThat(history.at("/changes/0/by").stringValue()).isEqualTo("mia.head");
    }
    assertThat(change(request(0, "/reps/zoe").DELETE(), "*").statusCode()).isEqualTo(204);
    assertThat(change(request(0, "/reps/zoe").DELETE(), "*").statusCode()).isEqualTo(404);
    assertThat(send(request(0, "/reps/zoe").build()).headers().firstValue("ETag"))
        .hasValue("\"0\"");
  }

  @Test
  void aListIsSetAsAWholeAndARepSetsTheirOwnAbsences() {
    HttpResponse<String> faulty =
        send(
            request(0, "/reps")
                .header("Content-Type", "text/csv")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "id,name,team,capacity\nyan,Yan,shut,1\nxia,Xia,none,1\n"))
                .build());
    assertThat(faulty.statusCode()).as(faulty.body()).isEqualTo(422);
    assertThat(json(faulty).at("/errors/0/pointer").stringValue()).isEqualTo("/1/team");
    assertThat(send(request(0, "/reps/yan").build()).statusCode()).isEqualTo(404);

    HttpResponse<String> done =
        send(
            request(0, "/reps")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "[{\"id\":\"yan\",\"name\":\"Yan\",\"team\":\"shut\",\"capacity\":1,\"active\":false},"
                            + "{\"id\":\"xia\",\"name\":\"Xia\",\"team\":\"shut\",\"capacity\":1,\"active\":false}]"))
                .build());
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(json(done).get("changed").intValue()).isEqualTo(2);
    JsonNode page = json(send(request(0, "/reps?team=shut&limit=2").build()));
    assertThat(page.get("items").valueStream().map(each -> each.get("id").stringValue()))
        .containsExactly("xia", "yan");
    assertThat(page.get("next").stringValue()).isEqualTo("yan");

    String own = TestIssuer.shared().bearer("yan", Role.SALES_REP);
    String absences = "{\"absences\":[{\"from\":\"2026-12-24\",\"to\":\"2026-12-31\"}]}";
    assertThat(absent(own, "yan", absences).statusCode()).isEqualTo(200);
    assertThat(absent(own, "xia", absences).statusCode()).isEqualTo(403);
    assertThat(send(request(0, "/reps/yan").build()).body()).contains("2026-12-24");
  }

  private static HttpResponse<String> absent(String token, String rep, String body) {
    return send(
        HttpRequest.newBuilder(Addresses.of(instances.getFirst(), "/reps/" + rep + "/absences"))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", token)
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  @Test
  void aPastPeriodIsPlayedThroughTheDesks() {
    assigned();
    HttpResponse<String> started =
        send(
            request(0, "/routing/dry-run")
                .POST(HttpRequest.BodyPublishers.ofString("{\"since\":\"1h\"}"))
                .build());
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    String place = started.headers().firstValue("Location").orElseThrow();
    await()
        .atMost(DEADLINE)
        .untilAsserted(() ->
            assertThat(json(send(request(0, place).build())).at("/result/leads").asInt(0))
                .isPositive());
    JsonNode result = json(send(request(0, place).build())).get("result");
    assertThat(result.get("reps").valueStream().map(each -> each.get("rep").stringValue()))
        .contains("anna", "ben");
    assertThat(
            send(request(0, "/routing/dry-run")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"since\":\"never\"}"))
                    .build())
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void c38FiftyLeadsAtOnceNeverExceedACapacityOfThree() {
    List<String> leads = IntStream.range(0, 50).mapToObj(i -> lead + "-" + i).toList();
    List<CompletableFuture<Void>> sent =
        leads.stream()
            .map(each ->
                CompletableFuture.runAsync(
                    () -> records.send(Samples.qualified(each, "CH", 1, Instant.now()))))
            .toList();
    sent.forEach(CompletableFuture::join);
    Set<String> told = new HashSet<>(leads);
    List<Event> events =
        records.events(
            Topic.HANDOFFS,
            found ->
                found.stream()
                        .filter(each ->
                            told.contains(each.leadId().value())
                                && !(each instanceof HandoffEvent.HandoffOpened))
                        .count()
                    >= 50,
            DEADLINE);
    assertThat(assignments(events, told)).hasSize(3);
    int released = 0;
    for (LeadAssigned each : assignments(events, told)) {
      HttpResponse<String> done =
          post(
              released++ % 2,
              each.leadId().value(),
              "reject",
              "{\"rep\":\"%s\",\"reason\":\"wrong_contact_data\"}"
                  .formatted(each.assignment().rep()),
              null);
      assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    }
    List<Event> later =
        records.events(Topic.HANDOFFS, found -> assignments(found, told).size() >= 6, DEADLINE);
    assertThat(assignments(later, told))
        .hasSize(6)
        .extracting(Event::leadId)
        .doesNotHaveDuplicates();
    Map<String, Integer> open = new HashMap<>();
    assignments(later, told)
        .forEach(each -> open.merge(each.assignment().rep().value(), 1, Integer::sum));
    assertThat(open).containsEntry("carla", 2).containsEntry("dan", 4);
  }

  private static List<LeadAssigned> assignments(List<Event> events, Set<String> leads) {
    return events.stream()
        .filter(LeadAssigned.class::isInstance)
        .map(LeadAssigned.class::cast)
        .filter(each -> leads.contains(each.leadId().value()))
        .toList();
  }

  @Test
  void everyInstanceExplainsWhoHasALeadAndHowAPoolIsSharedAndWhoWouldHaveTheNext() {
    String rep = assigned();
    for (int instance = 0; instance < 2; instance++) {
      int at = instance;
      await()
          .atMost(DEADLINE)
          .untilAsserted(() -> {
            HttpResponse<String> why =
                send(request(at, "/handoffs/" + lead + "/explanation").build());
            assertThat(why.statusCode()).as(why.body()).isEqualTo(200);
            assertThat(json(why).at("/decisions/0/rep").stringValue()).isEqualTo(rep);
            assertThat(json(why).at("/decisions/0/candidates").size()).isEqualTo(2);

            HttpResponse<String> fair = send(request(at, "/pools/large/fairness").build());
            assertThat(fair.statusCode()).as(fair.body()).isEqualTo(200);
            assertThat(json(fair).at("/reps").size()).isEqualTo(2);
            assertThat(json(fair).at("/jain").doubleValue()).isBetween(0.5, 1.0);
            assertThat(json(fair).at("/leads").longValue()).isPositive();

            HttpResponse<String> trial =
                post(at, "/routing/dry-run", "{\"leadId\":\"" + lead + "\"}");
            assertThat(trial.statusCode()).as(trial.body()).isEqualTo(200);
            assertThat(json(trial).at("/rep").stringValue()).isEqualTo(rep);
            assertThat(json(trial).at("/steps/0/choice/code").stringValue()).isEqualTo("last_rep");
          });
      assertThat(send(request(at, "/pools/nobody/fairness").build()).statusCode()).isEqualTo(404);
      assertThat(send(request(at, "/handoffs/nobody/explanation").build()).statusCode())
          .isEqualTo(404);
      assertThat(post(at, "/routing/dry-run", "{}").statusCode()).isEqualTo(422);
      assertThat(post(at, "/routing/dry-run", "no json").statusCode()).isEqualTo(400);
      assertThat(
              post(
                      at,
                      "/routing/dry-run",
                      "{\"lead\":{\"source\":\"web\"},\"agreement\":\"version: x\"}")
                  .statusCode())
          .isEqualTo(422);
    }
  }

  private static HttpResponse<String> post(int instance, String path, String body) {
    return send(request(instance, path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  @Test
  void aLeadThatNobodyCanTakeIsInTheListOfTheUnroutedPageByPage() {
    List<String> leads = IntStream.range(0, 8).mapToObj(i -> lead + "-" + i).toList();
    leads.forEach(each -> records.send(Samples.qualified(each, "IS", 1, Instant.now())));
    for (int instance = 0; instance < 2; instance++) {
      int at = instance;
      await()
          .atMost(DEADLINE)
          .untilAsserted(() -> {
            List<JsonNode> items = unrouted(at);
            List<String> waiting =
                items.stream().map(each -> each.get("leadId").stringValue()).toList();
            assertThat(waiting).doesNotHaveDuplicates();
            assertThat(leads.stream().filter(waiting::contains).count()).isEqualTo(8);
            assertThat(items)
                .filteredOn(each -> leads.contains(each.get("leadId").stringValue()))
                .allSatisfy(each -> {
                  assertThat(each.get("team").stringValue()).isEqualTo("shut");
                  assertThat(each.get("reason").stringValue()).isEqualTo("NO_ACTIVE_REP");
                  assertThat(each.get("text").stringValue()).contains("1 not active");
                });
          });
      assertThat(send(request(at, "/unrouted?limit=0").build()).statusCode()).isEqualTo(400);
      assertThat(send(request(at, "/unrouted?cursor=x").build()).statusCode()).isEqualTo(400);
    }
  }

  /** All pages. */
  private static List<JsonNode> unrouted(int instance) {
    List<JsonNode> items = new ArrayList<>();
    String next = "";
    do {
      HttpResponse<String> page =
          send(request(instance, "/unrouted?team=shut&limit=3" + next).build());
      assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
      assertThat(json(page).get("complete").booleanValue()).as(page.body()).isTrue();
      json(page).get("items").forEach(items::add);
      JsonNode cursor = json(page).get("next");
      next = cursor == null ? "" : "&cursor=" + cursor.stringValue();
    } while (!next.isEmpty());
    return items;
  }

  @Test
  void aPoisonedCommandIsDeadLetteredAndTheStreamGoesOn() {
    records.send(
        Topic.HANDOFF_COMMANDS.topicName(),
        lead,
        Map.of("relevo_type", "handoff.command.v1"),
        "junk".getBytes(StandardCharsets.UTF_8));
    String dead = Topic.deadLetterOf(Topic.HANDOFF_COMMANDS.topicName());
    assertThat(
            records.read(
                dead, found -> found.stream().anyMatch(each -> lead.equals(each.key())), DEADLINE))
        .isNotEmpty();
    assertThat(post("accept", rep(assigned())).statusCode()).isEqualTo(200);
  }

  @Test
  void aCommandIsAnsweredWithItsOutcomeWhileTheCallerWaits() {
    String rep = assigned();
    // 202 is what a caller hears who would have had to wait too long for it.
    for (int i = 0; i < 20; i++) {
      assertThat(
              post(
                      i % 2,
                      lead,
                      "contacts",
                      "{\"rep\":\"%s\",\"channel\":\"email\",\"level\":\"attempt\"}".formatted(rep),
                      null)
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void whatSalesOpsWatchIsOnThePrometheusEndpoint() {
    post("accept", rep(assigned()));
    String all =
        send(request(0, "/actuator/prometheus").build()).body()
            + send(request(1, "/actuator/prometheus").build()).body();
    assertThat(all)
        .contains(
            "relevo_assignments_total{",
            "relevo_commands_total{command=\"accept\",outcome=\"accepted\"",
            "relevo_unrouted_waiting{",
            "resilience4j_circuitbreaker_state{");
  }
}
