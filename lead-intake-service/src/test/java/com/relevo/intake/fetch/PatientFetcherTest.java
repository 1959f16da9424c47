package com.relevo.intake.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.relevo.intake.domain.source.Source;
import com.relevo.intake.fetch.Fetcher.Fetched;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatientFetcherTest {
  private static final Source SOURCE = HttpFetcherTest.source("http://x.example/{id}");
  private static final Fetched PERSON = new Fetched.Person(new byte[0]);

  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch never = new CountDownLatch(1);
  private Fetcher tool = (source, id) -> PERSON;
  private PatientFetcher fetcher = patient(100);

  private PatientFetcher patient(int perPeriod) {
    return new PatientFetcher(
        (source, id) -> {
          asked.incrementAndGet();
          return tool.fetch(source, id);
        },
        RetryRegistry.of(
            Map.of(
                "fetch",
                RetryConfig.custom()
                    .maxAttempts(3)
                    .waitDuration(Duration.ofMillis(1))
                    .retryOnException(new WorthAskingAgain())
                    .build())),
        CircuitBreakerRegistry.of(
            Map.of(
                "fetch",
                CircuitBreakerConfig.custom()
                    .slidingWindowSize(6)
                    .minimumNumberOfCalls(6)
                    .waitDurationInOpenState(Duration.ofHours(1))
                    .build())),
        RateLimiterRegistry.of(
            Map.of(
                "fetch",
                RateLimiterConfig.custom()
                    .limitForPeriod(perPeriod)
                    .limitRefreshPeriod(Duration.ofHours(1))
                    .timeoutDuration(Duration.ZERO)
                    .build())),
        TimeLimiterRegistry.of(
            Map.of(
                "fetch",
                TimeLimiterConfig.custom().timeoutDuration(Duration.ofMillis(200)).build())));
  }

  @AfterEach
  void close() {
    never.countDown();
    fetcher.close();
  }

  private static FetchFailedException failure(boolean again) {
    return new FetchFailedException("no", again);
  }

  @Test
  void asksAgainWhileAnotherTryMayHelp() {
    tool =
        (source, id) -> {
          if (asked.get() < 3) {
            throw failure(true);
          }
          return PERSON;
        };

    assertThat(fetcher.fetch(SOURCE, "1")).isSameAs(PERSON);
    assertThat(asked).hasValue(3);
  }

  @Test
  void asksOnceWhereNoTryHelps() {
    tool =
        (source, id) -> {
          throw failure(false);
        };

    assertThatThrownBy(() -> fetcher.fetch(SOURCE, "1")).isInstanceOf(FetchFailedException.class);
    assertThat(asked).hasValue(1);
  }

  @Test
  void asksNobodyWhileTheToolIsDown() {
    tool =
        (source, id) -> {
          throw failure(true);
        };
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> fetcher.fetch(SOURCE, "1"))
          .isInstanceOfSatisfying(
              FetchFailedException.class, failed -> assertThat(failed.again()).isTrue());
    }

    assertThat(asked).as("until the circuit opened").hasValue(6);
  }

  @Test
  void waitsForNobodyForEver() {
    tool =
        (source, id) -> {
          try {
            never.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          return PERSON;
        };

    assertThatThrownBy(() -> fetcher.fetch(SOURCE, "1"))
        .isInstanceOf(FetchFailedException.class)
        .hasMessageContaining("Timeout");
  }

  @Test
  void asksNoOftenerThanTheToolBears() {
    fetcher.close();
    fetcher = patient(2);
    fetcher.fetch(SOURCE, "1");
    fetcher.fetch(SOURCE, "2");

    assertThatThrownBy(() -> fetcher.fetch(SOURCE, "3")).isInstanceOf(FetchFailedException.class);
    assertThat(asked).hasValue(2);
  }
}
