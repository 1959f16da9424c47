package com.relevo.local.deadletters;

import com.relevo.events.DeadLetters;
import com.relevo.local.CannotRun;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes dead letters back to where they came from, for the service alone that could not process
 * them. A letter and the mark that it was replayed are one transaction; of two that replay at once
 * the broker shuts the first out. So none is replayed twice by mistake.
 */
final class Replay implements AutoCloseable {
  private static final String TRANSACTIONS = "relevo.dlt-replay";

  private static final byte @Nullable [] NOTHING = null;

  private final KafkaProducer<byte[], byte[]> producer;

  /** From now on no replay that began before can commit. */
  Replay(Properties brokers) {
    Properties writing = new Properties();
    writing.putAll(brokers);
    writing.put("transactional.id", TRANSACTIONS);
    writing.put("acks", "all");
    writing.put("max.request.size", "4194304");
    writing.put("max.block.ms", "15000");
    producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
  }

  /**
   * Returns when it is committed. Throws {@link CannotRun} where it is not: then nothing happened.
   */
  void of(ConsumerRecord<byte[], byte[]> record, Instant now) {
    DeadLetter letter = LetterBox.letter(record);
    try {
      producer.beginTransaction();
      producer.send(again(record, letter));
      producer.send(mark(letter.id(), now));
      producer.commitTransaction();
    } catch (KafkaException e) {
      throw new CannotRun(
          CannotRun.FAILED, letter.id() + " was not replayed, nor any after it: " + e.getMessage());
    }
  }

  static ProducerRecord<byte[], byte[]> again(
      ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
    RecordHeaders headers = new RecordHeaders();
    record
        .headers()
        .forEach(header -> {
          if (!header.key().startsWith("dlt_") && !header.key().startsWith("relevo_replay_")) {
            headers.add(header);
          }
        });
    add(headers, DeadLetters.REPLAY_FOR, letter.service());
    add(headers, DeadLetters.REPLAY_OF, letter.id().toString());
    return new ProducerRecord<>(
        letter.origin(), null, (Long) null, record.key(), record.value(), headers);
  }

  private static ProducerRecord<byte[], byte[]> mark(LetterId id, Instant now) {
    RecordHeaders headers = new RecordHeaders();
    add(headers, DeadLetters.REPLAYED, id.place());
    add(headers, DeadLetters.AT, now.toString());
    return new ProducerRecord<>(id.topic(), id.partition(), (Long) null, NOTHING, NOTHING, headers);
  }

  private static void add(RecordHeaders headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    producer.close();
  }
}
