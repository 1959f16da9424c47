package com.relevo.intake.store;

import com.relevo.events.EventJson;
import com.relevo.events.Topic;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.kit.stream.RecordTrace;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * {@code relevo.submissions}, behind a bulkhead, a circuit breaker and a time limit: while the
 * broker is away senders hear so at once, instead of waiting in a growing crowd. A record that was
 * given up may still arrive; its repeat is recognised.
 */
@Component
final class KafkaSubmissions implements Submissions {
  private static final Logger log = LoggerFactory.getLogger(KafkaSubmissions.class);
  private static final String NAME = "submissions";

  private final KafkaTemplate<String, byte[]> kafka;
  private final CircuitBreaker circuit;
  private final Bulkhead bulkhead;
  private final TimeLimiter limit;
  // The producer blocks while it has no metadata; here it may, and the time limit still counts.
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

  KafkaSubmissions(
      KafkaTemplate<String, byte[]> kafka,
      CircuitBreakerRegistry circuits,
      BulkheadRegistry bulkheads,
      TimeLimiterRegistry limits) {
    this.kafka = kafka;
    this.circuit = circuits.circuitBreaker(NAME);
    this.bulkhead = bulkheads.bulkhead(NAME);
    this.limit = limits.timeLimiter(NAME);
    circuit
        .getEventPublisher()
        .onStateTransition(event ->
            log.warn(
                "The circuit to {}: {}",
                Topic.SUBMISSIONS.topicName(),
                event.getStateTransition()));
  }

  @Override
  public Kept keep(Submission submission) {
    byte[] value = EventJson.mapper().writeValueAsBytes(submission);
    // Its headers on this thread: it is the one with the request's trace.
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            Topic.SUBMISSIONS.topicName(),
            null,
            submission.recordKey(),
            value,
            RecordTrace.headers());
    Callable<Kept> append = () -> limit.executeFutureSupplier(() -> send(record));
    try {
      return Bulkhead.decorateCallable(bulkhead, CircuitBreaker.decorateCallable(circuit, append))
          .call();
    } catch (Exception e) {
      log.debug("A delivery was not kept", e);
      return Kept.UNAVAILABLE;
    }
  }

  /** Too large is an answer, no failure of the broker: the circuit must not open over it. */
  private CompletableFuture<Kept> send(ProducerRecord<String, byte[]> record) {
    return CompletableFuture.supplyAsync(() -> kafka.send(record).join(), senders)
        .thenApply(sent -> Kept.KEPT)
        .exceptionally(failure -> {
          if (tooLarge(failure)) {
            return Kept.TOO_LARGE;
          }
          throw failure instanceof CompletionException completion
              ? completion
              : new CompletionException(failure);
        });
  }

  private static boolean tooLarge(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RecordTooLargeException) {
        return true;
      }
    }
    return false;
  }

  @PreDestroy
  void close() {
    senders.shutdown();
  }
}
