package com.relevo.intake.bulk;

import com.relevo.events.EventJson;
import com.relevo.events.Mode;
import com.relevo.events.Topic;
import com.relevo.intake.bulk.Progress.State;
import com.relevo.intake.domain.delivery.Submission;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Kept deliveries are written to their topic once more, to be read by what their presets say by
 * now. Items have the ids they had, so that what is known already changes nothing.
 */
@Component
public final class Replays {
  private static final Logger log = LoggerFactory.getLogger(Replays.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Runs runs = new Runs();
  private final KafkaProperties settings;
  private final KafkaTemplate<String, byte[]> kafka;
  private final Paces paces;
  private final InstantSource clock;

  /**
   * Which deliveries: of one source or all, received from {@code since} until before {@code until}.
   */
  public record Asked(
      String id, @Nullable String source, Instant since, Instant until, boolean refusedOnly) {
    boolean wants(Submission submission) {
      return submission.mode() != Mode.REPLAY
          && (source == null || source.equals(submission.source()))
          && (!refusedOnly || submission.status() != Submission.Status.ACCEPTED)
          && !submission.receivedAt().isBefore(since)
          && submission.receivedAt().isBefore(until);
    }
  }

  Replays(
      KafkaProperties settings,
      @Qualifier("bulkTemplate") KafkaTemplate<String, byte[]> kafka,
      Paces paces,
      InstantSource clock) {
    this.settings = settings;
    this.kafka = kafka;
    this.paces = paces;
    this.clock = clock;
  }

  /** Begins, and goes on beside. */
  public Progress.View start(Asked asked) {
    Progress progress = runs.start(asked.id()).orElseThrow();
    Thread.ofVirtual().name("replay").start(() -> run(asked, progress));
    return progress.view();
  }

  public Optional<Progress.View> progress(String id) {
    return runs.get(id).map(Progress::view);
  }

  private void run(Asked asked, Progress progress) {
    Map<String, Object> config = new HashMap<>(settings.buildConsumerProperties());
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      Outflow out = new Outflow(kafka, progress, paces.begin());
      replay(asked, consumer, progress, out);
      out.finish();
      progress.end(State.DONE, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      progress.end(State.FAILED, "It was stopped; ask again");
    } catch (IOException | KafkaException e) {
      log.warn("A replay ended early", e);
      progress.end(State.FAILED, "The broker was away; ask again");
    }
  }

  private void replay(
      Asked asked, KafkaConsumer<String, byte[]> consumer, Progress progress, Outflow out)
      throws IOException, InterruptedException {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topic.SUBMISSIONS.topicName()).stream()
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, OffsetAndTimestamp> starts =
        consumer.offsetsForTimes(
            partitions.stream()
                .collect(Collectors.toMap(each -> each, _ -> asked.since().toEpochMilli())));
    partitions.forEach(each -> {
      OffsetAndTimestamp start = starts.get(each);
      consumer.seek(each, start == null ? ends.getOrDefault(each, 0L) : start.offset());
    });
    while (partitions.stream()
        .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        Submission kept = read(record.value());
        if (kept != null && asked.wants(kept)) {
          progress.next();
          out.send(kept.replayed(clock.instant()));
        }
      }
    }
  }

  private static @Nullable Submission read(byte @Nullable [] value) {
    try {
      return value == null ? null : EventJson.mapper().readValue(value, Submission.class);
    } catch (JacksonException _) {
      return null; // the stream has buried it
    }
  }
}
