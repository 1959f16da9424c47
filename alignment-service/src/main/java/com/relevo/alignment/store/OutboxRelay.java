package com.relevo.alignment.store;

import com.relevo.alignment.store.Outbox.Letter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes what the outbox holds, in its order, and marks it once the broker has it on all in-sync
 * replicas. Killed in between, it publishes the same event, same id, again.
 */
final class OutboxRelay {
  private static final int BATCH = 100;
  private static final long PATIENCE_SECONDS = 15;

  private final Outbox outbox;
  private final Producer<byte[], byte[]> producer;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  OutboxRelay(
      Outbox outbox,
      Producer<byte[], byte[]> producer,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.outbox = outbox;
    this.producer = producer;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Until nothing is left, or another instance does it. Throws KafkaException where the broker does
   * not take it; then nothing of the batch is marked.
   */
  void publish() {
    int sent;
    do {
      sent = Objects.requireNonNull(transaction.execute(_ -> publishBatch()));
    } while (sent == BATCH);
  }

  private int publishBatch() {
    if (!outbox.lockRelay()) {
      return 0;
    }
    List<Letter> letters = outbox.unsent(BATCH, clock.instant());
    if (letters.isEmpty()) {
      return 0;
    }
    List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
    letters.forEach(letter -> acknowledgements.add(producer.send(record(letter))));
    producer.flush();
    acknowledgements.forEach(OutboxRelay::await);
    outbox.sent(letters.stream().map(Letter::id).toList(), clock.instant());
    return letters.size();
  }

  private static void await(Future<RecordMetadata> acknowledgement) {
    try {
      acknowledgement.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("Expected the broker to take an event, but it did not", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Expected the broker to take an event, but was interrupted", e);
    }
  }

  private static ProducerRecord<byte[], byte[]> record(Letter letter) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            letter.topic(), letter.key().getBytes(StandardCharsets.UTF_8), letter.value());
    letter
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }
}
