package com.relevo.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadId;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.SlaEvent.SlaEscalated;
import com.relevo.events.SlaEvent.SlaMet;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.events.SlaEvent.SlaWarned;
import com.relevo.events.Topic;
import com.relevo.kit.security.Role;
import com.relevo.testsupport.TestIssuer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The main job: a marketing tool's webhook becomes an assigned lead, and a missed follow-up becomes
 * a breach, exactly once.
 */
@ExtendWith(OneRelevo.class)
@ResourceLock(OneRelevo.LOCK)
class MainJobIT {
  private static Relevo relevo;

  @BeforeAll
  static void start(Relevo running) {
    relevo = running;
  }

  @Test
  void theDeliveriesOfFiveToolsBecomeLeadsAndThoseThatQualifyGetARep() {
    assertThat(relevo.webhooks.mautic()).isEqualTo(202);
    assertThat(relevo.webhooks.typeform()).isEqualTo(202);
    assertThat(relevo.webhooks.googleAds()).isEqualTo(200);
    assertThat(relevo.webhooks.hubSpot()).isEqualTo(202);
    assertThat(relevo.webhooks.site("five@tools.example")).isEqualTo(202);

    var captured =
        relevo.events(
            Topic.LEADS,
            events ->
                Relevo.of(LeadCaptured.class, events)
                    .map(event -> event.origin().source())
                    .collect(Collectors.toSet())
                    .containsAll(Set.of("mautic", "typeform", "google-ads", "crm", "site")));
    assertThat(captured).isNotEmpty();
    for (String email :
        List.of("example@email.com", "margaret@example.com", "five@tools.example")) {
      assertThat(relevo.assignmentOf(relevo.leadOf(email)).candidates()).hasSize(2);
    }
  }

  @Test
  void aRepWhoFollowsUpMeetsTheTargetsAndOneWhoDoesNotBreachesThem() {
    LeadId followedUp = lead("followed-up@acme.example");
    LeadId forgotten = lead("forgotten@acme.example");
    LeadAssigned assigned = relevo.assignmentOf(followedUp);
    command(followedUp, "accept", assigned, "");
    command(followedUp, "contacts", assigned, ",\"channel\":\"CALL\",\"level\":\"CONNECT\"");

    relevo.sla(SlaMet.class, followedUp, "accept");
    relevo.sla(SlaMet.class, followedUp, "respond");
    relevo.sla(SlaMet.class, followedUp, "route");
    relevo.sla(SlaWarned.class, forgotten, "accept");
    relevo.sla(SlaBreached.class, forgotten, "accept");
    SlaBreached breach = relevo.sla(SlaBreached.class, forgotten, "respond");

    assertThat(breach.dueAt())
        .isEqualTo(relevo.sla(SlaStarted.class, forgotten, "respond").startedAt().plusSeconds(18));
    assertThat(breach.firedAt()).isAfterOrEqualTo(breach.dueAt());
    assertThat(breachesOf(List.of(followedUp))).isEmpty();
    assertThat(
            Http.get(
                    relevo.slaMonitor.uri("/sla/leads/" + forgotten),
                    TestIssuer.shared().bearer("mia.head", Role.SALES_MANAGER))
                .body())
        .contains("BREACHED", "respond");
  }

  @Test
  void aLeadThatNobodyFollowedUpGoesToAnotherRepWhenItsBreachEscalates() {
    String email = "escalated@acme.example";
    String body =
        "{\"type\":\"lead.captured\",\"data\":{\"email\":\"%s\",\"company\":\"Acme\",\"country\":\"NZ\"}}"
            .formatted(email);
    assertThat(relevo.webhooks.site("escalated-1", body)).isEqualTo(202);
    LeadId lead = relevo.leadOf(email);
    LeadAssigned first = relevo.assignmentOf(lead);

    SlaBreached breach = relevo.sla(SlaBreached.class, lead, "escalated");
    SlaEscalated escalated = relevo.sla(SlaEscalated.class, lead, "escalated");
    assertThat(escalated.stepDueAt()).isEqualTo(breach.dueAt().plusSeconds(1));
    assertThat(
            relevo.events(
                Topic.HANDOFFS,
                events -> assignments(lead, events).anyMatch(each -> !each.equals(first))))
        .isNotEmpty();
    assertThat(assignments(lead, relevo.all(Topic.HANDOFFS)).map(each -> each.assignment().rep()))
        .as("each rep once, the other one second")
        .doesNotHaveDuplicates()
        .startsWith(first.assignment().rep());
  }

