package com.relevo.intake.fetch;

import com.relevo.events.DeadLetters;
import com.relevo.events.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * What becomes of a delivery whose people cannot be fetched: it is tried again for a while, unless
 * another try mends nothing, and then goes to the dead letters, whole: written back, it is fetched
 * again, and the rest of it is a repeat.
 */
record GivingUp(KafkaTemplate<String, byte[]> kafka, MeterRegistry metrics, InstantSource clock) {
  private static final String REASON = "fetch_failed";
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  DefaultErrorHandler after(Duration patience) {
    ExponentialBackOff waits = new ExponentialBackOff(FIRST_WAIT.toMillis(), 2);
    waits.setMaxInterval(LONGEST_WAIT.toMillis());
    waits.setMaxElapsedTime(patience.toMillis());
    DefaultErrorHandler handler = new DefaultErrorHandler(this::bury, waits);
    handler.setBackOffFunction((record, failure) ->
        new WorthAskingAgain().test(cause(failure)) ? null : new FixedBackOff(0, 0));
    return handler;
  }

  /** The listener's own exception, out of what Spring puts around it. */
  private static Throwable cause(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof FetchFailedException) {
        return each;
      }
    }
    return failure;
  }

  private void bury(ConsumerRecord<?, ?> record, Exception failure) {
    ProducerRecord<String, byte[]> dead =
        new ProducerRecord<>(
            Topic.deadLetterOf(record.topic()),
            record.key() == null ? "" : String.valueOf(record.key()),
            (byte[]) record.value());
    header(dead, DeadLetters.REASON, REASON);
    header(dead, DeadLetters.TEXT, String.valueOf(cause(failure).getMessage()));
    header(dead, DeadLetters.SERVICE, "lead-intake-service");
    header(dead, DeadLetters.TOPIC, record.topic());
    header(dead, DeadLetters.PARTITION, String.valueOf(record.partition()));
    header(dead, DeadLetters.OFFSET, String.valueOf(record.offset()));
    header(dead, DeadLetters.AT, clock.instant().toString());
    kafka.send(dead).join();
    metrics.counter("relevo.dead.letters", "topic", record.topic(), "reason", REASON).increment();
  }

  private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
