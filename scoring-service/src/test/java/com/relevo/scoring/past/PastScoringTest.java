package com.relevo.scoring.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.events.Topic;
import com.relevo.kit.simulation.Job;
import com.relevo.kit.simulation.PastLog;
import com.relevo.kit.simulation.Period;
import com.relevo.kit.simulation.Simulations;
import com.relevo.kit.simulation.Simulations.Started;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import com.relevo.scoring.config.SimulationProperties;
import com.relevo.scoring.simulation.Impact;
import com.relevo.testsupport.Records;
import com.relevo.testsupport.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulation's whole way over a real Kafka, and its end before it is there. */
class PastScoringTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** As the service has them, which runs on the same broker in other tests. */
  private static final int PARTITIONS = 6;

  private static final Agreement AGREEMENT = Agreements.pointsAreEmployees();
  private static final AgreementTimeline TIMELINE = AgreementTimeline.of(AGREEMENT);
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private static final Period LAST_DAY = new Period(NOW.minus(Duration.ofDays(1)), NOW);

  @TempDir Path folder;
  private final CountDownLatch runs = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);

  private final Records records = new Records(TestKafka.bootstrapServers());

  @AfterEach
  void close() {
    records.close();
  }

  private PastScoring past(String servers) {
    return new PastScoring(
        new PastLog(
            Map.of("bootstrap.servers", servers, "default.api.timeout.ms", 5_000),
            Set.of(Topic.LEADS, Topic.HANDOFFS),
            records.keys()),
        new SimulationProperties(Duration.ofDays(190), Duration.ofDays(400), 1_000_000, 1, folder));
  }

  /** Asks its definition of PROFILED for ever. */
  private Agreement endless() {
    Definitions plain = Agreements.DEFINITIONS;
    return Agreements.with(
        "endless",
        new Definitions(
            Agreements.when(
                "endless",
                _ -> {
                  runs.countDown();
                  try {
                    never.await();
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                  return true;
                }),
            plain.mql(),
            plain.sql()));
  }

  @Test
  void oneThatIsCancelledEndsAndMakesRoom() throws InterruptedException {
    records.createTopics(PARTITIONS, Topic.LEADS, Topic.HANDOFFS);
    records.send(
        new Happenings("cancel-" + UUID.randomUUID())
            .captured(Happenings.facts("Hansa", 70), NOW.minusSeconds(60)));
    PastScoring past = past(TestKafka.bootstrapServers());
    Simulations<String, Impact> simulations = new Simulations<>(1, 1_000_000, Instant::now);
    String id = started(simulations, past, endless());
    runs.await();

    assertThat(simulations.cancel(id)).isTrue();

    assertThat(simulations.get(id).orElseThrow().state()).isInstanceOf(Job.Cancelled.class);
    await().atMost(PATIENCE).until(() -> folder.toFile().list().length == 0);
    String next =
        await()
            .atMost(PATIENCE)
            .until(() -> started(simulations, past, AGREEMENT), each -> !each.isEmpty());
    await().atMost(PATIENCE).until(() -> !simulations.get(next).orElseThrow().running());
    Job<String, Impact> job = simulations.get(next).orElseThrow();
    assertThat(job.state())
        .isInstanceOfSatisfying(
            Job.Done.class,
            done -> assertThat(((Impact) done.result()).total().inForce().mql()).isPositive());
    assertThat(job.read()).isEqualTo(job.records());
  }

  /** Empty where it may not run now. */
  private static String started(
      Simulations<String, Impact> simulations, PastScoring past, Agreement candidate) {
    return simulations.start("asked", () -> past.plan(TIMELINE, candidate, LAST_DAY))
            instanceof Started<String, Impact>(var job)
        ? job.id()
        : "";
  }

  @Test
  void aBrokerThatDoesNotAnswerIsSaidAtOnce() {
    assertThatThrownBy(() -> past("127.0.0.1:1").plan(TIMELINE, AGREEMENT, LAST_DAY))
        .isInstanceOf(KafkaException.class);
  }
}