  private static Stream<LeadAssigned> assignments(LeadId lead, List<Event> events) {
    return Relevo.of(LeadAssigned.class, events).filter(each -> each.leadId().equals(lead));
  }

  @Test
  void clocksSurviveSigkillAndEachBreachComesExactlyOnce() throws InterruptedException {
    List<LeadId> leads =
        IntStream.range(0, 10).mapToObj(i -> lead("killed-" + i + "@acme.example")).toList();
    leads.forEach(lead -> relevo.sla(SlaStarted.class, lead, "respond"));

    relevo.slaMonitor.kill();
    pastDue(leads);
    relevo.slaMonitor.start().awaitReady();

    leads.forEach(lead -> relevo.sla(SlaBreached.class, lead, "respond"));
    // Another lead's whole life after the restart gives a second breach of these every chance to
    // show.
    relevo.sla(SlaBreached.class, lead("after-the-kill@acme.example"), "accept");
    assertThat(breachesOf(leads))
        .hasSize(20)
        .allSatisfy((instance, count) -> assertThat(count).as(instance).isEqualTo(1));
  }

  @Test
  void noBreachWhenTheFollowUpHappenedWhileTheMonitorWasDown() throws InterruptedException {
    LeadId lead = lead("while-down@acme.example");
    LeadAssigned assigned = relevo.assignmentOf(lead);
    relevo.sla(SlaStarted.class, lead, "respond");

    relevo.slaMonitor.stop();
    command(lead, "accept", assigned, "");
    command(lead, "contacts", assigned, ",\"channel\":\"EMAIL\",\"level\":\"ATTEMPT\"");
    pastDue(List.of(lead));
    relevo.slaMonitor.start().awaitReady();

    assertThat(relevo.sla(SlaMet.class, lead, "respond").metAt())
        .isBefore(relevo.sla(SlaStarted.class, lead, "respond").dueAt());
    relevo.sla(SlaMet.class, lead, "accept");
    assertThat(breachesOf(List.of(lead))).isEmpty();
  }

  private static LeadId lead(String email) {
    assertThat(relevo.webhooks.site(email)).isEqualTo(202);
    return relevo.leadOf(email);
  }

  private static void command(LeadId lead, String action, LeadAssigned assigned, String more) {
    HttpResponse<String> response =
        Http.post(
            relevo.handoff.uri("/handoffs/" + lead + "/" + action),
            TestIssuer.shared().bearer(assigned.assignment().rep().value(), Role.SALES_REP),
            "{\"rep\":\"%s\"%s}".formatted(assigned.assignment().rep(), more));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  /** Waits on the wall clock, for that is what the services run on. */
  private static void pastDue(List<LeadId> leads) {
    Instant last =
        leads.stream()
            .map(lead -> relevo.sla(SlaStarted.class, lead, "respond").dueAt())
            .max(Instant::compareTo)
            .orElseThrow();
    await().atMost(Duration.ofSeconds(30)).until(() -> Instant.now().isAfter(last.plusSeconds(1)));
  }

  private static Map<String, Long> breachesOf(List<LeadId> leads) {
    return Relevo.of(SlaBreached.class, relevo.all(Topic.SLA))
        .filter(breach -> leads.contains(breach.leadId()))
        .collect(Collectors.groupingBy(breach -> breach.instance().id(), Collectors.counting()));
  }
}
