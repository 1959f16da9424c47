package com.relevo.system;

import com.relevo.events.CloudEvents;
import com.relevo.events.EventJson;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.Topic;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reps who send back most leads they get, so that places change hands all the time. What an
 * instance does not answer is asked again, of any, until it is answered.
 */
final class SalesFloor implements AutoCloseable {
  private static final int AT_ONCE = 8;
  private static final int TRIES = 60;

  private final String servers;
  private final List<Function<String, URI>> instances;
  private final String token;
  private final Predicate<String> kept;
  private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile boolean open = true;

  /** {@code kept} are the leads that nobody sends back. */
  SalesFloor(
      String servers, List<Function<String, URI>> instances, String token, Predicate<String> kept) {
    this.servers = servers;
    this.instances = instances;
    this.token = token;
    this.kept = kept;
    people.submit(this::work);
  }

  private void work() {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.HANDOFFS.topicName()).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (open) {
        consumer.poll(Duration.ofMillis(100)).forEach(this::heard);
      }
    }
  }

  private void heard(ConsumerRecord<String, byte[]> record) {
    String type =
        new String(record.headers().lastHeader(CloudEvents.TYPE).value(), StandardCharsets.UTF_8);
    if (type.equals("lead.assigned.v1") && !kept.test(record.key())) {
      LeadAssigned given = EventJson.mapper().readValue(record.value(), LeadAssigned.class);
      people.submit(() -> {
        recycle(given);
        return true;
      });
    }
  }

  private void recycle(LeadAssigned given) throws InterruptedException {
    places.acquire();
    try {
      String path = "/handoffs/" + given.leadId() + "/recycle";
      String body = "{\"rep\":\"%s\",\"reason\":\"later\"}".formatted(given.assignment().rep());
      for (int i = 0; i < TRIES && open; i++) {
        try {
          int status =
              Http.post(instances.get(i % instances.size()).apply(path), token, body).statusCode();
          if (status == 200 || status == 409) { // 409: it is closed already, by the try before
            done.incrementAndGet();
            return;
          }
        } catch (IllegalStateException _) {
          // it was killed, or is about to be
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
      unanswered.incrementAndGet();
    } finally {
      places.release();
    }
  }

  int done() {
    return done.get();
  }

  int unanswered() {
    return unanswered.get();
  }

  @Override
  public void close() {
    open = false;
    people.close();
  }
}
