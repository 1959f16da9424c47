package com.relevo.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.LeadId;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.SlaEvent.SlaMet;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.events.Topic;
import com.relevo.local.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Two instances of sla-monitor-service share the partitions; one dies in the middle of its work,
 * and the other must finish what it had begun.
 */
@ResourceLock(ServiceProcess.LOCK)
class KilledMonitorIT {
  private static final int LEADS = 6_000;
  private static final int ANSWERED_EVERY = 10;
  private static final String LEAD = "lead-";
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir private static Path folder;
  private TwoInstances two;

  /** On a broker of its own: the other tests' services would take part. */
  @BeforeEach
  void start() throws Exception {
    Path agreement = Path.of("src/test/resources/agreement.yaml").toAbsolutePath();
    List<String> settings = List.of("--relevo.agreement=" + agreement);
    two = TwoInstances.start(Service.SLA_MONITOR, folder, settings, Topic.values());
    two.awaitReady();
  }

  @AfterEach
  void stop() {
    two.close();
  }

  @Test
  void oneOfTwoKilledMidLoadOverTenThousandClocksEachBreachComesOnceAndNoneIsMissed()
      throws Exception {
    try (Handoffs handoffs = new Handoffs(two.servers())) {
      IntStream.range(0, LEADS / 2).forEach(i -> feed(handoffs, i));
      awaitBreaches(LEADS / 20); // half of them are running, and some are being said
      two.victim().kill();
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
  private static void feed(Handoffs handoffs, int number) {
    Instant now = Instant.now();
    handoffs.qualified(lead(number), now);
    handoffs.assigned(lead(number), now);
    if (number % ANSWERED_EVERY == 0) {
      handoffs.answered(lead(number), now);
    }
  }

  private static LeadId lead(int number) {
    return new LeadId(LEAD + number);
  }

  private static int breachesOf(int leads) {
    return (leads - leads / ANSWERED_EVERY) * 2;
  }

  /** Whether the lead of the instance {@code lead/cycle/...} was. */
  private static boolean answered(String instance) {
    int number = Integer.parseInt(instance.substring(LEAD.length(), instance.indexOf('/')));
    return number % ANSWERED_EVERY == 0;
  }

  private void awaitBreaches(int count) {
    two.records()
        .read(
            Topic.SLA.topicName(),
            found ->
                found.stream()
                        .filter(record -> Handoffs.type(record).startsWith("sla.breached"))
                        .count()
                    >= count,
            PATIENCE);
  }

  private List<SlaEvent> said() {
    return Relevo.of(SlaEvent.class, two.records().all(Topic.SLA)).toList();
  }

  private static Map<String, Long> perInstance(
      Class<? extends SlaEvent> kind, List<SlaEvent> events) {
    Stream<SlaEvent> those = events.stream().filter(kind::isInstance);
    return those.collect(
        Collectors.groupingBy(event -> event.instance().id(), Collectors.counting()));
  }
}
