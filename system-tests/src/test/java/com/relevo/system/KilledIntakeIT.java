package com.relevo.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.events.Event;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadEvent.LeadMerged;
import com.relevo.events.LeadId;
import com.relevo.events.Topic;
import com.relevo.local.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Two instances of lead-intake-service hear of people under several keys, each delivery twice and
 * in any order; one is killed in the middle of it. More people: {@code
 * -Drelevo.killed-intake.people=5000}.
 */
@ResourceLock(ServiceProcess.LOCK)
class KilledIntakeIT {
  private static final int PEOPLE = Integer.getInteger("relevo.killed-intake.people", 150);
  private static final int SENDERS = 8;
  private static final long SEED = Long.getLong("relevo.killed-intake.seed", 20261126L);
  private static final Duration PATIENCE = Duration.ofSeconds(120 + PEOPLE / 10);

  /** A tool's id alone, an address alone, and what shows that both are one: their phone, too. */
  private static final List<String> KINDS = List.of("id", "email", "both");

  @TempDir private static Path folder;
  private TwoInstances two;

  private record Delivery(String id, String body) {
    static Delivery of(int person, String kind) {
      String id = "\"external_id\":\"p-%d\"".formatted(person);
      String email = "\"email\":\"p%d@acme.example\"".formatted(person);
      String phone = "\"phone\":\"+4930%07d\"".formatted(1_000_000 + person);
      String data =
          switch (kind) {
            case "id" -> id;
            case "email" -> email;
            default -> String.join(",", id, email, phone);
          };
      return new Delivery(
          kind + "-" + person,
          "{\"type\":\"lead.captured\",\"data\":{%s,\"first_name\":\"P%d\"}}"
              .formatted(data, person));
    }
  }

  @BeforeEach
  void start() throws Exception {
    two = TwoInstances.start(Service.LEAD_INTAKE, folder, Webhooks.SETTINGS);
    two.awaitReady();
  }

  @AfterEach
  void stop() {
    two.close();
  }

  @Test
  void eachPersonIsOneLeadAndEachDeliveryCountsOnceWhenAnInstanceIsKilled() throws Exception {
    List<Delivery> deliveries =
        IntStream.range(0, PEOPLE)
            .boxed()
            .flatMap(person -> KINDS.stream().map(kind -> Delivery.of(person, kind)))
            .collect(Collectors.toCollection(ArrayList::new));
    deliveries.addAll(List.copyOf(deliveries));
    Collections.shuffle(deliveries, new Random(SEED));

    send(deliveries);

    List<LeadEvent> events = settled();
    assertThat(events).extracting(each -> each.meta().eventId()).doesNotHaveDuplicates();
    assertThat(countsOf(events))
        .as("captures of each delivery, seed " + SEED)
        .hasSize(PEOPLE * KINDS.size())
        .allSatisfy((delivery, count) -> assertThat(count).as(delivery).isEqualTo(1));
  }

  /** To both in turn, and to the survivor what the victim did not answer. */
  private void send(List<Delivery> deliveries) throws Exception {
    Webhooks first = new Webhooks(two.victim());
    Webhooks second = new Webhooks(two.survivor());
    AtomicInteger sent = new AtomicInteger();
    try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < deliveries.size(); i++) {
        Delivery each = deliveries.get(i);
        boolean toVictim = i % 2 == 0;
        answers.add(
            senders.submit(() -> {
              int status =
                  toVictim ? orElse(first, second, each) : second.site(each.id(), each.body());
              sent.incrementAndGet();
              return status;
            }));
      }
      await().atMost(PATIENCE).until(() -> sent.get() > deliveries.size() / 2);
      two.victim().kill();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(202);
      }
    }
  }

  private static int orElse(Webhooks first, Webhooks second, Delivery delivery) {
    try {
      return first.site(delivery.id(), delivery.body());
    } catch (IllegalStateException _) {
      return second.site(delivery.id(), delivery.body()); // it was killed: the tool tries again
    }
  }

  /** When each delivery was captured and nobody is left in two parts. */
  private List<LeadEvent> settled() {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> Relevo.of(LeadEvent.class, two.records().all(Topic.LEADS)).toList(),
            events ->
                countsOf(events).size() == PEOPLE * KINDS.size()
                    && leadsOf(events).size() == PEOPLE);
  }

  /** How often each delivery was told of as one, by what it is called. */
  private static Map<String, Long> countsOf(List<LeadEvent> events) {
    return Relevo.of(LeadCaptured.class, List.<Event>copyOf(events))
        .filter(each ->
            each.meta().because().stream().noneMatch(why -> why.code().equals("lead_merged")))
        .collect(Collectors.groupingBy(each -> each.origin().deliveryId(), Collectors.counting()));
  }

  /** Those that are nobody else's. */
  private static Set<LeadId> leadsOf(List<LeadEvent> events) {
    Map<LeadId, LeadId> into = new HashMap<>();
    Relevo.of(LeadMerged.class, List.<Event>copyOf(events))
        .forEach(each -> into.put(each.leadId(), each.into()));
    return events.stream()
        .map(LeadEvent::leadId)
        .filter(lead -> !into.containsKey(lead))
        .collect(Collectors.toSet());
  }
}
