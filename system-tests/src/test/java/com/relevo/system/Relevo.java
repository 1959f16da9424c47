package com.relevo.system;

import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadId;
import com.relevo.events.SlaEvent;
import com.relevo.events.Topic;
import com.relevo.local.Service;
import com.relevo.testsupport.Records;
import com.relevo.testsupport.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The four services over one Kafka, and what can be seen of them on their topics. */
final class Relevo implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  final ServiceProcess intake;
  final ServiceProcess scoring;
  final ServiceProcess handoff;
  final ServiceProcess slaMonitor;
  final Webhooks webhooks;
  private final Records records = new Records(TestKafka.bootstrapServers());

  /** {@code settings} are for all services. */
  Relevo(Path folder, List<String> settings) {
    List<String> intakes = new ArrayList<>(settings);
    intakes.addAll(Webhooks.SETTINGS);
    intake = service(Service.LEAD_INTAKE, folder, intakes);
    scoring = service(Service.SCORING, folder, settings);
    handoff = service(Service.HANDOFF, folder, settings);
    slaMonitor = service(Service.SLA_MONITOR, folder, settings);
    webhooks = new Webhooks(intake);
  }

  private static ServiceProcess service(Service service, Path folder, List<String> own) {
    List<String> settings = new ArrayList<>(own);
    settings.add("--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers());
    settings.add(
        "--relevo.agreement=" + Path.of("src/test/resources/agreement.yaml").toAbsolutePath());
    settings.add("--relevo.topics.partitions=3");
    settings.add("--relevo.advertised-host=127.0.0.1");
    return new ServiceProcess(service, folder, settings);
  }

  /** All four at once, and returns when all are ready. */
  Relevo start() {
    all().forEach(ServiceProcess::start);
    all().forEach(ServiceProcess::awaitReady);
    return this;
  }

  Stream<ServiceProcess> all() {
    return Stream.of(intake, scoring, handoff, slaMonitor);
  }

  /** The lead that intake made of this e-mail address. */
  LeadId leadOf(String email) {
    return await(
            Topic.LEADS, LeadCaptured.class, captured -> email.equals(captured.profile().email()))
        .leadId();
  }

  LeadAssigned assignmentOf(LeadId lead) {
    return await(Topic.HANDOFFS, LeadAssigned.class, assigned -> assigned.leadId().equals(lead));
  }

  /** The first SLA event of this kind for the lead's target. */
  <E extends SlaEvent> E sla(Class<E> kind, LeadId lead, String target) {
    return await(
        Topic.SLA,
        kind,
        event -> event.leadId().equals(lead) && event.instance().target().equals(target));
  }

  private <E extends Event> E await(Topic topic, Class<E> kind, Predicate<E> matches) {
    List<Event> found =
        records.events(topic, events -> of(kind, events).anyMatch(matches), PATIENCE);
    return of(kind, found).filter(matches).findFirst().orElseThrow();
  }

  /** Everything on the topic as soon as it satisfies {@code enough}. */
  List<Event> events(Topic topic, Predicate<List<Event>> enough) {
    return records.events(topic, enough, PATIENCE);
  }

  /** Everything that is on the topic now. */
  List<Event> all(Topic topic) {
    return records.all(topic);
  }

  /** The values that records of the topic have in this header. */
  List<String> headers(Topic topic, String name) {
    return records.headers(topic, name);
  }

  static <E extends Event> Stream<E> of(Class<E> kind, List<Event> events) {
    return events.stream().filter(kind::isInstance).map(kind::cast);
  }

  @Override
  public void close() {
    all().forEach(ServiceProcess::stopIfRunning);
    records.close();
  }
}
