package com.relevo.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.events.EngagementKind;
import com.relevo.events.Event;
import com.relevo.events.EventIds;
import com.relevo.events.HandoffEvent.HandoffOpened;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.LeadEvent.Engagement;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadFacts;
import com.relevo.events.LeadId;
import com.relevo.events.LeadProfile;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.SourceRef;
import com.relevo.events.Stage;
import com.relevo.events.Topic;
import com.relevo.local.EmbeddedKafka;
import com.relevo.local.Service;
import com.relevo.testsupport.Agreements;
import com.relevo.testsupport.Records;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A version takes effect while leads come in, over two instances of scoring-service and two of
 * handoff-service: what was received before its instant is decided by the old one everywhere, what
 * was received from it on by the new one, whenever it is read.
 */
@ResourceLock(ServiceProcess.LOCK)
class NewAgreementIT {
  private static final String OLD = "system-tests";
  private static final String NEW = "next";
  private static final int LEADS = 120;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir private static Path folder;
  private EmbeddedKafka kafka;
  private Records records;
  private List<ServiceProcess> scoring;
  private List<ServiceProcess> handoff;

  /** On a broker of its own: what is on relevo.agreements concerns every service. */
  @BeforeEach
  void start() throws Exception {
    kafka = new EmbeddedKafka(folder.resolve("broker"), 0).start();
    records = new Records(kafka.bootstrapServers());
    records.createTopics(4, Topic.values());
    scoring = List.of(service(Service.SCORING, "a"), service(Service.SCORING, "b"));
    handoff = List.of(service(Service.HANDOFF, "a"), service(Service.HANDOFF, "b"));
    all().forEach(ServiceProcess::start);
    all().forEach(ServiceProcess::awaitReady);
  }

  private ServiceProcess service(Service service, String name) throws Exception {
    return new ServiceProcess(
        service,
        Files.createDirectories(folder.resolve(name)),
        List.of(
            "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
            "--relevo.agreement=" + agreement(),
            "--relevo.topics.partitions=4",
            "--relevo.advertised-host=127.0.0.1"));
  }

  private Stream<ServiceProcess> all() {
    return Stream.concat(scoring.stream(), handoff.stream());
  }

  private static Path agreement() {
    return Path.of("src/test/resources/agreement.yaml").toAbsolutePath();
  }

  @AfterEach
  void stop() {
    all().forEach(ServiceProcess::stopIfRunning);
    records.close();
    kafka.close();
  }

  @Test
  void splitsDecisionsExactlyAtItsInstantOnAllInstancesHoweverTheyAreRead() throws Exception {
    Instant effective = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(20);
    records.send(Agreements.scheduled(NEW, next(), effective));
    all().forEach(service -> awaitHealth(service, "\"version\":\"" + NEW + "\""));

    // Of those received before it half are read in time and half too late; the others, after it.
    IntPredicate inTime =
        number -> number < LEADS / 2 && receivedAt(number, effective).isBefore(effective);
    IntStream.range(0, LEADS)
        .filter(inTime)
        .forEach(number -> records.send(captured(number, effective)));
    all().forEach(service -> awaitHealth(service, "\"inForce\":\"" + NEW + "\""));
    IntStream.range(0, LEADS)
        .filter(inTime.negate())
        .forEach(number -> records.send(captured(number, effective)));

    Map<String, HandoffOpened> opened = perLead(HandoffOpened.class, Topic.HANDOFFS, LEADS);
    Map<String, QualificationChanged> qualified =
        Relevo.of(QualificationChanged.class, records.all(Topic.QUALIFICATIONS))
            .filter(changed -> changed.stage().qualified())
            .collect(
                Collectors.toMap(
                    event -> event.leadId().value(), Function.identity(), (_, last) -> last));
    Map<String, LeadAssigned> assigned = perLead(LeadAssigned.class, Topic.HANDOFFS, LEADS);

    assertThat(qualified).hasSize(LEADS);
    for (int number = 0; number < LEADS; number++) {
      String lead = lead(number);
      boolean before = receivedAt(number, effective).isBefore(effective);
      String version = before ? OLD : NEW;
      assertThat(qualified.get(lead).meta().agreementVersion()).as(lead).isEqualTo(version);
      assertThat(qualified.get(lead).stage()).as(lead).isEqualTo(before ? Stage.MQL : Stage.SQL);
      assertThat(opened.get(lead).meta().agreementVersion()).as(lead).isEqualTo(version);
      assertThat(assigned.get(lead).meta().agreementVersion()).as(lead).isEqualTo(version);
      assertThat(assigned.get(lead).assignment().team().value())
          .as(lead)
          .isEqualTo(before ? "sdr" : "closers");
    }
    all().forEach(NewAgreementIT::hadItsPart);
    all()
        .forEach(service ->
            assertThat(metrics(service))
                .containsPattern("relevo_agreement_in_force\\{[^}]*version=\"" + NEW + "\"\\} 1.0")
                .containsPattern("relevo_agreement_late_total\\{[^}]*\\} 0.0"));
  }

