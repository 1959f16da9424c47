package com.relevo.kit.request;

import com.relevo.kit.stream.Outbound;
import com.relevo.kit.stream.RecordTrace;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/**
 * Carries a request to the one writer of its key and its outcome back. Behind a circuit breaker:
 * while the broker is away, callers hear so at once.
 */
public final class RequestChannel<A> implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RequestChannel.class);

  private final DefaultKafkaProducerFactory<String, byte[]> producers;
  private final KafkaTemplate<String, byte[]> kafka;
  private final Replies<A> replies;
  private final CircuitBreaker breaker;
  private final Duration sendTimeout;
  private final Duration replyTimeout;

  /** What came of asking. */
  public sealed interface Result<A> {
    record Answered<A>(A answer) implements Result<A> {}

    /** No outcome in time: the request may yet take effect. */
    record Unanswered<A>() implements Result<A> {}

    /** The broker did not confirm the request; most likely it never had it. */
    record Unavailable<A>() implements Result<A> {}
  }

  RequestChannel(
      DefaultKafkaProducerFactory<String, byte[]> producers,
      Replies<A> replies,
      CircuitBreaker breaker,
      Duration sendTimeout,
      Duration replyTimeout) {
    this.producers = producers;
    this.kafka = new KafkaTemplate<>(producers);
    // Its listener would log each failure at length; the breaker and this class say enough.
    this.kafka.setProducerListener(new ProducerListener<>() {});
    this.replies = replies;
    this.breaker = breaker;
    this.sendTimeout = sendTimeout;
    this.replyTimeout = replyTimeout;
  }

  /** What a request has to name for its reply to come here. */
  public String instance() {
    return replies.instance();
  }

  /** {@code id} is the key its reply will have. */
  public Result<A> ask(String id, Outbound request) {
    CompletableFuture<A> reply = replies.expect(id);
    try {
      return sent(request) ? await(reply) : new Result.Unavailable<>();
    } finally {
      replies.forget(id);
    }
  }

  private boolean sent(Outbound outbound) {
    try {
      breaker.executeCallable(
          () -> kafka.send(record(outbound)).get(sendTimeout.toMillis(), TimeUnit.MILLISECONDS));
      return true;
    } catch (CallNotPermittedException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } catch (Exception e) {
      log.warn("A request could not be handed to the broker: {}", e.toString());
      return false;
    }
  }

  private static ProducerRecord<String, byte[]> record(Outbound outbound) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(outbound.topic(), outbound.key(), outbound.value());
    outbound
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    RecordTrace.headers().forEach(record.headers()::add);
    return record;
  }

  private Result<A> await(CompletableFuture<A> reply) {
    try {
      return new Result.Answered<>(reply.get(replyTimeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return new Result.Unanswered<>();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Result.Unanswered<>();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected an answer, but waiting for it failed", e);
    }
  }

  @Override
  public void close() {
    producers.destroy();
  }
}
