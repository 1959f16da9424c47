package com.relevo.sla.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.relevo.agreement.Agreement;
import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.Mode;
import com.relevo.events.TeamId;
import com.relevo.events.Topic;
import com.relevo.kit.simulation.Job;
import com.relevo.kit.simulation.PastLog;
import com.relevo.kit.simulation.Simulations;
import com.relevo.kit.simulation.Simulations.Started;
import com.relevo.sla.LeadStory;
import com.relevo.sla.Promises;
import com.relevo.sla.config.SimulationProperties;
import com.relevo.sla.simulation.Comparison;
import com.relevo.sla.simulation.Scope;
import com.relevo.sla.stream.SlaBinding;
import com.relevo.testsupport.Records;
import com.relevo.testsupport.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a real Kafka, where other tests write, too: the leads of this one are of a country alone. */
class PastClocksTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LEADS = 30;
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private static final Instant START = NOW.minus(Duration.ofMinutes(30));
  private static final Scope SCOPE = new Scope(START, NOW, null, null);
  private static final Agreement IN_FORCE = agreement("10m");
  private static final Agreement CANDIDATE = agreement("2m");

  private static Records records;

  private static Agreement agreement(String budget) {
    return Promises.of(
        "{ id: respond, kind: time-to-first-response, budget: "
            + budget
            + ", calendar: elapsed, when: lead.country == \"LI\" }");
  }

  private static LeadStory lead(int number) {
    return new LeadStory(
        LeadStory.german("past-" + number + "-" + UUID.randomUUID()).lead(),
        1,
        "LI",
        new TeamId("overflow"),
        Mode.LIVE);
  }

  @BeforeAll
  static void write() {
    records = new Records(TestKafka.bootstrapServers());
    records.createTopics(
        1, Topic.QUALIFICATIONS, Topic.HANDOFFS, Topic.LEADS, Topic.SLA_COMMANDS, Topic.SLA);
    for (int i = 0; i < LEADS; i++) {
      LeadStory lead = lead(i);
      records.send(lead.qualified(START));
      records.send(lead.assigned(START.plusSeconds(10)));
      records.send(lead.contact(ContactLevel.ATTEMPT, START.plusSeconds(i < 10 ? 60 : 300)));
    }
  }

  @AfterAll
  static void close() {
    records.close();
  }

  private static PastClocks past(String servers, long perPass, int timeoutMs) {
    return new PastClocks(
        new PastLog(
            Map.of("bootstrap.servers", servers, "default.api.timeout.ms", timeoutMs),
            SlaBinding.INPUTS,
            records.keys()),
        Map.of(),
        new SimulationProperties(Duration.ofDays(190), Duration.ZERO, 1_000_000, perPass));
  }

  private static Comparison result(long perPass) {
    PastClocks past = past(TestKafka.bootstrapServers(), perPass, 30_000);
    Simulations<String, Comparison> simulations = new Simulations<>(1, 1_000_000, Instant::now);
    Simulations.Answer<String, Comparison> answer =
        simulations.start("all of it", () -> past.plan(IN_FORCE, CANDIDATE, SCOPE));
    assertThat(answer).isInstanceOf(Started.class);
    String id = ((Started<String, Comparison>) answer).job().id();
    await().atMost(PATIENCE).until(() -> !simulations.get(id).orElseThrow().running());
    Job<String, Comparison> job = simulations.get(id).orElseThrow();
    assertThat(job.state()).isInstanceOf(Job.Done.class);
    assertThat(job.read()).isEqualTo(job.records());
    return ((Job.Done<Comparison>) job.state()).result();
  }

  @Test
  void countsEveryLeadOnceInHoweverManyPasses() {
    for (long perPass : List.of(1_000_000L, 20L)) {
      Comparison result = result(perPass);
      assertThat(result.inForce().met()).as("%d a pass", perPass).isEqualTo(LEADS);
      assertThat(result.candidate().met()).isEqualTo(10);
      assertThat(result.candidate().metLate()).isEqualTo(LEADS - 10);
      assertThat(result.changes()).hasSize(1);
    }
  }

  @Test
  void writesNothing() {
    List<Event> before = records.all(Topic.SLA);
    result(1_000);

    assertThat(records.all(Topic.SLA)).hasSameSizeAs(before);
  }

  @Test
  void aBrokerThatDoesNotAnswerIsSaidAtOnce() {
    PastClocks past = past("127.0.0.1:1", 1_000, 500);

    assertThatThrownBy(() -> past.plan(IN_FORCE, CANDIDATE, SCOPE))
        .isInstanceOf(KafkaException.class);
  }
}