  /** The old one, but that it takes less to be sales qualified, and another team gets them. */
  private static String next() throws Exception {
    String old = Files.readString(agreement());
    String next =
        old.replace("version: " + OLD, "version: " + NEW)
            .replace("enter: 1000\n    leave: 900", "enter: 25\n    leave: 15")
            .replace(
                "routing:\n  - {id: all, team: sdr}",
                "  - id: closers\n    name: Closers\n    calendar: always\n    reps:\n"
                    + "      - {id: carl, name: Carl, capacity: 1000}\n"
                    + "routing:\n  - {id: all, team: closers}");
    assertThat(next).contains(NEW, "enter: 25", "{id: all, team: closers}");
    return next;
  }

  /** In turn: a millisecond before the instant, at it, long before, right after. */
  private static Instant receivedAt(int number, Instant effective) {
    return switch (number % 4) {
      case 0 -> effective.minusMillis(1);
      case 1 -> effective;
      case 2 -> effective.minusSeconds(3600);
      default -> effective.plusMillis(1);
    };
  }

  private static LeadCaptured captured(int number, Instant effective) {
    Instant at = receivedAt(number, effective);
    String lead = lead(number);
    LeadFacts facts =
        new LeadFacts(
            "mautic", true, true, "CTO", "Acme", "acme.example", "DE", null, 120, "de", Map.of());
    LeadProfile profile =
        new LeadProfile(
            lead + "@acme.example",
            null,
            null,
            null,
            null,
            "CTO",
            "Acme",
            "acme.example",
            "DE",
            null,
            120,
            "de",
            Map.of());
    return new LeadCaptured(
        new Meta(EventIds.of(lead), new LeadId(lead), 0, at, at, null, List.of(), Mode.LIVE, null),
        new SourceRef("mautic", lead, lead),
        profile,
        facts,
        true,
        new Engagement(EngagementKind.FORM_SUBMITTED, "form"));
  }

  private static String lead(int number) {
    return "lead-" + number;
  }

  private <E extends Event> Map<String, E> perLead(Class<E> kind, Topic topic, int leads) {
    List<Event> found =
        records.events(topic, events -> Relevo.of(kind, events).count() >= leads, PATIENCE);
    return Relevo.of(kind, found)
        .collect(Collectors.toMap(event -> event.leadId().value(), Function.identity()));
  }

  /** Else one instance did everything, and the test shows nothing of the others. */
  private static void hadItsPart(ServiceProcess service) {
    assertThat(metrics(service))
        .as("events published by each instance")
        .containsPattern("relevo_events_published_total\\{[^}]*\\} [1-9]");
  }

  private static void awaitHealth(ServiceProcess service, String text) {
    await()
        .atMost(PATIENCE)
        .until(() -> Http.get(service.managementUri("/actuator/health")).body().contains(text));
  }

  private static String metrics(ServiceProcess service) {
    return Http.get(service.managementUri("/actuator/prometheus")).body();
  }
}
