package com.relevo.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.LeadId;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.SlaEvent.SlaMet;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.events.Topic;
import com.relevo.testsupport.Records;
import com.relevo.testsupport.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances of sla-monitor-service share the partitions; one dies in the middle of its work,
 * and the other must finish what it had begun.
 */
class KilledMonitorIT {
  private static final int LEADS = 6_000;
  private static final int ANSWERED_EVERY = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir private static Path folder;
  private final String run = "two-" + UUID.randomUUID().toString().substring(0, 8) + "-";
  private final Records records = new Records(TestKafka.bootstrapServers());
  private ServiceProcess survivor;
  private ServiceProcess victim;

  @BeforeEach
  void start() throws Exception {
    records.createTopics(3, Topic.QUALIFICATIONS, Topic.HANDOFFS, Topic.LEADS, Topic.SLA);
    survivor = monitor("survivor").start();
    victim = monitor("victim").start();
    survivor.awaitReady();
    victim.awaitReady();
  }

  private static ServiceProcess monitor(String name) throws Exception {
    return new ServiceProcess(
        "sla-monitor-service",
        Files.createDirectories(folder.resolve(name)),
        List.of(
            "--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
            "--relevo.agreement=" + Path.of("src/test/resources/agreement.yaml").toAbsolutePath(),
            "--relevo.topics.partitions=3",
            "--relevo.advertised-host=127.0.0.1"));
  }

  @AfterEach
  void stop() {
    survivor.stopIfRunning();
    victim.stopIfRunning();
    records.close();
  }

  @Test
  void oneOfTwoKilledMidLoadOverTenThousandClocksEachBreachComesOnceAndNoneIsMissed()
      throws Exception {
    try (Handoffs handoffs = new Handoffs(TestKafka.bootstrapServers())) {
      IntStream.range(0, LEADS / 2).forEach(i -> feed(handoffs, i));
      awaitBreaches(LEADS / 20); // half of them are running, and some are being said
      victim.kill();
      IntStream.range(LEADS / 2, LEADS).forEach(i -> feed(handoffs, i));
      awaitBreaches(breachesOf(LEADS));
      // Another lead's life after that gives a second breach of these every chance to show.
      feed(handoffs, LEADS + 1);
      awaitBreaches(breachesOf(LEADS) + 2);
    }

    List<SlaEvent> said = said();
    Map<String, Long> breaches = perInstance(SlaBreached.class, said);
    assertThat(breaches).hasSize(breachesOf(LEADS) + 2).hasSizeGreaterThan(10_000);
    assertThat(breaches.values()).containsOnly(1L);
    assertThat(breaches.keySet())
        .containsAll(
            perInstance(SlaStarted.class, said).keySet().stream()
                .filter(instance -> !answered(instance) && !instance.endsWith("/route"))
                .toList());
    assertThat(perInstance(SlaMet.class, said).values()).containsOnly(1L);
    assertThat(perInstance(SlaStarted.class, said).values()).containsOnly(1L);
  }

  /** Two clocks each run out: accept and respond. Every tenth is answered at once. */
  private void feed(Handoffs handoffs, int number) {
    Instant now = Instant.now();
    handoffs.qualified(lead(number), now);
    handoffs.assigned(lead(number), now);
    if (number % ANSWERED_EVERY == 0) {
      handoffs.answered(lead(number), now);
    }
  }

  private LeadId lead(int number) {
    return new LeadId(run + number);
  }

  private static int breachesOf(int leads) {
    return (leads - leads / ANSWERED_EVERY) * 2;
  }

  /** Whether the lead of the instance {@code lead/cycle/...} was. */
  private boolean answered(String instance) {
    int number = Integer.parseInt(instance.substring(run.length(), instance.indexOf('/')));
    return number % ANSWERED_EVERY == 0;
  }

  private void awaitBreaches(int count) {
    records.read(
        Topic.SLA.topicName(),
        found ->
            found.stream()
                    .filter(record -> record.key().startsWith(run))
                    .filter(record -> Handoffs.type(record).startsWith("sla.breached"))
                    .count()
                >= count,
        PATIENCE);
  }

  private List<SlaEvent> said() {
    return records.all(Topic.SLA).stream()
        .map(SlaEvent.class::cast)
        .filter(event -> event.leadId().value().startsWith(run))
        .toList();
  }

  private static Map<String, Long> perInstance(
      Class<? extends SlaEvent> kind, List<SlaEvent> events) {
    Stream<SlaEvent> those = events.stream().filter(kind::isInstance);
    return those.collect(
        Collectors.groupingBy(event -> event.instance().id(), Collectors.counting()));
  }
}
