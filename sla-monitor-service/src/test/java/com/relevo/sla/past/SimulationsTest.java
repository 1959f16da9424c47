package com.relevo.sla.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.Mode;
import com.relevo.events.TeamId;
import com.relevo.events.Topic;
import com.relevo.sla.LeadStory;
import com.relevo.sla.Promises;
import com.relevo.sla.config.SimulationProperties;
import com.relevo.sla.past.Simulations.Busy;
import com.relevo.sla.past.Simulations.Started;
import com.relevo.sla.past.Simulations.TooLarge;
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
class SimulationsTest {
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

  private static Simulations simulations(String servers, long maxRecords, long perPass) {
    return simulations(servers, maxRecords, perPass, 30_000);
  }

  private static Simulations simulations(
      String servers, long maxRecords, long perPass, int timeoutMs) {
    return new Simulations(
        new PastEvents(
            Map.of("bootstrap.servers", servers, "default.api.timeout.ms", timeoutMs),
            SlaBinding.INPUTS),
        TimelineSource.of(IN_FORCE),
        Map.of(),
        new SimulationProperties(Duration.ofDays(190), Duration.ZERO, maxRecords, perPass),
        Instant::now);
  }

  private static Job finished(Simulations simulations, Simulations.Answer answer) {
    assertThat(answer).isInstanceOf(Started.class);
    String id = ((Started) answer).job().id();
    await().atMost(PATIENCE).until(() -> !simulations.get(id).orElseThrow().running());
    return simulations.get(id).orElseThrow();
  }

  private static Comparison result(long perPass) {
    Simulations simulations = simulations(TestKafka.bootstrapServers(), 1_000_000, perPass);
    Job job = finished(simulations, simulations.start(CANDIDATE, SCOPE));
    assertThat(job.state()).isInstanceOf(Job.Done.class);
    assertThat(job.read()).isEqualTo(job.records());
    return ((Job.Done) job.state()).result();
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
  void saysHowMuchIsTooMuch() {
    Simulations simulations = simulations(TestKafka.bootstrapServers(), 20, 20);

    assertThat(simulations.start(CANDIDATE, SCOPE)).isInstanceOf(TooLarge.class);
    assertThat(simulations.start(CANDIDATE, SCOPE))
        .as("the refused one does not block the next")
        .isInstanceOf(TooLarge.class);
  }

  @Test
  void runsOneAtATime() {
    Simulations simulations = simulations(TestKafka.bootstrapServers(), 1_000_000, 1);
    Simulations.Answer first = simulations.start(CANDIDATE, SCOPE);

    assertThat(simulations.start(CANDIDATE, SCOPE)).isInstanceOf(Busy.class);
    simulations.close();
    Job ended = finished(simulations, first);
    assertThat(ended.state())
        .isInstanceOfSatisfying(
            Job.Failed.class, failed -> assertThat(failed.code()).isEqualTo("stopped"));
  }

  @Test
  void aBrokerThatDoesNotAnswerIsSaidAtOnceAndDoesNotBlock() {
    Simulations simulations = simulations("127.0.0.1:1", 1_000_000, 1_000, 500);

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> simulations.start(CANDIDATE, SCOPE))
          .isInstanceOf(KafkaException.class);
    }
  }
}
